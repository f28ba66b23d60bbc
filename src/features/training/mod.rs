//! «Реестр обученных»: the records, what was sent, and sending.

mod file;
mod list;
mod paper;
mod row;
pub mod send;
mod submission;
mod submissions;
pub mod words;

pub use words::words;

use crate::domain::{Organization, OrganizationId};
use crate::navigation::href;
use crate::route::{Place, Route};
use leptos::prelude::*;
use list::RecordsPage;
use send::SendPage;
use submission::SubmissionPage;
use submissions::SubmissionsPage;

#[component]
pub fn RegistryPage(organization: Organization, place: Place) -> impl IntoView {
    match place {
        Place::SendRecords => view! { <SendPage organization=organization /> }.into_any(),
        Place::Submissions => {
            view! { <SubmissionsPage organization=organization.summary.id /> }.into_any()
        }
        Place::Submission(id) => {
            view! { <SubmissionPage organization=organization id=id /> }.into_any()
        }
        _ => view! { <RecordsPage organization=organization /> }.into_any(),
    }
}

/// The address of a place in the cabinet.
fn address(organization: &OrganizationId, place: Place) -> String {
    href(&Route::Cabinet(organization.clone(), place))
}
