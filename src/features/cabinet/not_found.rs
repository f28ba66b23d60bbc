//! An address that the app does not have.

use super::words::words;
use crate::navigation::href;
use crate::route::Route;
use crate::ui::{texts, use_title};
use leptos::prelude::*;

/// The page of an address that means nothing.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <main class="page page--narrow" id="content" tabindex="-1">
            <NotFound />
        </main>
    }
}

/// Says so and offers the organizations.
#[component]
pub fn NotFound() -> impl IntoView {
    let t = &words().not_found;
    use_title(|| words().not_found.title.to_owned());
    view! {
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
            <a class="button button--primary" href=href(&Route::Organizations)>
                {texts().to_organizations}
            </a>
        </p>
    }
}
