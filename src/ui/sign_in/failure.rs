//! What kept somebody from being signed in, in words, and «Повторить».

use crate::session::Failure;
use crate::ui::failure::FailureNotice;
use crate::ui::texts;
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
        Failure::Api(error) => ((t.explain)(error.kind), error.request_id, None),
        Failure::Protocol(fault) => ((t.explain_sign_in)(fault), None, fault.code()),
    };
    view! {
        <FailureNotice words=words request_id=request_id code=code>
            {children.map(|children| children())}
        </FailureNotice>
    }
}

/// «Повторить».
#[component]
pub fn RetryButton(on_press: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="button button--primary" on:click=move |_| on_press.run(())>
            {texts().retry}
        </button>
    }
}
