//! Failures in words, with the buttons that help.

use crate::api::{ApiError, Client};
use crate::browser;
use crate::domain::ErrorKind;
use crate::i18n::Explanation;
use crate::navigation::{Navigator, href};
use crate::route::{Base, Route};
use crate::ui::failure::FailureNotice;
use crate::ui::sign_in::button::SignInButton;
use crate::ui::sign_in::failure::RetryButton;
use crate::ui::texts;
use leptos::prelude::*;

/// A part of a page that could not be loaded: it fails alone and offers to try again, or to sign in
/// again where that is what helps. Where a right was taken meanwhile it also leads out, and where a newer
/// app is on the server by now it says so.
#[component]
pub fn LoadFailure(error: ApiError, on_retry: Callback<()>) -> impl IntoView {
    let t = texts();
    if error.kind == ErrorKind::PartMissing {
        return view! { <PartFailure error=error on_retry=on_retry /> }.into_any();
    }
    let ended = error.kind == ErrorKind::SessionEnded;
    let out = (error.kind == ErrorKind::Forbidden).then(|| {
        view! {
            <a class="button" href=href(&Route::Organizations)>
                {t.to_organizations}
            </a>
        }
        .into_any()
    });
    view! {
        <FailureNotice words=(t.explain_loading)(error.kind) request_id=error.request_id>
            {if ended {
                let return_to = expect_context::<Navigator>().return_to();
                view! { <SignInButton return_to=return_to label=t.sign_in_again /> }.into_any()
            } else {
                view! { <RetryButton on_press=on_retry /> }.into_any()
            }}
            {out}
        </FailureNotice>
    }
    .into_any()
}

/// A part of the app is not there: no network, or the server has another build by now, with parts of other
/// names. The second can be told, and then trying again is no use.
#[component]
fn PartFailure(error: ApiError, on_retry: Callback<()>) -> impl IntoView {
    let t = texts();
    let page = format!("{}/", expect_context::<Base>().prefix());
    let replaced = RwSignal::new(false);
    leptos::task::spawn_local(async move {
        // Without an answer it stays with the words for no network.
        if let (Some(build), Ok(page)) = (browser::build(), Client::text_file(&page).await) {
            replaced.set(!page.contains(&build));
        }
    });
    let words = (t.explain_loading)(error.kind);
    move || {
        let reload = view! {
            <button type="button" class="button" on:click=|_| browser::reload()>
                {t.reload}
            </button>
        };
        if replaced.get() {
            let words = Explanation::new(t.newer_app.0, t.newer_app.1);
            view! { <FailureNotice words=words>{reload}</FailureNotice> }.into_any()
        } else {
            let words = words.clone();
            view! {
                <FailureNotice words=words>
                    <RetryButton on_press=on_retry />
                    {reload}
                </FailureNotice>
            }
            .into_any()
        }
    }
}
