//! The tokens of profile `oidc`: in memory, replaced before they end, one replacement at a time.

use super::provider::{self, Tokens};
use crate::browser;
use crate::oidc::{AccessToken, Fault, Millis, Registration};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Holds the tokens. Cheap to clone; all clones hold the same.
#[derive(Clone)]
pub struct Bearer(Arc<Inner>);

struct Inner {
    registration: Registration,
    tokens: Mutex<Option<Tokens>>,
    /// A refresh token works once: whoever comes second waits for the first one's result.
    refreshing: async_lock::Mutex<()>,
}

/// An access token that ends sooner than this is replaced first, in milliseconds.
const TOO_SHORT: Millis = 10_000;

impl Bearer {
    /// Holds none yet.
    #[must_use]
    pub fn new(registration: Registration) -> Self {
        Self(Arc::new(Inner {
            registration,
            tokens: Mutex::default(),
            refreshing: async_lock::Mutex::new(()),
        }))
    }

    /// How this installation is registered.
    #[must_use]
    pub fn registration(&self) -> &Registration {
        &self.0.registration
    }

    /// Holds these from now on.
    pub fn put(&self, tokens: Tokens) {
        *self.tokens() = Some(tokens);
    }

    /// Holds them no longer; what becomes of them is the caller's affair.
    pub fn clear(&self) -> Option<Tokens> {
        self.tokens().take()
    }

    /// Whether there are any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens().is_none()
    }

    /// An access token that is good for a while.
    pub async fn token(&self) -> Option<AccessToken> {
        let soon = browser::now() + TOO_SHORT;
        let ends = |tokens: &Tokens| {
            tokens.refresh.is_some() && tokens.expires_at.is_some_and(|end| end < soon)
        };
        let (token, ends) = {
            let tokens = self.tokens();
            let tokens = tokens.as_ref()?;
            (tokens.access.clone(), ends(tokens))
        };
        if ends {
            self.renewed(&token).await.or(Some(token))
        } else {
            Some(token)
        }
    }

    /// The token after `stale`; `None` when there is none to be had.
    pub async fn renewed(&self, stale: &AccessToken) -> Option<AccessToken> {
        let _one_at_a_time = self.0.refreshing.lock().await;
        let (origin, refresh) = {
            let mut held = self.tokens();
            let tokens = held.as_mut()?;
            if tokens.access.expose() != stale.expose() {
                return Some(tokens.access.clone());
            }
            (tokens.origin.clone(), tokens.refresh.take()?)
        };
        let registration = self.0.registration.clone();
        let body = refresh.body(&registration);
        let next = provider::refresh(registration, origin, body).await;
        let next = next.unwrap_or(Err(Fault::Unreachable));
        let mut held = self.tokens();
        // Signed out meanwhile: nothing is brought back.
        let tokens = held.as_mut()?;
        match next {
            Ok(next) => {
                *tokens = next;
                // RFC 6749 §6: without a new one the old one goes on.
                tokens.refresh.get_or_insert(refresh);
                Some(tokens.access.clone())
            }
            // No answer says nothing about the token.
            Err(Fault::Unreachable) => {
                tokens.refresh = Some(refresh);
                None
            }
            Err(_) => None,
        }
    }

    fn tokens(&self) -> MutexGuard<'_, Option<Tokens>> {
        self.0.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
