//! The words of what a backend may offer in «Администрирование»: terms, consent, templates, the journal.

use crate::domain::{JournalAction, Term};

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct RightsTexts {
    pub term_title: &'static str,
    pub term_open: &'static str,
    pub term_from: &'static str,
    pub term_until: &'static str,
    pub term_hint: &'static str,
    pub term_backwards: &'static str,
    pub term_will_be: fn(&Term) -> String,
    pub in_all: fn(&str) -> String,
    pub template_save: &'static str,
    pub template_keep: &'static str,
    pub template_name: &'static str,
    pub template_delete: fn(&str) -> String,
    pub template_saved: fn(&str) -> String,
    pub template_deleted: fn(&str) -> String,
    pub copy: &'static str,
    pub copy_search: &'static str,
    pub copy_from: fn(&str) -> String,
    pub copied: fn(&str) -> String,
    pub copy_nobody: &'static str,
    pub copy_more: fn(u64) -> String,
    pub consent_held: &'static str,
    pub consent_day: &'static str,
    pub consent_day_hint: &'static str,
    pub consent_required: &'static str,
    pub consent_outdated: &'static str,
    pub consent_form: &'static str,
    pub consent_print: &'static str,
    pub consent_version: fn(&str) -> String,
    pub draft_resumed: &'static str,
    pub restored: fn(&str) -> String,
    pub sign_in_fresh: &'static str,
}

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
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

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct ExportTexts {
    pub start: &'static str,
    pub progress: fn(u64, u64) -> String,
    pub stop: &'static str,
    pub stopped: &'static str,
    pub done: fn(u64) -> String,
}

#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct ShortcutTexts {
    pub title: &'static str,
    pub open: &'static str,
    pub keys: &'static [(&'static str, &'static str)],
    pub enabled: &'static str,
}
