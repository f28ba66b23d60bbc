//! One place of the cabinet: what it is called, and what it shows to whom.

use super::overview::Overview;
use super::sections::Sections;
use super::words::words;
use crate::api::Client;
use crate::domain::{Capability, Organization};
use crate::features::access::{Administration, Journal};
use crate::route::Place;
use crate::ui::{texts, use_title};
use leptos::prelude::*;

/// What is at a place of the cabinet, for a person whom the backend lets go there.
#[component]
pub fn PlacePage(place: Place) -> impl IntoView {
    let t = words();
    let organization = expect_context::<Organization>();
    let title = place_name(&place);
    let name = organization.summary.short_name.clone();
    use_title(move || format!("{title}\u{a0}— {name}"));
    let id = organization.summary.id.clone();
    let client = expect_context::<Client>();
    match (place.section(), place) {
        (Some(section), _) if !client.offers(Capability::Section(section)) => {
            closed(title, t.not_on_site)
        }
        (Some(section), place) if organization.sections.contains(&section) => {
            view! { <Sections organization=organization place=place section=section /> }.into_any()
        }
        (Some(_), _) => closed(title, t.section_closed),
        (None, Place::Administration) if organization.administration => {
            view! { <Administration organization=id /> }.into_any()
        }
        (None, Place::Journal) if organization.administration => match client.offered() {
            Some(calls) => view! { <Journal calls=calls organization=id /> }.into_any(),
            None => closed(title, t.not_on_site),
        },
        (None, Place::Administration | Place::Journal) => closed(title, t.only_administrators),
        (None, _) => view! { <Overview organization=organization /> }.into_any(),
    }
}

fn closed(title: &'static str, why: &'static str) -> AnyView {
    view! {
        <h1>{title}</h1>
        <p class="notice notice--warning">{why}</p>
    }
    .into_any()
}

/// What it is called, in a tab and in the title.
pub fn place_name(place: &Place) -> &'static str {
    let t = words();
    match (place, place.section()) {
        (_, Some(section)) => (texts().section)(section),
        (Place::Administration | Place::Journal, None) => t.administration,
        _ => t.overview,
    }
}

/// Whether the tab of one place is the present one in the other.
pub fn is_within(place: &Place, tab: &Place) -> bool {
    let whole = |place: &Place| match (place, place.section()) {
        (_, Some(section)) => Place::Section(section),
        (Place::Journal, None) => Place::Administration,
        (place, None) => place.clone(),
    };
    whole(place) == *tab
}
