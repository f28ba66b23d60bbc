//! The words of a refusal: a part of the app of its own.

pub mod en;
mod ru;
mod texts;

pub use texts::{LetterFacts, RefusalTexts};

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static RefusalTexts {
    i18n::words()
}

impl Words for RefusalTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}
