//! Leaving for the identity provider.

use super::failure::SessionFailure;
use crate::host::HostPage;
use crate::route::ReturnTo;
use crate::session::{Frame, Session, SessionHandle};
use crate::ui::texts;
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
    let state = session.clone();
    let leave = Action::new_local(move |(): &()| {
        let (session, return_to) = (session.clone(), return_to.clone());
        async move { session.sign_in(return_to, max_age).await }
    });
    let (pending, left) = (leave.pending(), leave.value());
    let begin = move || {
        if !pending.get_untracked() {
            leave.clear();
            leave.dispatch_local(());
        }
    };
    if at_once {
        let mut is_pressed = false;
        Effect::new(move |_| {
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
                aria-disabled=move || pending.get().then_some("true")
                on:click=move |_| begin()
            >
                {move || if pending.get() { t.signing_in } else { label }}
            </button>
            <div aria-live="polite">
                {move || {
                    let failure = left.get().and_then(Result::err);
                    failure.map(|failure| view! { <SessionFailure failure=failure /> })
                }}
            </div>
        </div>
    }
    .into_any()
}

/// Back to the page of the host from whose frame the sign-in was begun.
pub fn back_to(page: &HostPage) -> impl IntoView + use<> {
    view! { <a href=page.as_str().to_owned()>{texts().to_host}</a> }
}
