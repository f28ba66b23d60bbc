//! The words of giving access by a table.

pub mod en;
mod ru;
mod texts;

pub use texts::ImportTexts;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static ImportTexts {
    i18n::words()
}

impl Words for ImportTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}
