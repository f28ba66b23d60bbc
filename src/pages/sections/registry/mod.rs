//! «Реестр обученных»: the records, what was sent, and sending.

mod send;

use crate::components::texts;
use crate::domain::{Organization, Section};
use crate::route::Place;
use leptos::prelude::*;
use send::SendPage;

#[component]
pub fn RegistryPage(organization: Organization, place: Place) -> impl IntoView {
    match place {
        Place::SendRecords => view! { <SendPage organization=organization /> }.into_any(),
        _ => view! { <h1>{(texts().cabinet.section)(Section::TrainingRegistry)}</h1> }.into_any(),
    }
}
