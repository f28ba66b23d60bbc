//! «Организации»: whose cabinet to open.

mod filters;
mod none;
pub mod open;
mod option;
mod picker;
pub mod recent;
pub mod refusal;
pub mod switcher;
pub mod words;

pub use picker::{Picker, SEARCH};
pub use recent::{FavouriteButton, RecentOrganizations};
pub use words::words;

use crate::browser;
use crate::domain::OrganizationId;
use crate::navigation::Navigator;
use crate::route::{Place, Route};
use crate::ui::use_title;
use leptos::prelude::*;

/// The organizations of the person; exactly one is opened straight away.
#[component]
pub fn OrganizationsPage() -> impl IntoView {
    let t = words();
    use_title(|| words().title.to_owned());
    let navigator = expect_context::<Navigator>();
    let open_only = Callback::new(move |only: OrganizationId| {
        navigator.go(&Route::Cabinet(only, Place::Home), true);
    });
    let nothing = Callback::new(|()| ());
    // Whoever starts to type means the search.
    let typing = window_event_listener(leptos::ev::keydown, |event| {
        let is_letter = event.key().chars().count() == 1 && event.key() != " ";
        if is_letter && !event.ctrl_key() && !event.meta_key() && !event.alt_key() {
            browser::focus_from_page(SEARCH);
        }
    });
    on_cleanup(move || typing.remove());
    view! {
        <main class="page page--narrow" id="content" tabindex="-1">
            <h1>{t.title}</h1>
            <Picker on_only=open_only on_chosen=nothing on_searchable=nothing />
        </main>
    }
}
