//! The journal in English.

use super::texts::JournalTexts;
use crate::domain::JournalAction;

pub static TEXTS: JournalTexts = JournalTexts {
    title: "Access journal",
    open: "Journal",
    of_employee: "Journal of the employee",
    back: "Back to the employees",
    search: "Name of the employee or of the administrator",
    action: "Event",
    any_action: "all",
    action_of: |action| match action {
        Some(JournalAction::Granted) => "Access given",
        Some(JournalAction::Changed) => "Permissions changed",
        Some(JournalAction::Revoked) => "Access revoked",
        Some(JournalAction::Restored) => "Access given back",
        Some(JournalAction::Revealed) => "СНИЛС and ИНН shown",
        Some(JournalAction::LookedUp) => "Found by a whole number",
        None => "Another event",
    },
    from: "From",
    to: "To",
    count: |n| format!("{n} {}", if n == 1 { "entry" } else { "entries" }),
    empty: "No entries yet: they come when somebody is given access.",
    none_such: "There are no such entries. Change the filters or clear the search.",
    one_employee: |name| format!("Only this employee: {name}"),
    all_employees: "Show everybody",
    column_when: "When",
    column_action: "Event",
    column_employee: "Employee",
    column_actor: "By whom",
    column_change: "What changed",
    added: |labels| format!("Added: {labels}"),
    removed: |labels| format!("Removed: {labels}"),
    consent: |version| format!("Consent held, version {version}"),
    file: "Access journal",
    columns: [
        "When (UTC)",
        "Event",
        "Employee",
        "By whom",
        "Before",
        "After",
        "Consent, version",
    ],
};
