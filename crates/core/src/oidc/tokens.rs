//! The answer of the token endpoint (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3), and what is
//! sent there. Tokens have no `Debug` and no `Display`: they cannot get into a log.

use crate::json::Member;
use crate::json::object;
use crate::oidc::login::pending::Grant;
use crate::oidc::login::request::Registration;
use crate::oidc::login::secrets::Secrets;
use serde::Deserialize;

/// Opens the REST backend; in memory only.
#[derive(Clone)]
pub struct AccessToken(String);

/// Gets the next access token, once; in memory only.
pub struct RefreshToken(String);

/// What came for a code or a refresh token.
pub struct TokenResponse {
    /// For the backend.
    pub access_token: AccessToken,
    /// In seconds; `None` when the provider does not say.
    pub expires_in: Option<u32>,
    /// For the next time, if the provider gives one.
    pub refresh_token: Option<RefreshToken>,
    /// Still to be checked; after a refresh there may be none.
    pub id_token: Option<String>,
}

/// The answer gives no token that could be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TokenResponseFault;

impl TokenResponse {
    /// Takes an answer of status 200.
    ///
    /// # Errors
    /// [`TokenResponseFault`] when there is no access token, or one that a bearer could not use.
    pub fn check(answer: TokenAnswer) -> Result<Self, TokenResponseFault> {
        let filled = |text: Member<String>| text.into_option().filter(|text| !text.is_empty());
        let kind = answer.token_type.text();
        let bearer = kind.is_some_and(|kind| kind.eq_ignore_ascii_case("bearer"));
        let access_token = filled(answer.access_token);
        let access_token = access_token.filter(|token| bearer && is_header_safe(token));
        let seconds = answer.expires_in.into_option();
        Ok(Self {
            access_token: AccessToken(access_token.ok_or(TokenResponseFault)?),
            expires_in: seconds.map(|seconds| u32::try_from(seconds).unwrap_or(u32::MAX)),
            refresh_token: filled(answer.refresh_token).map(RefreshToken),
            id_token: filled(answer.id_token),
        })
    }

    /// Whether an answer of status 400 or 401 is about the code (RFC 6749 §5.2): also one that does not say.
    #[must_use]
    pub fn refuses_the_code(text: &str) -> bool {
        let refusal: Option<Refusal> = object(text);
        refusal.is_none_or(|refusal| refusal.error.text() == Some("invalid_grant"))
    }
}

/// What came, as the provider writes it.
#[derive(Deserialize)]
pub struct TokenAnswer {
    #[serde(default)]
    access_token: Member<String>,
    #[serde(default)]
    token_type: Member<String>,
    #[serde(default)]
    expires_in: Member<u64>,
    #[serde(default)]
    refresh_token: Member<String>,
    #[serde(default)]
    id_token: Member<String>,
}

#[derive(Deserialize)]
struct Refusal {
    #[serde(default)]
    error: Member<String>,
}

/// RFC 6750 §2.1: what may stand in `Authorization`.
fn is_header_safe(token: &str) -> bool {
    token.bytes().all(|byte| byte.is_ascii_graphic())
}

impl AccessToken {
    /// The text, for `Authorization` and for `at_hash`.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The body of the request that ends this token (RFC 7009 §2.1).
    #[must_use]
    pub fn revocation(&self, registration: &Registration) -> String {
        revocation(&self.0, "access_token", registration)
    }
}

impl RefreshToken {
    /// The body of the request that uses this token up.
    #[must_use]
    pub fn body(&self, registration: &Registration) -> String {
        form(&[
            ("grant_type", "refresh_token"),
            ("refresh_token", &self.0),
            ("client_id", &registration.client_id),
        ])
    }

    /// The body of the request that ends this token, and with it those that came from it.
    #[must_use]
    pub fn revocation(&self, registration: &Registration) -> String {
        revocation(&self.0, "refresh_token", registration)
    }
}

fn revocation(token: &str, kind: &str, registration: &Registration) -> String {
    form(&[
        ("token", token),
        ("token_type_hint", kind),
        ("client_id", &registration.client_id),
    ])
}

impl Grant {
    /// The body of the request that exchanges the code; `None` when the secrets are the backend's.
    #[must_use]
    pub fn body(&self, registration: &Registration, redirect_uri: &str) -> Option<String> {
        let Secrets::InTab { verifier, .. } = self.secrets() else {
            return None;
        };
        Some(form(&[
            ("grant_type", "authorization_code"),
            ("code", self.code().as_str()),
            ("redirect_uri", redirect_uri),
            ("client_id", &registration.client_id),
            ("code_verifier", verifier),
        ]))
    }
}

fn form(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn check(answer: Value) -> Option<TokenResponse> {
        TokenResponse::check(serde_json::from_value(answer).ok()?).ok()
    }

    fn registration() -> Registration {
        Registration {
            issuer: "https://id".to_owned(),
            client_id: "a b".to_owned(),
            scope: "openid".to_owned(),
            trusted_audiences: Vec::new(),
        }
    }

    #[test]
    fn a_token_is_ended_by_its_client() {
        let registration = registration();
        let access = AccessToken("a&b".to_owned()).revocation(&registration);
        assert_eq!(
            access,
            "token=a%26b&token_type_hint=access_token&client_id=a+b"
        );
        let refresh = RefreshToken("r".to_owned()).revocation(&registration);
        assert_eq!(
            refresh,
            "token=r&token_type_hint=refresh_token&client_id=a+b"
        );
    }

    #[test]
    fn an_answer_with_everything_and_with_the_least() {
        let full = json!({
            "access_token": "a", "token_type": "Bearer", "expires_in": 60, "refresh_token": "r", "id_token": "i",
        });
        let full = check(full).unwrap();
        assert_eq!(full.access_token.expose(), "a");
        assert_eq!(full.expires_in, Some(60));
        assert_eq!(full.id_token.as_deref(), Some("i"));
        let body = full.refresh_token.unwrap().body(&registration());
        assert_eq!(
            body,
            "grant_type=refresh_token&refresh_token=r&client_id=a+b"
        );
        let least = json!({ "access_token": "a", "token_type": "bearer", "expires_in": "60" });
        let least = check(least).unwrap();
        assert_eq!(least.expires_in, None);
        assert!(least.refresh_token.is_none() && least.id_token.is_none());
    }

    /// `fapi2-security-profile-final-client-test-token-type-case-insensitivity`,
    /// `fapi2-security-profile-final-client-test-token-endpoint-response-without-expires_in`
    #[test]
    fn the_type_in_any_case_and_no_lifetime() {
        for kind in ["bearer", "Bearer", "BEARER", "bEaReR"] {
            let answer = check(json!({ "access_token": "a", "token_type": kind }));
            assert_eq!(answer.unwrap().expires_in, None, "{kind}");
        }
    }

    #[test]
    fn no_token_that_could_be_used() {
        for answer in [
            json!({ "token_type": "Bearer" }),
            json!({ "access_token": "", "token_type": "Bearer" }),
            json!({ "access_token": 7, "token_type": "Bearer" }),
            json!({ "access_token": "a\nb", "token_type": "Bearer" }),
            json!({ "access_token": "a b", "token_type": "Bearer" }),
            json!({ "access_token": "a" }),
            json!({ "access_token": "a", "token_type": "mac" }),
            json!({ "access_token": "a", "token_type": "DPoP" }),
            json!("a"),
            json!(null),
        ] {
            assert!(check(answer.clone()).is_none(), "{answer}");
        }
    }

    #[test]
    fn only_invalid_grant_is_about_the_code() {
        for text in [r#"{"error":"invalid_grant"}"#, "", "<html>", "[]"] {
            assert!(TokenResponse::refuses_the_code(text), "{text}");
        }
        for text in [r#"{"error":"invalid_client"}"#, r#"{"error":7}"#, "{}"] {
            assert!(!TokenResponse::refuses_the_code(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn only_what_fits_a_header_is_an_access_token(token in "\\PC{0,12}") {
            let answer = json!({ "access_token": token, "token_type": "Bearer" });
            let accepted = check(answer).is_some();
            let fits = !token.is_empty() && token.bytes().all(|byte| (0x21..0x7f).contains(&byte));
            prop_assert_eq!(accepted, fits);
        }
    }
}
