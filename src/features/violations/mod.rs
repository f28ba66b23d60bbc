//! «Признаки нарушений»: the list, and one sign with what the employer answers.

mod answer;
mod list;
mod one;
pub mod words;

pub use words::words;

use crate::domain::Organization;
use crate::route::Place;
use leptos::prelude::*;
use list::ViolationList;
use one::ViolationPage;

#[component]
pub fn ViolationsPage(organization: Organization, place: Place) -> impl IntoView {
    match place {
        Place::Violation(id) => {
            view! { <ViolationPage organization=organization id=id /> }.into_any()
        }
        _ => view! { <ViolationList organization=organization.summary.id /> }.into_any(),
    }
}
