//! The list or one report, as the address says.

use super::list::ReportsPage;
use super::report::ReportPage;
use crate::domain::Organization;
use crate::route::Place;
use leptos::prelude::*;

#[component]
pub fn SoutPage(organization: Organization, place: Place) -> impl IntoView {
    let organization = organization.summary;
    match place {
        Place::Report(id) => view! { <ReportPage organization=organization id=id /> }.into_any(),
        _ => view! { <ReportsPage organization=organization.id /> }.into_any(),
    }
}
