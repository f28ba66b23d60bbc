//! Leaving for the identity provider, and the gate before the pages that need a person.

use super::{Here, LandingPage};
use crate::api::ApiError;
use crate::components::{FailureNotice, Loading, aria, dynamic, press, texts};
use crate::route::ReturnTo;
use crate::session::{Session, SessionHandle};
use leptos::prelude::*;

/// The button that begins a sign-in; its failure appears below it.
#[component]
pub fn SignInButton(
    /// Where the sign-in leads.
    return_to: ReturnTo,
    /// The words on it.
    label: &'static str,
) -> impl IntoView {
    let t = texts();
    let session = expect_context::<SessionHandle>();
    let pending = RwSignal::new(false);
    let failure = RwSignal::new(None::<ApiError>);
    let begin = move |_| {
        if pending.get_untracked() {
            return;
        }
        pending.set(true);
        failure.set(None);
        let (session, return_to) = (session.clone(), return_to.clone());
        leptos::task::spawn_local(async move {
            let result = session.sign_in(return_to).await;
            pending.try_set(false);
            failure.try_set(result.err());
        });
    };
    view! {
        <div class="sign-in">
            <button
                type="button"
                class="button button--primary button--large"
                aria-disabled=aria(move || pending.get())
                on:click=press(begin)
            >
                {dynamic(move || if pending.get() { t.signing_in } else { label })}
            </button>
            <div aria-live="polite">
                {dynamic(move || failure.get().map(|error| view! { <FailureNotice trouble=error.trouble request_id=error.request_id /> }))}
            </div>
        </div>
    }
}

/// Shows its children to a person who is signed in; anybody else may sign in here and comes back.
#[component]
pub fn SignedInOnly(children: ChildrenFn) -> impl IntoView {
    let session = expect_context::<SessionHandle>();
    let state = session.clone();
    let here = expect_context::<Here>();
    let retry = Callback::new(move |()| {
        let session = session.clone();
        leptos::task::spawn_local(async move {
            session.restore().await;
        });
    });
    dynamic(move || match state.get() {
        Session::Restoring => {
            view! { <main class="page" id="content"><Loading /></main> }.into_any()
        }
        Session::Unknown(error) => view! {
            <main class="page" id="content">
                <super::LoadFailure error=error on_retry=retry />
            </main>
        }
        .into_any(),
        Session::SignedOut => view! { <LandingPage return_to=here.return_to() /> }.into_any(),
        Session::SignedIn(_) => children().into_any(),
    })
}
