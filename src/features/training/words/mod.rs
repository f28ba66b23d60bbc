//! The words of «Реестр обученных»: the list, and what was sent.

pub mod en;
mod ru;
mod texts;

pub use texts::RegistryTexts;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static RegistryTexts {
    i18n::words()
}

impl Words for RegistryTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}
