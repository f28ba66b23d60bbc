//! The words of checking a file for the registry and sending it.

pub mod en;
mod ru;

use crate::i18n::{self, Words};
use crate::tables::registry::{
    Code, Field, FileFault, Found, Group, RecordCounts, RecordFilter, RegistryFault, State,
};

/// The words in the language of the page.
pub fn words() -> &'static SendTexts {
    i18n::words()
}

impl Words for SendTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}

/// The words of checking a file for the registry and sending it. `xml` says that the numbers are those of records
/// in a file and not of rows in a table.
pub struct SendTexts {
    pub title: &'static str,
    pub lead: &'static str,
    pub not_allowed: &'static str,
    pub choose_file: &'static str,
    pub drop: &'static str,
    pub promise: &'static str,
    pub template_xlsx: &'static str,
    pub template_csv: &'static str,
    pub template_file: &'static str,
    pub reading: fn(u64) -> String,
    pub checking: fn(u64, u64) -> String,
    pub reading_label: &'static str,
    pub stop: &'static str,
    pub fault: fn(RegistryFault) -> String,
    pub another: &'static str,
    pub summary: fn(u64, u64) -> String,
    pub beside: fn(&RecordCounts) -> Vec<String>,
    pub missing: fn(&str) -> String,
    pub file_fault: fn(FileFault) -> String,
    pub macros: &'static str,
    pub report: &'static str,
    pub group: fn(&Group, bool) -> String,
    pub warning: &'static str,
    pub first_rows: fn(bool) -> &'static str,
    pub show_row: fn(bool, u64) -> String,
    pub more_groups: fn(usize) -> String,
    pub mend_all: fn(&str, &str) -> String,
    pub mend_everything: &'static str,
    pub undo: &'static str,
    pub field: fn(Field) -> &'static str,
    pub reason: fn(&Found) -> String,
    pub plain_reason: fn(Code) -> &'static str,
    pub fill: &'static str,
    pub fill_lead: &'static str,
    pub fill_column: &'static str,
    pub fill_text: &'static str,
    pub fill_do: &'static str,
    pub fill_required: &'static str,
    pub rows: &'static str,
    pub filter: &'static str,
    pub filter_of: fn(RecordFilter, u64) -> String,
    pub none_such: &'static str,
    pub shown_from: fn(bool, u64) -> String,
    pub from_first: &'static str,
    pub row: fn(bool, u64, &str) -> String,
    pub state_of: fn(State) -> &'static str,
    pub same_as: fn(bool, u64) -> String,
    pub mend: fn(&str) -> String,
    pub leave_out: fn(bool, u64) -> String,
    pub all_fields: &'static str,
    pub all_fields_of: fn(bool, u64) -> String,
    pub refusal: fn(Option<Field>, &str) -> String,
    pub files: &'static str,
    pub files_lead: fn(u64, u64) -> String,
    pub part: &'static str,
    pub part_of: fn(u64, u64) -> String,
    pub xml: &'static str,
    pub olot: &'static str,
    pub report_button: &'static str,
    pub file_name: &'static str,
    pub report_name: &'static str,
    pub report_words: ReportWords,
    pub send: fn(u64) -> String,
    pub nothing_ready: &'static str,
    pub confirm_title: &'static str,
    pub confirm: fn(u64, &str) -> String,
    pub confirm_rest: fn(u64) -> String,
    pub sending: &'static str,
    pub planning: &'static str,
    pub progress: fn(u64, u64) -> String,
    pub pausing: &'static str,
    pub stopping: &'static str,
    pub stopped: &'static str,
    pub finishing: &'static str,
    pub go_on: &'static str,
    pub to_file: &'static str,
    pub not_sent: fn(usize) -> String,
    pub found_open: fn(&str, u64, u64) -> String,
    pub found_complete: fn(&str) -> String,
    pub see_result: &'static str,
    pub other_cut: &'static str,
    pub done: fn(u64, u64) -> String,
    pub done_refused: &'static str,
    pub open_submission: &'static str,
    pub unsaved: &'static str,
    pub unsaved_file: &'static str,
    pub unsaved_lead: &'static str,
    pub stay: &'static str,
    pub leave: &'static str,
}

/// The words of the table of errors.
pub struct ReportWords {
    /// The column of the row's number.
    pub number: &'static str,
    /// The column of its state.
    pub result: &'static str,
    /// The column of what is wrong.
    pub what: &'static str,
    /// Why the registry refuses a record, by codes of the contract that no rule has.
    pub refused: [(&'static str, &'static str); 2],
}
