//! «Обзор»: the organization, and its sections.

use super::words::words;
use crate::domain::Organization;
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
    view! {
        <div class="title-row">
            <h1>{summary.short_name.clone()}</h1>
            <FavouriteButton id=summary.id name=summary.short_name />
        </div>
        {summary.branch_name.map(|name| view! { <p class="lead">{name}</p> }.into_any())}
        {summary.full_name.map(|name| view! { <p class="lead">{name}</p> }.into_any())}
        {organization.sections.is_empty().then(|| view! { <p class="notice notice--info">{t.no_sections}</p> }.into_any())}
        <ul class="cards cards--two">{cards}</ul>
    }
}
