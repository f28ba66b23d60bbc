//! «Признаки нарушений».

use crate::components::texts;
use crate::domain::{Organization, Section};
use crate::route::Place;
use leptos::prelude::*;

#[component]
pub fn ViolationsPage(organization: Organization, place: Place) -> impl IntoView {
    let _ = (organization, place);
    view! { <h1>{(texts().cabinet.section)(Section::Violations)}</h1> }
}
