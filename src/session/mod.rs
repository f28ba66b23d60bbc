//! Who is signed in, and the two ways there and back.

use crate::api::{ApiError, Client};
use crate::browser;
use crate::config::Config;
use crate::domain::{Person, Trouble};
use crate::oidc::PendingLogin;
use crate::route::{Base, ReturnTo, Route};
use leptos::prelude::*;
use std::sync::Arc;

/// Who is signed in.
#[derive(Clone, PartialEq, Eq)]
pub enum Session {
    /// Not known yet.
    Restoring,
    /// The backend could not say.
    Unknown(ApiError),
    /// Nobody.
    SignedOut,
    /// This person.
    SignedIn(Person),
}

/// The session and what signing in and out needs. Cheap to clone; given to the pages by context.
#[derive(Clone)]
pub struct SessionHandle {
    state: RwSignal<Session>,
    client: Client,
    config: Arc<Config>,
    base: Base,
}

impl SessionHandle {
    /// A session that is not known yet.
    #[must_use]
    pub fn new(client: Client, config: Arc<Config>, base: Base) -> Self {
        Self {
            state: RwSignal::new(Session::Restoring),
            client,
            config,
            base,
        }
    }

    /// Who is signed in; tracked.
    #[must_use]
    pub fn get(&self) -> Session {
        self.state.get()
    }

    /// The person, if one is signed in; tracked.
    #[must_use]
    pub fn person(&self) -> Option<Person> {
        match self.state.get() {
            Session::SignedIn(person) => Some(person),
            _ => None,
        }
    }

    /// Takes note of who signed in.
    pub fn signed_in(&self, person: Person) {
        self.state.set(Session::SignedIn(person));
    }

    /// Asks the backend who is signed in.
    pub async fn restore(&self) -> Session {
        let session = match self.client.session().await {
            Ok(Some(person)) => Session::SignedIn(person),
            Ok(None) => Session::SignedOut,
            Err(error) => Session::Unknown(error),
        };
        self.state.set(session.clone());
        session
    }

    /// Leaves for the identity provider; the way back leads to `return_to`.
    ///
    /// # Errors
    /// The backend's refusal, or [`Trouble::NoStorage`] when the tab cannot remember the sign-in.
    pub async fn sign_in(&self, return_to: ReturnTo) -> Result<(), ApiError> {
        let (url, state) = self
            .client
            .start_login(&self.config.identity_origins)
            .await?;
        let login = PendingLogin::new(state, browser::now(), return_to);
        if !browser::keep_pending_login(&login) {
            return Err(Trouble::NoStorage.into());
        }
        browser::leave_for(&url);
        Ok(())
    }

    /// Ends the session here and at the provider. The page is loaded anew, so nothing of the
    /// person stays in memory.
    ///
    /// # Errors
    /// The session may still be there.
    pub async fn sign_out(&self) -> Result<(), ApiError> {
        match self.client.logout(&self.config.identity_origins).await? {
            Some(url) => browser::leave_for(&url),
            None => browser::reload_at(&self.base.href(&Route::Landing)),
        }
        Ok(())
    }
}
