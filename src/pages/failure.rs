//! Failures in words, with the buttons that help.

use super::sign_in::SignInButton;
use super::{Here, href};
use crate::api::ApiError;
use crate::components::{FailureNotice, press, texts};
use crate::domain::Trouble;
use crate::route::Route;
use crate::session::Failure;
use leptos::prelude::*;

/// What kept somebody from being signed in.
#[component]
pub fn SessionFailure(
    failure: Failure,
    /// The buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let t = texts();
    let (words, request_id, code) = match failure {
        Failure::Api(error) => ((t.explain)(error.trouble), error.request_id, None),
        Failure::Protocol(fault) => ((t.explain_sign_in)(fault), None, fault.code()),
    };
    view! {
        <FailureNotice words=words request_id=request_id code=code>
            {children.map(|children| children())}
        </FailureNotice>
    }
}

/// A part of a page that could not be loaded: it fails alone and offers to try again, or to sign in
/// again where that is what helps. Where a right was taken meanwhile it also leads out.
#[component]
pub fn LoadFailure(error: ApiError, on_retry: Callback<()>) -> impl IntoView {
    let t = texts();
    let here = expect_context::<Here>();
    let ended = error.trouble == Trouble::SessionEnded;
    let out = (error.trouble == Trouble::Forbidden).then(|| {
        view! {
            <a class="button" href=href(&Route::Organizations)>
                {t.not_found.to_organizations}
            </a>
        }
    });
    view! {
        <SessionFailure failure=error.into()>
            {if ended {
                view! { <SignInButton return_to=here.return_to() label=t.sign_in_again /> }.into_any()
            } else {
                view! { <RetryButton on_press=on_retry /> }.into_any()
            }}
            {out}
        </SessionFailure>
    }
}

/// «Повторить».
#[component]
pub fn RetryButton(on_press: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="button button--primary" on:click=press(move |_| on_press.run(()))>
            {texts().retry}
        </button>
    }
}
