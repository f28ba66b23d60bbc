//! What went wrong in the dialog, and what helps.

use super::form::Form;
use super::words::words;
use crate::domain::ErrorKind;
use crate::navigation::Navigator;
use crate::navigation::fresh_sign_in;
use crate::route::Route;
use crate::session::Frame;
use crate::session::{Failure as SignInFailure, SessionHandle};
use crate::ui::{FailureNotice, texts};
use leptos::prelude::*;

/// The last failure, with what helps: signing in beside this tab, or reading what is saved now.
#[component]
pub fn Failure(
    form: Form,
    /// For a version that is no longer the present one.
    #[prop(optional_no_strip)]
    on_reload: Option<Callback<()>>,
) -> impl IntoView {
    let (t, w) = (texts(), words());
    let (session, navigator) = (
        expect_context::<SessionHandle>(),
        expect_context::<Navigator>(),
    );
    let sign_in = Callback::new(move |max_age: Option<u32>| {
        let (session, back) = (session.clone(), navigator.return_to());
        leptos::task::spawn_local(async move {
            if let Err(SignInFailure::Api(error)) = session.sign_in(back, max_age).await {
                form.failure.set(Some(error));
            }
        });
    });
    let framed = use_context::<Frame>().is_some();
    let button = move |kind: ErrorKind| {
        match (kind, on_reload) {
        // A frame cannot go to the provider, and what was typed stays here.
        (ErrorKind::SignInStale(max_age), _) if framed => {
            view! {
                <a class="button" href=fresh_sign_in(max_age) target="_blank" rel="noopener">
                    {t.sign_in_fresh}
                </a>
            }
            .into_any()
        }
        (ErrorKind::SignInStale(max_age), _) => view! {
            <button type="button" class="button" on:click=move |_| sign_in.run(max_age)>
                {t.sign_in_fresh}
            </button>
        }
        .into_any(),
        (ErrorKind::SessionEnded, _) => view! {
            <a class="button" href=crate::navigation::href(&Route::Landing) target="_blank" rel="noopener">
                {t.sign_in_other_tab}
            </a>
        }
        .into_any(),
        // What was typed stays here, for the moment when the right is given back.
        (ErrorKind::Forbidden, _) => view! {
            <a class="button" href=crate::navigation::href(&Route::Organizations) target="_blank" rel="noopener">
                {w.dialog.what_is_left}
            </a>
        }
        .into_any(),
        (ErrorKind::ChangedMeanwhile, Some(reload)) => view! {
            <button type="button" class="button" on:click=move |_| reload.run(())>
                {w.dialog.reload_theirs}
            </button>
        }
        .into_any(),
        _ => ().into_any(),
    }
    };
    move || {
        form.failure.get().map(|error| {
            let kind = error.kind;
            let mut words = (t.explain)(kind);
            match kind {
                ErrorKind::SessionEnded => words = words.then(w.dialog.ended),
                ErrorKind::SignInStale(_) => words = words.then(w.dialog.stale),
                _ => {}
            }
            view! {
                <div id="dialog-failure">
                    <FailureNotice words=words request_id=error.request_id>
                        {button(kind)}
                    </FailureNotice>
                </div>
            }
        })
    }
}
