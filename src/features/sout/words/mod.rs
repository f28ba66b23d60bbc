//! The words of «Отчёты СОУТ».

pub mod en;
mod ru;
mod texts;

pub use texts::SoutTexts;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static SoutTexts {
    i18n::words()
}

impl Words for SoutTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}
