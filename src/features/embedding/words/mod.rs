//! The words of the app in a frame.

pub mod en;
mod ru;
mod texts;

pub use texts::EmbedTexts;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static EmbedTexts {
    i18n::words()
}

impl Words for EmbedTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}
