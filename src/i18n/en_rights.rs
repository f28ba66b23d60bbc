//! Terms, consent, templates and the journal in English.

use super::en_access::term;
use super::rights::{ExportTexts, JournalTexts, RightsTexts, ShortcutTexts};
use crate::domain::JournalAction;

pub static RIGHTS: RightsTexts = RightsTexts {
    term_title: "Access dates",
    term_open: "no limit",
    term_from: "First day",
    term_until: "Last day",
    term_hint: "Both days count. An empty field sets no limit.",
    term_backwards: "The last day is before the first: correct the dates.",
    term_will_be: |span| match term(span) {
        Some(words) => format!("Dates: {words}"),
        None => "Dates: no limit".to_owned(),
    },
    in_all: |labels| format!("In all after saving: {labels}."),
    template_save: "Make a template",
    template_keep: "Make",
    template_name: "Name of the template",
    template_delete: |name| format!("Delete the template “{name}”"),
    template_saved: |name| format!("Template “{name}” is saved."),
    template_deleted: |name| {
        format!("Template “{name}” is deleted. Access given with it has not changed.")
    },
    copy: "Copy permissions from…",
    copy_search: "Copy from whom: name or position",
    copy_from: |name| format!("Copy the permissions of {name}"),
    copied: |name| format!("The same is ticked as {name} has. Check it and press “Save”."),
    copy_nobody: "Nobody with access matches this.",
    copy_more: |n| format!("The first of {n}: narrow the search."),
    consent_held: "The employee’s consent to the processing of personal data is held",
    consent_day: "Date of the consent",
    consent_day_hint: "If known",
    consent_required: "Tick that the employee’s consent is held: without it access cannot be given.",
    consent_outdated: "The text of the consent has changed. Check it and save again.",
    consent_form: "Consent form",
    consent_print: "Print the form",
    consent_version: |version| format!("Version {version}"),
    draft_resumed: "We kept what you had not finished. Check it and go on.",
    restored: |name| format!("Access given back: {name}"),
    from_table: "Load from a table",
    from_table_hint: "Many employees at once: XLSX, CSV or rows from Excel",
    sign_in_fresh: "Sign in again",
};

pub static JOURNAL: JournalTexts = JournalTexts {
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

pub static EXPORT: ExportTexts = ExportTexts {
    start: "Download CSV",
    progress: |done, total| format!("Collecting rows: {done} of {total}"),
    stop: "Stop",
    stopped: "Stopped, no file was saved.",
    done: |n| {
        format!(
            "The file is ready: {n} {}.",
            if n == 1 { "row" } else { "rows" }
        )
    },
};

pub static SHORTCUTS: ShortcutTexts = ShortcutTexts {
    title: "Keys",
    open: "Keys\u{a0}— ?",
    keys: &[
        ("?", "This list"),
        ("+", "Give an employee access"),
        ("/", "Search for an employee"),
        ("J", "Access journal"),
        ("Ctrl+K", "Change the organization"),
        ("Shift", "With a press of a box: tick all rows in between"),
        ("Esc", "Close the window"),
    ],
    enabled: "The keys + / J are on",
};
