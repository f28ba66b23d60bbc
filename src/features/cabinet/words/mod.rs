//! The words of the bar above every page, and of the cabinet of one organization.

pub mod en;
mod ru;

use crate::domain::Section;
use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static CabinetTexts {
    i18n::words()
}

impl Words for CabinetTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}

/// The words of the bar, and of the cabinet of one organization.
pub struct CabinetTexts {
    pub user_menu: &'static str,
    pub administration: &'static str,
    pub only_administrators: &'static str,
    pub sign_out: &'static str,
    pub sections: &'static str,
    pub no_sections: &'static str,
    pub section_about: fn(Section) -> &'static str,
    pub section_closed: &'static str,
    pub overview: &'static str,
    pub not_found: NotFound,
}

/// An address that the app does not have.
pub struct NotFound {
    pub title: &'static str,
    pub lead: &'static str,
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
