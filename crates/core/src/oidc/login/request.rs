//! The authorization request of profile `oidc` (OpenID Connect Core §3.1.2.1, RFC 7636 §4.3).

use crate::oidc::authorize_url::AuthorizeUrl;
use crate::oidc::authorize_url::UnknownOrigin;
use crate::oidc::callback::State;
use crate::oidc::login::secrets::Secrets;
use crate::oidc::provider::Provider;

/// How this installation is registered with its provider; from `config.json`.
#[derive(Clone, Debug)]
pub struct Registration {
    /// The exact string that names the provider.
    pub issuer: String,
    /// The name of this public client there.
    pub client_id: String,
    /// What is asked for; has `openid`.
    pub scope: String,
    /// Further audiences that an ID token may name beside this client.
    pub trusted_audiences: Vec<String>,
}

/// Whether the provider may ask the person something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Prompt {
    /// As usual.
    Usual,
    /// Only whether somebody is signed in there already: after a reload.
    None,
}

/// An authorization request.
pub struct Request<'a> {
    /// Who is asked.
    pub provider: &'a Provider,
    /// Who asks.
    pub registration: &'a Registration,
    /// Where the answer goes.
    pub redirect_uri: &'a str,
    /// Ties the answer to this tab.
    pub state: &'a State,
    /// Of them the nonce goes along.
    pub secrets: &'a Secrets,
    /// Base64url of the verifier's SHA-256.
    pub challenge: &'a str,
    /// Whether questions are allowed.
    pub prompt: Prompt,
}

impl Request<'_> {
    /// The address to leave for.
    ///
    /// # Errors
    /// [`UnknownOrigin`] when the provider's endpoint is not on the configured list.
    pub fn url(&self, origins: &[String]) -> Result<AuthorizeUrl, UnknownOrigin> {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs([
            ("response_type", "code"),
            ("client_id", &self.registration.client_id),
            ("redirect_uri", self.redirect_uri),
            ("scope", &self.registration.scope),
            ("state", self.state.as_str()),
            ("code_challenge", self.challenge),
            ("code_challenge_method", "S256"),
        ]);
        if let Secrets::InTab { nonce, .. } = self.secrets {
            query.append_pair("nonce", nonce);
        }
        if self.prompt == Prompt::None {
            query.append_pair("prompt", "none");
        }
        AuthorizeUrl::with_query(
            &self.provider.authorization_endpoint,
            &query.finish(),
            origins,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn url(endpoint: &str, prompt: Prompt) -> Result<AuthorizeUrl, UnknownOrigin> {
        let metadata = json!({
            "issuer": "https://id", "authorization_endpoint": endpoint,
            "token_endpoint": "https://id/t", "jwks_uri": "https://id/j",
        });
        let metadata = serde_json::from_value(metadata).unwrap();
        let request = Request {
            provider: &Provider::from_metadata(metadata, "https://id").unwrap(),
            registration: &Registration {
                issuer: "https://id".to_owned(),
                client_id: "app".to_owned(),
                scope: "openid profile".to_owned(),
                trusted_audiences: Vec::new(),
            },
            redirect_uri: "https://site/auth/callback",
            state: &State::new("s").unwrap(),
            secrets: &Secrets::InTab {
                nonce: "n".to_owned(),
                verifier: "v".to_owned(),
            },
            challenge: "c",
            prompt,
        };
        request.url(&["https://id".to_owned()])
    }

    #[test]
    fn everything_that_is_asked_and_never_the_verifier() {
        let url = url("https://id/authorize", Prompt::Usual).unwrap();
        assert_eq!(
            url.as_str(),
            "https://id/authorize?response_type=code&client_id=app\
             &redirect_uri=https%3A%2F%2Fsite%2Fauth%2Fcallback&scope=openid+profile&state=s\
             &code_challenge=c&code_challenge_method=S256&nonce=n"
        );
    }

    #[test]
    fn a_quiet_question_and_an_endpoint_with_a_query() {
        let url = url("https://id/authorize?realm=a", Prompt::None).unwrap();
        assert!(
            url.as_str()
                .starts_with("https://id/authorize?realm=a&response_type=code&")
        );
        assert!(url.as_str().ends_with("&nonce=n&prompt=none"));
    }

    #[test]
    fn an_endpoint_elsewhere_is_not_left_for() {
        assert!(url("https://id.evil/authorize", Prompt::Usual).is_err());
    }
}
