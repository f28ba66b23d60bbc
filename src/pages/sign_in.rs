//! Leaving for the identity provider, and the gate before the pages that need a person.

use super::failure::{RetryButton, SessionFailure};
use super::{Here, LandingPage};
use crate::components::{Loading, aria, dynamic, effect, press, texts};
use crate::domain::PersonId;
use crate::embed::Frame;
use crate::host::HostPage;
use crate::route::ReturnTo;
use crate::session::{Failure, Session, SessionHandle};
use leptos::prelude::*;

/// The button that begins a sign-in; its failure appears below it. In a frame what works there.
#[component]
pub fn SignInButton(
    /// Where the sign-in leads.
    return_to: ReturnTo,
    /// The words on it.
    label: &'static str,
    /// So many seconds ago the person may have signed in at the most.
    #[prop(optional_no_strip)]
    max_age: Option<u32>,
    /// Presses itself as soon as it is known that nobody is signed in: a frame has sent the tab here.
    #[prop(optional)]
    at_once: bool,
) -> impl IntoView {
    if let Some(frame) = use_context::<Frame>() {
        return (frame.sign_in)(return_to, label);
    }
    let t = texts();
    let session = expect_context::<SessionHandle>();
    let pending = RwSignal::new(false);
    let failure = RwSignal::new(None::<Failure>);
    let state = session.clone();
    let begin = move || {
        if pending.get_untracked() {
            return;
        }
        pending.set(true);
        failure.set(None);
        let (session, return_to) = (session.clone(), return_to.clone());
        leptos::task::spawn_local(async move {
            let result = session.sign_in(return_to, max_age).await;
            pending.try_set(false);
            failure.try_set(result.err());
        });
    };
    if at_once {
        let begin = begin.clone();
        let mut is_pressed = false;
        effect(move || {
            // If nobody could be asked, the attempt says why.
            let may = matches!(state.get(), Session::SignedOut | Session::Unknown(_));
            if may && !std::mem::replace(&mut is_pressed, true) {
                begin();
            }
        });
    }
    view! {
        <div class="sign-in">
            <button
                type="button"
                class="button button--primary button--large"
                aria-disabled=aria(move || pending.get())
                on:click=press(move |_| begin())
            >
                {dynamic(move || if pending.get() { t.signing_in } else { label })}
            </button>
            <div aria-live="polite">
                {dynamic(move || failure.get().map(|failure| view! { <SessionFailure failure=failure /> }))}
            </div>
        </div>
    }
    .into_any()
}

/// Back to the page of the host from whose frame the sign-in was begun.
pub fn back_to(page: &HostPage) -> impl IntoView + use<> {
    view! { <a href=page.as_str().to_owned()>{texts().callback.to_host}</a> }
}

/// What stands before the pages. As long as it is open for the same person the page behind it stays
/// as it is, also when the session ends and goes on.
#[derive(Clone, PartialEq, Eq)]
enum Gate {
    Restoring,
    Unknown(Failure),
    Closed,
    Open(PersonId),
}

impl Gate {
    fn of(session: Session) -> Self {
        match session {
            Session::Restoring => Self::Restoring,
            Session::Unknown(failure) => Self::Unknown(failure),
            Session::SignedOut => Self::Closed,
            Session::SignedIn(person) | Session::Ended(person) => Self::Open(person.id),
        }
    }
}

/// Shows its children to a person who is signed in; anybody else may sign in here and comes back.
#[component]
pub fn SignedInOnly(children: ChildrenFn) -> impl IntoView {
    let session = expect_context::<SessionHandle>();
    let state = session.clone();
    let here = expect_context::<Here>();
    let return_to = {
        let here = here.clone();
        move || here.return_to()
    };
    let retry = Callback::new(move |()| {
        let (session, return_to) = (session.clone(), return_to());
        leptos::task::spawn_local(async move { session.open(return_to).await });
    });
    let gate = Memo::new(move |_| Gate::of(state.get()));
    dynamic(move || match gate.get() {
        Gate::Restoring => view! { <main class="page" id="content"><Loading /></main> }.into_any(),
        Gate::Unknown(failure) => view! {
            <main class="page" id="content">
                <SessionFailure failure=failure>
                    <RetryButton on_press=retry />
                </SessionFailure>
            </main>
        }
        .into_any(),
        Gate::Closed => view! { <LandingPage return_to=here.return_to() /> }.into_any(),
        Gate::Open(_) => children().into_any(),
    })
}
