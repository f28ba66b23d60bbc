//! The words of choosing the organization.

pub mod en;
pub(super) mod ru;
mod texts;

pub use texts::OrganizationTexts;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static OrganizationTexts {
    i18n::words()
}

impl Words for OrganizationTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A label of the user's own documents.
    #[test]
    fn the_exact_labels() {
        assert_eq!(ru::TEXTS.title, "Организации");
    }

    #[test]
    fn russian_counts() {
        let count = ru::TEXTS.count;
        let expected = [
            (0, "0 организаций"),
            (1, "1 организация"),
            (2, "2 организации"),
            (5, "5 организаций"),
            (11, "11 организаций"),
            (21, "21 организация"),
            (112, "112 организаций"),
            (1_000, "1\u{a0}000 организаций"),
        ];
        for (n, text) in expected {
            assert_eq!(count(n), text);
        }
    }

    #[test]
    fn english_counts() {
        let count = en::TEXTS.count;
        let expected = [
            (0, "0 organizations"),
            (1, "1 organization"),
            (21, "21 organizations"),
            (1_000, "1,000 organizations"),
        ];
        for (n, text) in expected {
            assert_eq!(count(n), text);
        }
    }
}
