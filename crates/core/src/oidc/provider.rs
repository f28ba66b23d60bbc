//! What the provider says of itself (OpenID Connect Discovery 1.0 §4).

use serde_json::Value;

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
    pub fn from_metadata(metadata: &Value, issuer: &str) -> Result<Self, ProviderFault> {
        let text = |name: &str| metadata.get(name).and_then(Value::as_str);
        if text("issuer") != Some(issuer) {
            return Err(ProviderFault::Issuer);
        }
        // Absent means the default, which has what is asked for, or says nothing about it.
        let lacks = |name: &str, wanted: &str| {
            let list = metadata.get(name).and_then(Value::as_array);
            list.is_some_and(|list| !list.iter().any(|one| one == wanted))
        };
        if lacks("response_types_supported", "code") {
            return Err(ProviderFault::NoCodeFlow);
        }
        if lacks("code_challenge_methods_supported", "S256") {
            return Err(ProviderFault::NoS256);
        }
        let endpoint = |name: &str| match text(name) {
            None => Ok(None),
            Some(url) if is_protected(url) => Ok(Some(url.to_owned())),
            Some(_) => Err(ProviderFault::Endpoint),
        };
        let needed = |name: &str| endpoint(name)?.ok_or(ProviderFault::Endpoint);
        let flag = "authorization_response_iss_parameter_supported";
        let algorithms = metadata
            .get("id_token_signing_alg_values_supported")
            .and_then(Value::as_array);
        Ok(Self {
            issuer: issuer.to_owned(),
            authorization_endpoint: needed("authorization_endpoint")?,
            token_endpoint: needed("token_endpoint")?,
            jwks_uri: needed("jwks_uri")?,
            userinfo_endpoint: endpoint("userinfo_endpoint")?,
            end_session_endpoint: endpoint("end_session_endpoint")?,
            names_itself: metadata.get(flag) == Some(&Value::Bool(true)),
            algorithms: algorithms
                .into_iter()
                .flatten()
                .filter_map(|name| name.as_str().map(str::to_owned))
                .collect(),
        })
    }
}

/// TLS, or this very machine (development), which nobody stands between.
fn is_protected(url: &str) -> bool {
    let host = |prefix: &str| {
        url.strip_prefix(prefix)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/', '?']))
    };
    url.strip_prefix("https://")
        .is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#']))
        || host("http://localhost")
        || host("http://127.0.0.1")
        || host("http://[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

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
        Provider::from_metadata(&metadata, ISSUER)
    }

    #[test]
    fn the_least_that_is_needed() {
        let provider = Provider::from_metadata(&metadata(), ISSUER).unwrap();
        assert_eq!(provider.token_endpoint, "https://id.example/token");
        assert_eq!(provider.end_session_endpoint, None);
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
        for name in ["jwks_uri", "userinfo_endpoint", "end_session_endpoint"] {
            for url in [
                "http://id.example/x",
                "http://localhost.evil/x",
                "http://localhost@evil/x",
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
            prop_assert!(Provider::from_metadata(&metadata, ISSUER).is_err());
        }
    }
}
