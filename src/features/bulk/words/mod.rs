//! The words of choosing many employees, changing them at once, and of the list as a file.

pub mod en;
mod ru;

use crate::domain::{Obstacle, Trouble};
use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static BulkTexts {
    i18n::words()
}

impl Words for BulkTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}

/// The words of choosing many employees, changing them at once, and of the list as a file.
pub struct BulkTexts {
    pub list: &'static str,
    pub column_choose: &'static str,
    pub choose: fn(&str) -> String,
    pub choose_all: fn(u64) -> String,
    pub chosen: fn(usize) -> String,
    pub kept: &'static str,
    pub unchoose: &'static str,
    pub actions: &'static str,
    pub give: &'static str,
    pub take: &'static str,
    pub revoke: &'static str,
    pub export: &'static str,
    pub exported: fn(usize) -> String,
    pub read: fn(u64, u64) -> String,
    pub stop: &'static str,
    pub give_lead: fn(usize) -> String,
    pub take_lead: fn(usize) -> String,
    pub have: fn(usize, usize) -> String,
    pub tick_first: &'static str,
    pub preview: &'static str,
    pub preview_title: &'static str,
    pub changes: fn(usize) -> String,
    pub revocations: fn(usize) -> String,
    pub same: fn(usize) -> String,
    pub obstacles: fn(usize) -> String,
    pub nothing: &'static str,
    pub is_same: &'static str,
    pub will_revoke: &'static str,
    pub obstacle: fn(&Obstacle) -> String,
    pub sensitive: fn(&str) -> String,
    pub own_rights: &'static str,
    pub own_access: &'static str,
    pub apply: fn(usize) -> String,
    pub apply_revoke: fn(usize) -> String,
    pub confirm: &'static str,
    pub undo: &'static str,
    pub reason: fn(Trouble) -> Option<&'static str>,
    pub results: &'static str,
    pub results_file: &'static str,
    pub results_head: [&'static str; 4],
    pub result_done: &'static str,
    pub result_same: &'static str,
    pub result_failed: &'static str,
    pub result_left: &'static str,
    pub list_file: &'static str,
    pub list_head: [&'static str; 9],
}
