//! The words of checking a file for the registry and sending it.

pub mod en;
mod ru;
mod texts;

pub use texts::SendTexts;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static SendTexts {
    i18n::words()
}

impl Words for SendTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}
