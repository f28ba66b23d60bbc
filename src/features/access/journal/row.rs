//! One line of the journal, on the screen and in the table for Excel.

use super::words::words;
use crate::browser;
use crate::csv;
use crate::domain::{Catalogue, EmployeeId, JournalEntry, Rights};
use crate::features::access::journal::words::JournalTexts;
use crate::features::access::words as access;
use crate::features::access::words::AccessTexts;
use crate::ui::texts;
use leptos::prelude::*;

#[component]
pub fn JournalRow(
    entry: JournalEntry,
    catalogue: Catalogue,
    /// Only this employee, please.
    on_employee: Callback<EmployeeId>,
) -> impl IntoView {
    let (t, access) = (words(), access::words());
    let changes = changes(&entry, &catalogue, t, access);
    let changes = changes
        .into_iter()
        .map(|words| view! { <span class="table__line">{words}</span> }.into_any());
    let name = entry.employee;
    let employee = match entry.employee_id {
        Some(id) => view! {
            <button
                type="button"
                class="table__open"
                on:click=move |_| on_employee.run(id.clone())
            >
                {name}
            </button>
        }
        .into_any(),
        None => name.into_any(),
    };
    view! {
        <tr>
            <td data-label=t.column_when>{browser::moment(&entry.at, texts().locale)}</td>
            <td data-label=t.column_employee>{employee}</td>
            <td data-label=t.column_action>{(t.action_of)(entry.action)}</td>
            <td data-label=t.column_change>{changes.collect_view()}</td>
            <td data-label=t.column_actor>{entry.actor}</td>
        </tr>
    }
}

/// What changed, a sentence each.
fn changes(
    entry: &JournalEntry,
    catalogue: &Catalogue,
    t: &JournalTexts,
    access: &AccessTexts,
) -> Vec<String> {
    let none = Rights::default();
    let (before, after) = (
        entry.before.as_ref().unwrap_or(&none),
        entry.after.as_ref().unwrap_or(&none),
    );
    let difference = before.permissions.difference(&after.permissions);
    let said = |words: fn(&str) -> String, labels: Vec<String>| {
        (!labels.is_empty()).then(|| words(&labels.join(", ")))
    };
    let term = entry.after.is_some() && before.term != after.term;
    let all = [
        said(t.added, catalogue.labels(&difference.added)),
        said(t.removed, catalogue.labels(&difference.removed)),
        term.then(|| (access.rights.term_will_be)(&after.term)),
        entry.consent.as_ref().map(|version| (t.consent)(version)),
    ];
    all.into_iter().flatten().collect()
}

/// The line of the table.
pub fn line(
    entry: &JournalEntry,
    catalogue: &Catalogue,
    t: &JournalTexts,
    access: &AccessTexts,
) -> String {
    let rights = |rights: &Option<Rights>| {
        let rights = rights.clone().unwrap_or_default();
        let labels = catalogue.labels(&rights.permissions).into_iter();
        let all: Vec<_> = labels.chain((access.list.term)(&rights.term)).collect();
        all.join(", ")
    };
    csv::line([
        entry.at.as_str(),
        (t.action_of)(entry.action),
        &entry.employee,
        &entry.actor,
        &rights(&entry.before),
        &rights(&entry.after),
        entry.consent.as_deref().unwrap_or_default(),
    ])
}
