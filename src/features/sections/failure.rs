//! A failure of what the user does in a section. What was typed is still on the page, and the words say so.

use super::words::words;
use crate::api::ApiError;
use crate::domain::ErrorKind;
use crate::navigation::href;
use crate::route::Route;
use crate::ui::{FailureNotice, texts};
use leptos::prelude::*;

/// The failure, and what helps.
#[component]
pub fn FormFailure(
    error: ApiError,
    /// More buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let t = texts();
    let withdrawn = words().withdrawn;
    let mut words = (t.explain)(error.kind);
    if error.kind == ErrorKind::Forbidden {
        words = words.then(withdrawn);
    }
    let sign_in = (error.kind == ErrorKind::SessionEnded).then(|| {
        view! {
            <a class="button" href=href(&Route::Landing) target="_blank" rel="noopener">
                {t.sign_in_other_tab}
            </a>
        }
    });
    view! {
        <FailureNotice words=words request_id=error.request_id>
            {sign_in}
            {children.map(|children| children())}
        </FailureNotice>
    }
}
