//! Where the identity provider sends the browser back.

use super::words::words;
use crate::browser;
use crate::navigation::Navigator;
use crate::route::ReturnTo;
use crate::session::{Arrival, Failure, Session, SessionHandle};
use crate::ui::sign_in::button::{SignInButton, back_to};
use crate::ui::sign_in::failure::SessionFailure;
use crate::ui::{Loading, texts, use_title};
use leptos::prelude::*;

/// The query of a way back from the provider, taken before the first request and used once.
#[derive(Clone, Copy)]
pub struct CallbackQuery(StoredValue<Option<String>>);

impl CallbackQuery {
    /// Holds the query until the page takes it.
    #[must_use]
    pub fn new(query: String) -> Self {
        Self(StoredValue::new(Some(query)))
    }

    pub fn take(self) -> String {
        self.0
            .try_update_value(Option::take)
            .flatten()
            .unwrap_or_default()
    }
}

/// Completes the sign-in and goes where the user was heading, or says why not.
#[component]
pub fn CallbackPage() -> impl IntoView {
    let (t, w) = (texts(), &words().callback);
    use_title(|| words().callback.title.to_owned());
    let query = expect_context::<CallbackQuery>().take();
    let session = expect_context::<SessionHandle>();
    let navigator = expect_context::<Navigator>();
    let failed = RwSignal::new(None::<(Failure, ReturnTo)>);
    let follow = move |arrival| match arrival {
        Arrival::At(route) => navigator.go(&route, true),
        Arrival::AtHost(page) => browser::leave_to(&page),
        Arrival::Failed(why, return_to) => failed.set(Some((why, return_to))),
    };
    {
        let (session, follow) = (session.clone(), follow.clone());
        leptos::task::spawn_local(async move { follow(session.arrive(&query).await) });
    }
    // Signed in in another tab meanwhile: there is nothing left to do here.
    {
        let session = session.clone();
        Effect::new(move |_| {
            let signed_in = matches!(session.get(), Session::SignedIn(_));
            if let (true, Some((_, return_to))) = (signed_in, failed.get()) {
                follow(session.arrival(return_to));
            }
        });
    }
    view! {
        <main class="page page--narrow" id="content" tabindex="-1">
            {move || match failed.get() {
                None => {
                    view! {
                        <h1>{w.completing}</h1>
                        <Loading />
                    }
                        .into_any()
                }
                Some((why, return_to)) => {
                    let host = session.host_of(&return_to);
                    view! {
                        <h1>{w.failed}</h1>
                        <SessionFailure failure=why>
                            <SignInButton return_to=return_to label=t.sign_in_again />
                        </SessionFailure>
                        {host.as_ref().map(back_to)}
                    }
                        .into_any()
                }
            }}
        </main>
    }
}
