//! «Отчёты СОУТ»: the list, and one report with its workplaces.

mod chart;
mod list;
mod paper;
mod report;
pub mod words;
mod workplaces;

pub use words::words;

use crate::domain::{ConditionClass, Organization, OrganizationId, Tone};
use crate::navigation::href;
use crate::route::{Place, Route};
use leptos::prelude::*;
use list::ReportsPage;
use report::ReportPage;

#[component]
pub fn SoutPage(organization: Organization, place: Place) -> impl IntoView {
    let organization = organization.summary;
    match place {
        Place::Report(id) => view! { <ReportPage organization=organization id=id /> }.into_any(),
        _ => view! { <ReportsPage organization=organization.id /> }.into_any(),
    }
}

/// The address of a place in the cabinet.
fn address(organization: &OrganizationId, place: Place) -> String {
    href(&Route::Cabinet(organization.clone(), place))
}

/// The class in words; the colour only repeats it.
fn badge(class: &ConditionClass) -> AnyView {
    let look = match class.tone() {
        Tone::Calm => "badge badge--success",
        Tone::Warning => "badge badge--warning",
        Tone::Danger => "badge badge--danger",
        Tone::Neutral => "badge",
    };
    let words = (words().class)(class.code());
    view! { <span class=look>{words}</span> }.into_any()
}
