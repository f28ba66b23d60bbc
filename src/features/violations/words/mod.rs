//! The words of the signs of violations.

pub mod en;
mod ru;
mod texts;

pub use texts::ViolationTexts;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static ViolationTexts {
    i18n::words()
}

impl Words for ViolationTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}
