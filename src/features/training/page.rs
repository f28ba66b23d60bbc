//! Which of the pages the address says.

use super::list::RecordsPage;
use super::send::SendPage;
use super::submission::SubmissionPage;
use super::submissions::SubmissionsPage;
use crate::domain::Organization;
use crate::route::Place;
use leptos::prelude::*;

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
