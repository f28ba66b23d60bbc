//! The way back from the provider.

use super::handle::SessionHandle;
use super::state::{Failure, Session};
use super::{by_app, by_backend};
use crate::browser;
use crate::domain::Person;
use crate::host::HostPage;
use crate::oidc::{Callback, CallbackError, Fault, PendingLogin, Prompt};
use crate::route::{ReturnTo, Route};
use leptos::prelude::*;

/// What the way back has come to.
pub enum Arrival {
    /// There the user goes.
    At(Route),
    /// Back to the page from whose frame the sign-in was begun.
    AtHost(HostPage),
    /// Nobody signed in; a new sign-in leads where this one was to lead.
    Failed(Failure, ReturnTo),
}

impl SessionHandle {
    /// Decides on the query of the callback's address. The pending sign-in is used up, whatever
    /// comes of it.
    pub async fn arrive(&self, query: &str) -> Arrival {
        let pending = browser::take_pending_login();
        let return_to = pending.as_ref().map(|pending| pending.return_to().clone());
        let return_to = return_to.unwrap_or_else(|| ReturnTo::from_route(None));
        let quiet = pending
            .as_ref()
            .is_some_and(|it| it.prompt() == Prompt::None);
        let failure = match self.complete(query, pending).await {
            Ok(person) => {
                self.begin(person);
                return self.arrival(return_to);
            }
            Err(failure) => failure,
        };
        if let Failure::Protocol(Fault::Callback(fault)) = &failure {
            self.restore().await;
            match (self.state.get_untracked(), fault) {
                // A quiet attempt that needs an answer is not a failure: the landing asks for it.
                (_, CallbackError::Refused(refusal)) if quiet && refusal.needs_interaction() => {
                    return self.arrival(return_to);
                }
                // «Назад», a bookmark or a second tab: whoever is signed in just goes on.
                (Session::SignedIn(_), fault) if !matches!(fault, CallbackError::Refused(_)) => {
                    return self.arrival(return_to);
                }
                (Session::SignedOut, CallbackError::Empty) => return Arrival::At(Route::Landing),
                _ => {}
            }
        }
        self.set(Session::SignedOut);
        Arrival::Failed(failure, return_to)
    }

    /// Where somebody who is signed in goes.
    #[must_use]
    pub fn arrival(&self, return_to: ReturnTo) -> Arrival {
        match self.host_of(&return_to) {
            Some(page) => Arrival::AtHost(page),
            None => Arrival::At(return_to.into_route()),
        }
    }

    /// The page of a configured host to which it leads.
    #[must_use]
    pub fn host_of(&self, return_to: &ReturnTo) -> Option<HostPage> {
        return_to.host(&self.config.host_origins)
    }

    /// The page of a host to which this query asks to return after a sign-in; of a configured host only.
    #[must_use]
    pub fn host_in(&self, query: &str) -> Option<HostPage> {
        HostPage::from_query(query, &self.config.host_origins)
    }

    async fn complete(
        &self,
        query: &str,
        pending: Option<PendingLogin>,
    ) -> Result<Person, Failure> {
        let callback = Callback::parse(query).map_err(Fault::Callback)?;
        let pending = pending.ok_or(Fault::Callback(CallbackError::NotOurs))?;
        match &self.bearer {
            None => by_backend::complete(&self.client, pending, callback).await,
            Some(bearer) => {
                let back_to = self.address(&Route::Callback);
                by_app::complete(self.client(), bearer.clone(), back_to, pending, callback).await
            }
        }
    }
}
