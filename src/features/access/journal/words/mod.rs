//! The words of the journal.

pub mod en;
mod ru;
mod texts;

pub use texts::JournalTexts;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static JournalTexts {
    i18n::words()
}

impl Words for JournalTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}
