//! The words that the sections share. Each section has its own beside the part of the app that shows it.

pub mod en;
mod ru;
mod texts;

pub use texts::{ChoiceTexts, ListTexts, SectionTexts};

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static SectionTexts {
    i18n::words()
}

impl Words for SectionTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}
