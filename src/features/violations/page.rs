//! The list or one sign, as the address says.

use super::list::ViolationList;
use super::one::ViolationPage;
use crate::domain::Organization;
use crate::route::Place;
use leptos::prelude::*;

#[component]
pub fn ViolationsPage(organization: Organization, place: Place) -> impl IntoView {
    match place {
        Place::Violation(id) => {
            view! { <ViolationPage organization=organization id=id /> }.into_any()
        }
        _ => view! { <ViolationList organization=organization.summary.id /> }.into_any(),
    }
}
