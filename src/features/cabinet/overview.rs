//! «Обзор»: the organization, and its sections.

use super::words::words;
use crate::api::Client;
use crate::domain::{Capability, Organization, Section};
use crate::features::organizations::FavouriteButton;
use crate::navigation::href;
use crate::route::{Place, Route};
use crate::ui::texts;
use leptos::prelude::*;

/// The sections that the person's permissions open.
#[component]
pub fn Overview(organization: Organization) -> impl IntoView {
    let t = words();
    let summary = organization.summary;
    let cards = organization.sections.iter().map(|section| {
        let route = Route::Cabinet(summary.id.clone(), Place::Section(*section));
        view! {
            <li>
                <a class="card" href=href(&route)>
                    <span class="card__main">
                        <span class="card__name">{(texts().section)(*section)}</span>
                        <span class="card__line">{(t.section_about)(*section)}</span>
                    </span>
                </a>
            </li>
        }
    });
    let cards = cards.collect_view();
    // Nobody can open what the site does not have.
    let client = expect_context::<Client>();
    let on_site = |section: &Section| client.offers(Capability::Section(*section));
    let why_empty = if Section::ALL.iter().any(on_site) {
        t.no_sections
    } else {
        t.only_core
    };
    let none = organization.sections.is_empty();
    view! {
        <div class="title-row">
            <h1>{summary.short_name.clone()}</h1>
            <FavouriteButton id=summary.id name=summary.short_name />
        </div>
        {summary.branch_name.map(|name| view! { <p class="lead">{name}</p> }.into_any())}
        {summary.full_name.map(|name| view! { <p class="lead">{name}</p> }.into_any())}
        {none.then(|| view! { <p class="notice notice--info">{why_empty}</p> }.into_any())}
        <ul class="cards cards--two">{cards}</ul>
    }
}
