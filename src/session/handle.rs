//! The session as the pages hold it.

use super::by_app;
use super::lifetime::Lifetime;
use super::state::{Failure, Session};
use crate::api::{Access, ApiError, Bearer, Client, Offered};
use crate::browser;
use crate::config::{Config, SignIn};
use crate::domain::{Person, offer};
use crate::oidc::{Departures, Fault, PendingLogin, Prompt, Secrets, TabNews};
use crate::route::{Base, ReturnTo, Route};
use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;

/// The session and what signing in and out needs. Cheap to clone; given to the pages by context.
#[derive(Clone)]
pub struct SessionHandle {
    pub(super) state: RwSignal<Session>,
    lifetime: Lifetime,
    pub(super) client: Client,
    pub(super) bearer: Option<Bearer>,
    pub(super) config: Arc<Config>,
    base: Base,
    questions: Arc<Questions>,
}

/// The questions to the backend who is signed in: one at a time, and none twice.
#[derive(Default)]
struct Questions {
    turn: async_lock::Mutex<()>,
    /// How often somebody wanted to know.
    wanted: AtomicU32,
    /// `wanted` when the last question was sent: whoever wanted to know before has the answer.
    sent: AtomicU32,
    /// How often a sign-out was heard of: an answer to a question from before is out of date.
    sign_outs: AtomicU32,
}

impl SessionHandle {
    /// A session that is not known yet. Listens to the other tabs.
    #[must_use]
    pub fn new(config: Arc<Config>, base: Base) -> Self {
        let lifetime = Lifetime::unknown();
        let (access, bearer) = match &config.sign_in {
            SignIn::Backend => (Access::Cookie, None),
            SignIn::Oidc(registration) => {
                let bearer = Bearer::new(registration.clone());
                (Access::Bearer(bearer.clone()), Some(bearer))
            }
        };
        let client = Client::new(&config.api_base, access, move |seconds| {
            lifetime.begins(seconds);
        });
        let session = Self {
            state: RwSignal::new(Session::Restoring),
            lifetime,
            client,
            bearer,
            config,
            base,
            questions: Arc::default(),
        };
        let listening = session.clone();
        browser::listen_to_tabs(move |news| listening.hear(news));
        session
    }

    /// The backend, with what opens it.
    #[must_use]
    pub fn client(&self) -> Client {
        self.client.clone()
    }

    /// How long the session is good.
    #[must_use]
    pub fn lifetime(&self) -> Lifetime {
        self.lifetime
    }

    /// Whether a sign-in in another tab lets this one go on: by the cookie both have.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.bearer.is_none()
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
            Session::SignedIn(person) | Session::Ended(person) => Some(person),
            _ => None,
        }
    }

    /// Finds out who is signed in when the app starts at `return_to`. In profile `oidc` a reload has
    /// lost the tokens: the provider is asked once, without a question to the person.
    pub async fn open(&self, return_to: ReturnTo) {
        match &self.bearer {
            // No provider answers in a frame.
            Some(bearer)
                if bearer.is_empty() && browser::may_be_signed_in() && !browser::is_framed() =>
            {
                browser::note_signed_in(false);
                if let Err(failure) = self.leave(return_to, Prompt::None, None).await {
                    // A loop of quiet attempts ends where the person can press the button.
                    self.set(match failure {
                        Failure::Protocol(Fault::Loop) => Session::SignedOut,
                        failure => Session::Unknown(failure),
                    });
                }
            }
            _ => self.restore().await,
        }
    }

    /// Asks the backend who is signed in.
    pub async fn restore(&self) {
        let Questions {
            turn,
            wanted,
            sent,
            sign_outs,
        } = &*self.questions;
        let mine = wanted.fetch_add(1, Relaxed) + 1;
        let _one_at_a_time = turn.lock().await;
        if sent.load(Relaxed) >= mine {
            return;
        }
        sent.store(wanted.load(Relaxed), Relaxed);
        let before = sign_outs.load(Relaxed);
        let session = self.ask().await;
        if sign_outs.load(Relaxed) == before {
            self.set(session);
        }
    }

    async fn ask(&self) -> Session {
        match &self.bearer {
            Some(bearer) if bearer.is_empty() => Session::SignedOut,
            _ => match (self.client.session().await, self.person_untracked()) {
                // Without an answer, who was there a moment ago keeps the page; its next request says
                // what is wrong.
                (Ok(Some(person)), _) | (Err(_), Some(person)) => Session::SignedIn(person),
                (Ok(None), Some(person)) => Session::Ended(person),
                (Ok(None), None) => Session::SignedOut,
                (Err(error), None) => Session::Unknown(error.into()),
            },
        }
    }

    /// Takes note that the time is up. Nobody is asked: asking would prolong the session.
    pub fn end(&self) {
        if let Some(person) = self.person_untracked() {
            self.set(Session::Ended(person));
        }
    }

    /// Leaves for the identity provider; the way back leads to `return_to`. With `max_age` somebody who
    /// signed in longer ago, in seconds, has to do it again; in profile `oidc` the provider is not told.
    ///
    /// # Errors
    /// What kept the browser from leaving.
    pub async fn sign_in(&self, return_to: ReturnTo, max_age: Option<u32>) -> Result<(), Failure> {
        self.leave(return_to, Prompt::Usual, max_age).await
    }

    async fn leave(
        &self,
        return_to: ReturnTo,
        prompt: Prompt,
        max_age: Option<u32>,
    ) -> Result<(), Failure> {
        let now = browser::now();
        let departures = browser::take_departures().leave(now);
        let departures = departures.map_err(|_| Fault::Loop)?;
        let origins = &self.config.identity_origins;
        let (url, state, secrets) = match &self.bearer {
            None => {
                let (url, state) = self.client.start_login(origins, max_age).await?;
                (url, state, Secrets::AtBackend)
            }
            Some(bearer) => {
                let back_to = self.address(&Route::Callback);
                by_app::request(
                    bearer.registration().clone(),
                    back_to,
                    prompt,
                    origins.clone(),
                )
                .await?
            }
        };
        let login = PendingLogin::new(state, secrets, prompt, now, return_to);
        if !browser::keep_pending_login(&login) {
            return Err(ApiError::from(crate::domain::ErrorKind::NoStorage).into());
        }
        browser::keep_departures(&departures);
        browser::leave_for(&url, prompt);
        Ok(())
    }

    /// Ends the session here and at the provider, in every tab, and where the backend offers it on every device. The page is loaded anew, so nothing
    /// of the person stays in memory.
    ///
    /// # Errors
    /// The session may still be there.
    pub async fn sign_out(
        &self,
        everywhere: Option<Offered<offer::SignOutEverywhere>>,
    ) -> Result<(), Failure> {
        let origins = &self.config.identity_origins;
        let url = match &self.bearer {
            None => {
                let answer = match everywhere {
                    Some(calls) => calls.logout_everywhere(origins).await,
                    None => self.client.logout(origins).await,
                };
                match answer {
                    // Whether it was done says who is signed in now.
                    Err(error) if error.kind.leaves_open() => match self.client.session().await {
                        Ok(None) => None,
                        _ => return Err(error.into()),
                    },
                    answer => answer?,
                }
            }
            Some(bearer) => {
                browser::note_signed_in(false);
                let back_to = self.address(&Route::SignedOut);
                by_app::sign_out(bearer.clone(), back_to, origins.clone()).await?
            }
        };
        browser::tell_tabs(&TabNews::SignedOut);
        browser::forget_drafts();
        match url {
            Some(url) => browser::leave_for(&url, Prompt::Usual),
            None => browser::reload_at(&self.base.href(&Route::Landing)),
        }
        Ok(())
    }

    /// Takes note of who signed in here, and tells the other tabs.
    pub(super) fn begin(&self, person: Person) {
        if !self.is_shared() {
            browser::note_signed_in(true);
        }
        // Whoever came back signed in is in no loop.
        browser::keep_departures(&Departures::default());
        browser::tell_tabs(&TabNews::SignedIn(person.id.clone()));
        self.set(Session::SignedIn(person));
    }

    fn hear(&self, news: TabNews) {
        if news == TabNews::SignedOut {
            browser::forget_drafts();
            self.questions.sign_outs.fetch_add(1, Relaxed);
        }
        match (news, self.person_untracked()) {
            (TabNews::SignedOut, _) => {
                if let Some(bearer) = &self.bearer {
                    bearer.clear();
                }
                self.set(Session::SignedOut);
            }
            (TabNews::Prolonged(until), _) if !self.has_ended() => self.lifetime.lasts_until(until),
            // Another person's cookie now: nothing of the first one's may stay on the screen.
            (TabNews::SignedIn(id), Some(person)) if self.is_shared() && id != person.id => {
                browser::reload_at(&self.base.href(&Route::Organizations));
            }
            (TabNews::SignedIn(_) | TabNews::Prolonged(_), _) if self.is_shared() => {
                let session = self.clone();
                leptos::task::spawn_local(async move { session.restore().await });
            }
            _ => {}
        }
    }

    fn has_ended(&self) -> bool {
        self.state
            .with_untracked(|state| matches!(state, Session::Ended(_)))
    }

    fn person_untracked(&self) -> Option<Person> {
        untrack(|| self.person())
    }

    /// Tells nobody when nothing changed: what is typed on a page must not be drawn anew.
    pub(super) fn set(&self, session: Session) {
        if !matches!(session, Session::SignedIn(_)) {
            self.lifetime.is_over();
        }
        if self.state.with_untracked(|state| *state != session) {
            self.state.set(session);
        }
    }

    /// The whole address of a place, for those outside the app.
    #[must_use]
    pub fn address(&self, route: &Route) -> String {
        format!("{}{}", browser::origin(), self.base.href(route))
    }
}
