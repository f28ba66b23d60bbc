//! The words of giving access by a table.

pub mod en;
mod ru;

use crate::i18n::{self, Words};
use crate::tables::{CellFault, Column, Counts, ResultWords, RowFilter, RowState, TableFault};

/// The words in the language of the page.
pub fn words() -> &'static ImportTexts {
    i18n::words()
}

impl Words for ImportTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}

/// The words of giving access by a table.
pub struct ImportTexts {
    pub title: &'static str,
    pub lead: &'static str,
    pub choose_file: &'static str,
    pub drop: &'static str,
    pub sample: &'static str,
    pub sample_file: &'static str,
    pub sample_head: [&'static str; 5],
    pub paste: &'static str,
    pub paste_hint: &'static str,
    pub check: &'static str,
    pub reading: fn(u64) -> String,
    pub checking: fn(u64, u64) -> String,
    pub fault: fn(TableFault) -> String,
    pub another: &'static str,
    pub summary: fn(&Counts) -> String,
    pub missing: fn(&str) -> String,
    pub otherwise: &'static str,
    pub otherwise_none: &'static str,
    pub filter: &'static str,
    pub filter_of: fn(RowFilter) -> &'static str,
    pub rows: &'static str,
    pub none_such: &'static str,
    pub row: fn(u64, &str) -> String,
    pub state_of: fn(RowState) -> &'static str,
    pub same_as: fn(u64) -> String,
    pub column: fn(Column) -> &'static str,
    pub cell: fn(Column, &CellFault) -> String,
    pub mend: fn(&str) -> String,
    pub leave_out: fn(u64) -> String,
    pub consent: &'static str,
    pub consent_required: &'static str,
    pub sensitive: fn(&str) -> String,
    pub sensitive_kept: &'static str,
    pub compare: &'static str,
    pub comparing: fn(u64, u64) -> String,
    pub has_access: &'static str,
    pub preview: fn(u64) -> String,
    pub preview_skipped: fn(u64) -> String,
    pub preview_left: fn(u64) -> String,
    pub nothing_ready: &'static str,
    pub send: fn(u64) -> String,
    pub results: &'static str,
    pub results_file: &'static str,
    pub results_words: fn() -> ResultWords,
    pub unsaved: &'static str,
}
