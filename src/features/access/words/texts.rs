//! The words of giving access.

use crate::domain::{EmployeeSort, EmployeeState, NumberFault, PersonField, Term, TermState};

/// The words of giving access.
pub struct AccessTexts {
    pub administration: Administration,
    pub list: EmployeeListWords,
    pub dialog: AccessDialog,
    pub rights: RightsTexts,
    pub shortcuts: ShortcutTexts,
    pub field: fn(PersonField) -> &'static str,
    pub field_hint: fn(PersonField) -> Option<&'static str>,
    pub faults: Faults,
}

/// The words of the page around the list.
pub struct Administration {
    pub title: &'static str,
    pub count: fn(u64) -> String,
    pub add: &'static str,
    pub search: &'static str,
    pub nothing_found: fn(&str) -> String,
    pub empty: &'static str,
    pub column_employee: &'static str,
    pub column_snils: &'static str,
    pub column_permissions: &'static str,
    pub me: &'static str,
    pub open: fn(&str) -> String,
    pub more: fn(usize) -> String,
    pub granted: fn(&str) -> String,
    pub changed: fn(&str) -> String,
    pub revoked: fn(&str) -> String,
    pub undo: &'static str,
    pub not_undone: &'static str,
    pub perhaps_undone: &'static str,
}

/// The words of the list of employees.
pub struct EmployeeListWords {
    pub permission: &'static str,
    pub any_permission: &'static str,
    pub state: &'static str,
    pub any_state: &'static str,
    pub state_of: fn(EmployeeState) -> &'static str,
    pub sort: &'static str,
    pub sort_of: fn(EmployeeSort) -> &'static str,
    pub none_such: &'static str,
    pub term: fn(&Term) -> Option<String>,
    pub term_state: fn(TermState) -> Option<&'static str>,
    pub show: &'static str,
    pub show_of: fn(&str) -> String,
    pub hide: &'static str,
    pub hide_of: fn(&str) -> String,
    pub inn: fn(&str) -> String,
    pub no_numbers: &'static str,
}

/// The words of the dialog.
pub struct AccessDialog {
    pub title: &'static str,
    pub start_lead: &'static str,
    pub add_employee: &'static str,
    pub add_employee_hint: &'static str,
    pub by_hand: &'static str,
    pub by_hand_hint: &'static str,
    pub choose_title: &'static str,
    pub choose_search: &'static str,
    pub has_access: &'static str,
    pub nobody_found: fn(&str) -> String,
    pub choose_first: &'static str,
    pub staff_count: fn(u64) -> String,
    pub by_hand_title: &'static str,
    pub another: &'static str,
    pub permissions_title: &'static str,
    pub template: &'static str,
    pub template_none: &'static str,
    pub tick_first: &'static str,
    pub nothing_changed: &'static str,
    pub will_add: fn(&str) -> String,
    pub will_remove: fn(&str) -> String,
    pub revoke: &'static str,
    pub revoke_question: fn(&str) -> String,
    pub revoke_consequence: &'static str,
    pub keep_access: &'static str,
    pub unsaved: &'static str,
    pub go_on: &'static str,
    pub discard: &'static str,
    pub kept_out_by: fn(&str) -> String,
    pub sensitive: fn(&str) -> String,
    pub own_rights: &'static str,
    pub save_all_the_same: &'static str,
    pub what_is_left: &'static str,
    pub reload_theirs: &'static str,
    pub reloaded: &'static str,
    pub there: &'static str,
    pub not_there: &'static str,
    pub comparison_base: &'static str,
    pub comparison_theirs: &'static str,
    pub comparison_mine: &'static str,
    pub ended: &'static str,
    pub stale: &'static str,
}

/// What is wrong with what was typed.
pub struct Faults {
    pub required: &'static str,
    pub too_long: &'static str,
    pub refused: &'static str,
    pub number: fn(PersonField, NumberFault) -> String,
    pub summary: fn(usize) -> String,
}

/// The words of what a backend may offer: terms, consent, templates.
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
    pub from_table: &'static str,
    pub from_table_hint: &'static str,
}

/// The words of the keys.
pub struct ShortcutTexts {
    pub title: &'static str,
    pub open: &'static str,
    pub keys: &'static [(&'static str, &'static str)],
    /// Whether there is a journal says the argument.
    pub enabled: fn(bool) -> &'static str,
}
