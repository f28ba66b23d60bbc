//! The answer of the token endpoint (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3), and what is
//! sent there. Tokens have no `Debug` and no `Display`: they cannot get into a log.

use super::{Grant, Registration, Secrets};
use serde_json::Value;

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
    /// Reads an answer of status 200.
    ///
    /// # Errors
    /// [`TokenResponseFault`] when there is no access token, or one that a bearer could not use.
    pub fn parse(json: &Value) -> Result<Self, TokenResponseFault> {
        let text = |name: &str| {
            let text = json.get(name).and_then(Value::as_str);
            text.filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let bearer = text("token_type").is_some_and(|kind| kind.eq_ignore_ascii_case("bearer"));
        let access_token = text("access_token").filter(|token| bearer && is_header_safe(token));
        let seconds = json.get("expires_in").and_then(Value::as_u64);
        Ok(Self {
            access_token: AccessToken(access_token.ok_or(TokenResponseFault)?),
            expires_in: seconds.map(|seconds| u32::try_from(seconds).unwrap_or(u32::MAX)),
            refresh_token: text("refresh_token").map(RefreshToken),
            id_token: text("id_token"),
        })
    }
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
    use serde_json::json;

    fn registration() -> Registration {
        Registration {
            issuer: "https://id".to_owned(),
            client_id: "a b".to_owned(),
            scope: "openid".to_owned(),
            trusted_audiences: Vec::new(),
        }
    }

    #[test]
    fn an_answer_with_everything_and_with_the_least() {
        let full = TokenResponse::parse(&json!({
            "access_token": "a", "token_type": "Bearer", "expires_in": 60, "refresh_token": "r", "id_token": "i",
        }));
        let full = full.ok().unwrap();
        assert_eq!(full.access_token.expose(), "a");
        assert_eq!(full.expires_in, Some(60));
        assert_eq!(full.id_token.as_deref(), Some("i"));
        let body = full.refresh_token.unwrap().body(&registration());
        assert_eq!(
            body,
            "grant_type=refresh_token&refresh_token=r&client_id=a+b"
        );
        let least = TokenResponse::parse(&json!({ "access_token": "a", "token_type": "bearer" }));
        let least = least.ok().unwrap();
        assert!(least.refresh_token.is_none() && least.id_token.is_none());
    }

    /// `fapi2-security-profile-final-client-test-token-type-case-insensitivity`,
    /// `fapi2-security-profile-final-client-test-token-endpoint-response-without-expires_in`
    #[test]
    fn the_type_in_any_case_and_no_lifetime() {
        for kind in ["bearer", "Bearer", "BEARER", "bEaReR"] {
            let answer = TokenResponse::parse(&json!({ "access_token": "a", "token_type": kind }));
            assert_eq!(answer.ok().unwrap().expires_in, None, "{kind}");
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
            assert!(TokenResponse::parse(&answer).is_err(), "{answer}");
        }
    }

    proptest! {
        #[test]
        fn only_what_fits_a_header_is_an_access_token(token in "\\PC{0,12}") {
            let answer = json!({ "access_token": token, "token_type": "Bearer" });
            let accepted = TokenResponse::parse(&answer).is_ok();
            let fits = !token.is_empty() && token.bytes().all(|byte| (0x21..0x7f).contains(&byte));
            prop_assert_eq!(accepted, fits);
        }
    }
}
