//! The ways to the journal.

use super::words::words;
use crate::domain::{EmployeeId, JournalQuery, OrganizationId};
use crate::navigation::href;
use crate::route::{Place, Route};
use leptos::prelude::*;

/// «Журнал», for the page of the employees.
#[component]
pub fn JournalLink(organization: OrganizationId) -> impl IntoView {
    let address = href(&Route::Cabinet(organization, Place::Journal));
    view! {
        <a class="button button--quiet title-row__end" href=address>
            {words().open}
        </a>
    }
}

/// The address of the journal of one employee.
pub fn journal_of(organization: OrganizationId, employee: EmployeeId) -> String {
    let query = JournalQuery {
        employee: Some(employee),
        ..JournalQuery::default()
    };
    let path = href(&Route::Cabinet(organization, Place::Journal));
    format!("{path}{}", query.to_query())
}
