//! The words of the app in a frame.

pub mod en;
mod ru;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static EmbedTexts {
    i18n::words()
}

impl Words for EmbedTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}

/// What stands in place of the sign-in.
pub struct EmbedTexts {
    pub no_cookies: &'static str,
    pub not_here: &'static str,
    pub open: &'static str,
    pub allow: &'static str,
    pub refused: &'static str,
    pub still_nobody: &'static str,
    pub still_here: &'static str,
}
