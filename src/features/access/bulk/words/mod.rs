//! The words of choosing many employees, changing them at once, and of the list as a file.

pub mod en;
mod ru;
mod texts;

pub use texts::BulkTexts;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static BulkTexts {
    i18n::words()
}

impl Words for BulkTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}
