//! The words of the journal.

use crate::domain::JournalAction;

/// The words of the journal, on the screen and as a file.
pub struct JournalTexts {
    pub title: &'static str,
    pub open: &'static str,
    pub of_employee: &'static str,
    pub back: &'static str,
    pub search: &'static str,
    pub action: &'static str,
    pub any_action: &'static str,
    pub action_of: fn(Option<JournalAction>) -> &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub count: fn(u64) -> String,
    pub empty: &'static str,
    pub none_such: &'static str,
    pub one_employee: fn(&str) -> String,
    pub all_employees: &'static str,
    pub column_when: &'static str,
    pub column_action: &'static str,
    pub column_employee: &'static str,
    pub column_actor: &'static str,
    pub column_change: &'static str,
    pub added: fn(&str) -> String,
    pub removed: fn(&str) -> String,
    pub consent: fn(&str) -> String,
    pub file: &'static str,
    pub columns: [&'static str; 7],
}
