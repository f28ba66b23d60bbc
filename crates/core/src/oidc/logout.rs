//! Signing out at the provider and coming back (OpenID Connect RP-Initiated Logout 1.0).

use super::callback::State;
use super::provider::Provider;
use crate::oidc::authorize_url::AuthorizeUrl;
use crate::oidc::authorize_url::UnknownOrigin;
use crate::oidc::login::request::Registration;

/// A sign-out that was begun in this tab.
#[derive(PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct PendingLogout(State);

/// How a sign-out came back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogoutAnswer {
    /// The answer to the one that was begun here.
    Confirmed,
    /// The provider answered without `state`, or with another one: whether it ended its session is
    /// not known.
    Unconfirmed,
    /// None was begun here: a bookmark.
    Nothing,
}

impl PendingLogout {
    /// Begins a sign-out.
    #[must_use]
    pub fn new(state: State) -> Self {
        Self(state)
    }

    /// The text to keep in the tab while the browser is away.
    #[must_use]
    pub fn as_storage(&self) -> &str {
        self.0.as_str()
    }

    /// Reads what was kept.
    #[must_use]
    pub fn from_storage(text: &str) -> Option<Self> {
        State::new(text).map(Self)
    }

    /// Where to go to end the provider's session; `None` when the provider has no such place. No
    /// `id_token_hint`: a token must not stand in an address.
    ///
    /// # Errors
    /// [`UnknownOrigin`] when the provider's endpoint is not on the configured list.
    pub fn url(
        &self,
        provider: &Provider,
        registration: &Registration,
        back_to: &str,
        origins: &[String],
    ) -> Result<Option<AuthorizeUrl>, UnknownOrigin> {
        let Some(endpoint) = &provider.end_session_endpoint else {
            return Ok(None);
        };
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([
                ("client_id", registration.client_id.as_str()),
                ("post_logout_redirect_uri", back_to),
                ("state", self.0.as_str()),
            ])
            .finish();
        AuthorizeUrl::with_query(endpoint, &query, origins).map(Some)
    }

    /// Decides on the way back.
    #[must_use]
    pub fn answer(pending: Option<Self>, query: &str) -> LogoutAnswer {
        let Some(pending) = pending else {
            return LogoutAnswer::Nothing;
        };
        let query = query.trim_start_matches('?').as_bytes();
        let mut states = form_urlencoded::parse(query).filter(|(name, _)| name == "state");
        match (states.next(), states.next()) {
            (Some((_, state)), None) if state == pending.0.as_str() => LogoutAnswer::Confirmed,
            _ => LogoutAnswer::Unconfirmed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn pending() -> PendingLogout {
        PendingLogout::new(State::new("s1").unwrap())
    }

    fn url(end_session: Option<&str>) -> Result<Option<AuthorizeUrl>, UnknownOrigin> {
        let metadata = json!({
            "issuer": "https://id", "authorization_endpoint": "https://id/a",
            "token_endpoint": "https://id/t", "jwks_uri": "https://id/j",
            "end_session_endpoint": end_session.unwrap_or("https://id/out"),
        });
        let metadata = serde_json::from_value(metadata).unwrap();
        let mut provider = Provider::from_metadata(metadata, "https://id").unwrap();
        if end_session.is_none() {
            provider.end_session_endpoint = None;
        }
        let registration = Registration {
            issuer: "https://id".to_owned(),
            client_id: "app".to_owned(),
            scope: "openid".to_owned(),
            trusted_audiences: Vec::new(),
        };
        pending().url(
            &provider,
            &registration,
            "https://site/x",
            &["https://id".to_owned()],
        )
    }

    /// `oidcc-client-test-rp-init-logout`
    #[test]
    fn there_with_state_and_without_a_token() {
        let there = url(Some("https://id/out")).unwrap().unwrap();
        assert_eq!(
            there.as_str(),
            "https://id/out?client_id=app&post_logout_redirect_uri=https%3A%2F%2Fsite%2Fx&state=s1"
        );
        assert!(url(None).unwrap().is_none());
        assert!(url(Some("https://evil/out")).is_err());
    }

    /// `oidcc-client-test-rp-init-logout-no-state`, `oidcc-client-test-rp-init-logout-other-state`
    #[test]
    fn back_with_the_same_state_once() {
        let answer = |query| PendingLogout::answer(Some(pending()), query);
        assert_eq!(answer("?state=s1"), LogoutAnswer::Confirmed);
        for query in [
            "",
            "?",
            "?state=s2",
            "?state=",
            "?state=s1&state=s1",
            "?state=s1&state=s2",
        ] {
            assert_eq!(answer(query), LogoutAnswer::Unconfirmed, "{query}");
        }
        assert_eq!(
            PendingLogout::answer(None, "?state=s1"),
            LogoutAnswer::Nothing
        );
    }

    #[test]
    fn storage_there_and_back() {
        assert_eq!(
            PendingLogout::from_storage(pending().as_storage()),
            Some(pending())
        );
        assert_eq!(PendingLogout::from_storage(""), None);
    }
}
