//! Where the identity provider sends the browser back.

use super::sign_in::SignInButton;
use super::use_go;
use crate::api::{ApiError, Client};
use crate::browser;
use crate::components::{FailureNotice, Loading, dynamic, texts, use_title};
use crate::domain::Trouble;
use crate::oidc::{Callback, CallbackError, Grant, PendingLogin, Refusal};
use crate::route::{ReturnTo, Route};
use crate::session::{Session, SessionHandle};
use leptos::prelude::*;

/// The query of the callback's address, taken before the first request and used once.
#[derive(Clone, Copy)]
pub struct CallbackQuery(StoredValue<Option<String>>);

impl CallbackQuery {
    /// Holds the query until the page takes it.
    #[must_use]
    pub fn new(query: String) -> Self {
        Self(StoredValue::new(Some(query)))
    }

    fn take(self) -> String {
        self.0
            .try_update_value(Option::take)
            .flatten()
            .unwrap_or_default()
    }
}

/// A sign-in that did not come off, ready for the screen.
#[derive(Clone, PartialEq)]
struct Failed {
    error: ApiError,
    code: Option<String>,
}

impl From<ApiError> for Failed {
    fn from(error: ApiError) -> Self {
        Self { error, code: None }
    }
}

impl From<CallbackError> for Failed {
    fn from(error: CallbackError) -> Self {
        let (trouble, code) = match error {
            CallbackError::Damaged => (Trouble::CallbackDamaged, None),
            CallbackError::Empty | CallbackError::NotOurs => (Trouble::LoginUnknown, None),
            CallbackError::Expired => (Trouble::LoginExpired, None),
            CallbackError::Refused(refusal) => {
                let trouble = match refusal {
                    Refusal::Declined => Trouble::Declined,
                    Refusal::Unconfirmed => Trouble::AccountUnconfirmed,
                    Refusal::TryLater(_) => Trouble::ProviderBusy,
                    Refusal::Other(_) => Trouble::ProviderRefused,
                };
                (trouble, refusal.code().map(str::to_owned))
            }
        };
        Self {
            error: trouble.into(),
            code,
        }
    }
}

/// Decides on the callback.
fn decide(query: &str, pending: Option<PendingLogin>) -> Result<(Grant, ReturnTo), CallbackError> {
    let callback = Callback::parse(query)?;
    let pending = pending.ok_or(CallbackError::NotOurs)?;
    pending.complete(callback, browser::now())
}

/// Completes the sign-in and goes where the user was heading, or says why not.
#[component]
pub fn CallbackPage() -> impl IntoView {
    let t = texts();
    use_title(|| texts().callback.title.to_owned());
    let query = expect_context::<CallbackQuery>().take();
    let client = expect_context::<Client>();
    let session = expect_context::<SessionHandle>();
    let go = use_go();
    let failed = RwSignal::new(None::<Failed>);
    // Used up here, whatever comes of it.
    let pending = browser::take_pending_login();
    let heading_for = pending.as_ref().map(|pending| pending.return_to().clone());
    let heading_for = StoredValue::new(heading_for.unwrap_or_else(|| ReturnTo::from_route(None)));
    leptos::task::spawn_local(async move {
        let outcome = match decide(&query, pending) {
            Ok((grant, return_to)) => match client.complete_login(&grant).await {
                Ok(person) => {
                    session.signed_in(person);
                    Ok(return_to.into_route())
                }
                Err(error) => Err(error.into()),
            },
            // «Назад», a bookmark or a second tab: whoever is signed in already just goes on.
            Err(error) => match session.restore().await {
                Session::SignedIn(_) if !matches!(error, CallbackError::Refused(_)) => {
                    Ok(Route::Organizations)
                }
                Session::SignedOut if error == CallbackError::Empty => Ok(Route::Landing),
                _ => Err(error.into()),
            },
        };
        match outcome {
            Ok(route) => go(&route, true),
            Err(why) => failed.set(Some(why)),
        }
    });
    view! {
        <main class="page page--narrow" id="content" tabindex="-1">
            {dynamic(move || match failed.get() {
                None => {
                    view! {
                        <h1>{t.callback.completing}</h1>
                        <Loading />
                    }
                        .into_any()
                }
                Some(why) => {
                    view! {
                        <h1>{t.callback.failed}</h1>
                        <FailureNotice
                            trouble=why.error.trouble
                            request_id=why.error.request_id
                            code=why.code
                        >
                            <SignInButton
                                return_to=heading_for.get_value()
                                label=t.sign_in_again
                            />
                        </FailureNotice>
                    }
                        .into_any()
                }
            })}
        </main>
    }
}
