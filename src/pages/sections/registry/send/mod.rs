//! Checking records for the registry, and sending them.

use crate::components::texts;
use crate::domain::{Organization, Section};
use leptos::prelude::*;

#[component]
pub fn SendPage(organization: Organization) -> impl IntoView {
    let _ = organization;
    view! { <h1>{(texts().cabinet.section)(Section::TrainingRegistry)}</h1> }
}
