//! What the provider says of itself (OpenID Connect Discovery 1.0 §4).

use crate::json::{Member, understood};
use serde::Deserialize;

/// A provider whose metadata have been checked.
#[derive(Clone)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub struct Provider {
    /// The exact string that names it.
    pub issuer: String,
    /// Where the browser is sent.
    pub authorization_endpoint: String,
    /// Where codes become tokens.
    pub token_endpoint: String,
    /// Where its keys are.
    pub jwks_uri: String,
    /// Who the access token belongs to.
    pub userinfo_endpoint: Option<String>,
    /// Where the provider's session is ended.
    pub end_session_endpoint: Option<String>,
    /// Where it ends tokens (RFC 7009).
    pub revocation_endpoint: Option<String>,
    /// RFC 9207: it names itself in every answer.
    pub names_itself: bool,
    /// The signature algorithms it announces; empty when it announces none.
    pub algorithms: Vec<String>,
}

/// Why a provider cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProviderFault {
    /// It is not the one that is configured.
    Issuer,
    /// An endpoint is missing or not protected by TLS.
    Endpoint,
    /// It does not offer the authorization code flow.
    NoCodeFlow,
    /// It does not offer PKCE with S256.
    NoS256,
}

impl ProviderFault {
    /// What to tell the support.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Issuer => "discovery/issuer",
            Self::Endpoint => "discovery/endpoint",
            Self::NoCodeFlow => "discovery/response_type",
            Self::NoS256 => "discovery/S256",
        }
    }
}

impl Provider {
    /// Where the metadata of this issuer are.
    #[must_use]
    pub fn metadata_url(issuer: &str) -> String {
        let issuer = issuer.trim_end_matches('/');
        format!("{issuer}/.well-known/openid-configuration")
    }

    /// Reads the metadata of `issuer`, compared character by character.
    ///
    /// # Errors
    /// The first [`ProviderFault`] that is found.
    pub fn from_metadata(metadata: Metadata, issuer: &str) -> Result<Self, ProviderFault> {
        if metadata.issuer.text() != Some(issuer) {
            return Err(ProviderFault::Issuer);
        }
        if metadata.response_types_supported.lacks("code") {
            return Err(ProviderFault::NoCodeFlow);
        }
        if metadata.code_challenge_methods_supported.lacks("S256") {
            return Err(ProviderFault::NoS256);
        }
        let algorithms = metadata.id_token_signing_alg_values_supported.into_option();
        let names_itself = metadata.authorization_response_iss_parameter_supported;
        Ok(Self {
            issuer: issuer.to_owned(),
            authorization_endpoint: needed(metadata.authorization_endpoint)?,
            token_endpoint: needed(metadata.token_endpoint)?,
            jwks_uri: needed(metadata.jwks_uri)?,
            userinfo_endpoint: endpoint(metadata.userinfo_endpoint)?,
            end_session_endpoint: endpoint(metadata.end_session_endpoint)?,
            revocation_endpoint: endpoint(metadata.revocation_endpoint)?,
            names_itself: names_itself.into_option().unwrap_or_default(),
            algorithms: algorithms.map(|Names(names)| names).unwrap_or_default(),
        })
    }
}

/// What a provider says of itself, as it writes it. Nothing of it is believed yet.
#[derive(Deserialize)]
pub struct Metadata {
    #[serde(default)]
    issuer: Member<String>,
    #[serde(default)]
    authorization_endpoint: Member<String>,
    #[serde(default)]
    token_endpoint: Member<String>,
    #[serde(default)]
    jwks_uri: Member<String>,
    #[serde(default)]
    userinfo_endpoint: Member<String>,
    #[serde(default)]
    end_session_endpoint: Member<String>,
    #[serde(default)]
    revocation_endpoint: Member<String>,
    #[serde(default)]
    response_types_supported: Member<Names>,
    #[serde(default)]
    code_challenge_methods_supported: Member<Names>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: Member<bool>,
    #[serde(default)]
    id_token_signing_alg_values_supported: Member<Names>,
}

#[derive(Deserialize)]
struct Names(#[serde(deserialize_with = "understood")] Vec<String>);

impl Member<Names> {
    /// Absent means the default, which has what is asked for, or says nothing about it.
    fn lacks(&self, wanted: &str) -> bool {
        self.get()
            .is_some_and(|Names(names)| !names.iter().any(|name| name == wanted))
    }
}

fn endpoint(url: Member<String>) -> Result<Option<String>, ProviderFault> {
    match url.into_option() {
        Some(url) if !is_protected(&url) => Err(ProviderFault::Endpoint),
        url => Ok(url),
    }
}

fn needed(url: Member<String>) -> Result<String, ProviderFault> {
    endpoint(url)?.ok_or(ProviderFault::Endpoint)
}

/// TLS, or this very machine (development), which nobody stands between.
fn is_protected(url: &str) -> bool {
    let authority = |scheme: &str| {
        let rest = url.strip_prefix(scheme)?;
        rest.split(['/', '?', '#']).next()
    };
    if let Some(authority) = authority("https://") {
        // A name before the host is there to be taken for it.
        return !authority.is_empty() && !authority.contains('@');
    }
    authority("http://").is_some_and(|authority| {
        let is_here = |host: &&str| {
            let rest = authority.strip_prefix(*host);
            rest.is_some_and(|rest| {
                rest.is_empty()
                    || rest
                        .strip_prefix(':')
                        .is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()))
            })
        };
        ["localhost", "127.0.0.1", "[::1]"].iter().any(is_here)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    const ISSUER: &str = "https://id.example/realm";

    fn metadata() -> Value {
        json!({
            "issuer": ISSUER,
            "authorization_endpoint": "https://id.example/authorize",
            "token_endpoint": "https://id.example/token",
            "jwks_uri": "https://id.example/jwks",
        })
    }

    fn with(name: &str, value: Value) -> Result<Provider, ProviderFault> {
        let mut metadata = metadata();
        metadata[name] = value;
        read(metadata)
    }

    fn read(metadata: Value) -> Result<Provider, ProviderFault> {
        let metadata = serde_json::from_value(metadata).unwrap();
        Provider::from_metadata(metadata, ISSUER)
    }

    #[test]
    fn the_least_that_is_needed() {
        let provider = read(metadata()).unwrap();
        assert_eq!(provider.token_endpoint, "https://id.example/token");
        assert_eq!(provider.end_session_endpoint, None);
        assert_eq!(provider.revocation_endpoint, None);
        let revokes = with("revocation_endpoint", json!("https://id.example/revoke"));
        let endpoint = revokes.unwrap().revocation_endpoint;
        assert_eq!(endpoint.as_deref(), Some("https://id.example/revoke"));
        assert!(!provider.names_itself && provider.algorithms.is_empty());
        let full = with(
            "authorization_response_iss_parameter_supported",
            json!(true),
        );
        assert!(full.unwrap().names_itself);
        let full = with("id_token_signing_alg_values_supported", json!(["ES256", 7]));
        assert_eq!(full.unwrap().algorithms, ["ES256"]);
        for (name, value) in [
            ("response_types_supported", json!(["id_token", "code"])),
            ("code_challenge_methods_supported", json!(["plain", "S256"])),
            ("jwks_uri", json!("http://localhost:8081/jwks")),
            ("jwks_uri", json!("http://127.0.0.1/jwks")),
            ("jwks_uri", json!("http://[::1]:1/jwks")),
        ] {
            assert!(with(name, value.clone()).is_ok(), "{name} {value}");
        }
    }

    /// `oidcc-client-test-discovery-issuer-mismatch`,
    /// `fapi2-security-profile-final-client-test-discovery-issuer-mismatch`
    #[test]
    fn another_issuer_is_refused_however_alike() {
        for issuer in [
            "https://id.example/realm/",
            "https://id.example/Realm",
            "https://id.example:443/realm",
            "http://id.example/realm",
            "",
        ] {
            assert_eq!(
                with("issuer", json!(issuer)),
                Err(ProviderFault::Issuer),
                "{issuer}"
            );
        }
        assert_eq!(with("issuer", json!(null)), Err(ProviderFault::Issuer));
        assert_eq!(with("issuer", json!([ISSUER])), Err(ProviderFault::Issuer));
    }

    #[test]
    fn a_provider_without_code_flow_or_s256_is_refused() {
        let fault = with("response_types_supported", json!(["id_token"]));
        assert_eq!(fault, Err(ProviderFault::NoCodeFlow));
        let fault = with("code_challenge_methods_supported", json!(["plain"]));
        assert_eq!(fault, Err(ProviderFault::NoS256));
    }

    #[test]
    fn an_endpoint_that_is_missing_or_open_to_others_is_refused() {
        for name in ["authorization_endpoint", "token_endpoint", "jwks_uri"] {
            assert_eq!(
                with(name, json!(null)),
                Err(ProviderFault::Endpoint),
                "{name}"
            );
        }
        for name in [
            "jwks_uri",
            "userinfo_endpoint",
            "end_session_endpoint",
            "revocation_endpoint",
        ] {
            for url in [
                "http://id.example/x",
                "http://localhost.evil/x",
                "http://localhost@evil/x",
                "http://localhost:x@evil/x",
                "http://localhost:1@evil/x",
                "http://localhost:8081\\@evil/x",
                "https://id.example@evil/x",
                "//id.example/x",
                "/x",
                "javascript:x",
                "https://",
                "https:///x",
                "http://127.0.0.1.evil/",
            ] {
                assert_eq!(
                    with(name, json!(url)),
                    Err(ProviderFault::Endpoint),
                    "{name} {url}"
                );
            }
        }
    }

    #[test]
    fn every_fault_has_a_code_of_its_own() {
        use ProviderFault::{Endpoint, Issuer, NoCodeFlow, NoS256};
        let codes = [Issuer, Endpoint, NoCodeFlow, NoS256].map(ProviderFault::code);
        assert!(codes.iter().all(|code| code.starts_with("discovery/")));
        let unlike: std::collections::BTreeSet<_> = codes.iter().collect();
        assert_eq!(unlike.len(), codes.len());
    }

    #[test]
    fn metadata_are_below_the_issuer() {
        let expected = "https://id.example/realm/.well-known/openid-configuration";
        assert_eq!(Provider::metadata_url(ISSUER), expected);
        assert_eq!(
            Provider::metadata_url("https://id.example/realm/"),
            expected
        );
    }

    proptest! {
        #[test]
        fn no_metadata_of_another_issuer_are_taken(
            issuer in "[ -~]{0,30}", name in "[a-z_]{0,40}", value in "[ -~]{0,30}",
        ) {
            prop_assume!(issuer != ISSUER);
            let mut metadata = metadata();
            metadata["issuer"] = json!(issuer);
            metadata[name.as_str()] = json!(value);
            prop_assume!(metadata["issuer"] != ISSUER);
            prop_assert!(read(metadata).is_err());
        }
    }
}
