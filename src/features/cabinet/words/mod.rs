//! The words of the bar above every page, and of the cabinet of one organization.

pub mod en;
mod ru;
mod texts;

pub use texts::CabinetTexts;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static CabinetTexts {
    i18n::words()
}

impl Words for CabinetTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The labels of the user's own documents.
    #[test]
    fn the_exact_labels() {
        assert_eq!(ru::TEXTS.administration, "Администрирование");
        assert_eq!(ru::TEXTS.sign_out, "Выход");
    }
}
