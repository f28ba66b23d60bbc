//! Leaving for the identity provider, and the gate before the pages that need a person.

use crate::domain::PersonId;
use crate::features::sign_in::LandingPage;
use crate::navigation::Navigator;
use crate::session::{Failure, Session, SessionHandle};
use crate::ui::Loading;
use crate::ui::sign_in::failure::{RetryButton, SessionFailure};
use leptos::prelude::*;

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
    let navigator = expect_context::<Navigator>();
    let return_to = {
        let navigator = navigator.clone();
        move || navigator.return_to()
    };
    let retry = Callback::new(move |()| {
        let (session, return_to) = (session.clone(), return_to());
        leptos::task::spawn_local(async move { session.open(return_to).await });
    });
    let gate = Memo::new(move |_| Gate::of(state.get()));
    move || match gate.get() {
        Gate::Restoring => view! { <main class="page" id="content"><Loading /></main> }.into_any(),
        Gate::Unknown(failure) => view! {
            <main class="page" id="content">
                <SessionFailure failure=failure>
                    <RetryButton on_press=retry />
                </SessionFailure>
            </main>
        }
        .into_any(),
        Gate::Closed => view! { <LandingPage return_to=navigator.return_to() /> }.into_any(),
        Gate::Open(_) => children().into_any(),
    }
}
