//! The words of the declarations.

pub mod en;
mod ru;
mod texts;

pub use texts::DeclarationTexts;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static DeclarationTexts {
    i18n::words()
}

impl Words for DeclarationTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}
