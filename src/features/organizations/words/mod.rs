//! The words of choosing the organization.

pub mod en;
pub(super) mod ru;

use crate::domain::Role;
use crate::i18n::{self, Step, Words};

/// The words in the language of the page.
pub fn words() -> &'static OrganizationTexts {
    i18n::words()
}

impl Words for OrganizationTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}

/// The words of choosing the organization.
pub struct OrganizationTexts {
    pub title: &'static str,
    pub lead: &'static str,
    pub search: &'static str,
    pub count: fn(u64) -> String,
    pub nothing_found: fn(&str) -> String,
    pub empty_title: &'static str,
    pub empty_steps: &'static [Step],
    pub still_none: &'static str,
    pub ogrn: &'static str,
    pub inn: &'static str,
    pub role: fn(Role) -> Option<&'static str>,
    pub open: &'static str,
    pub closed: &'static str,
    pub liquidated: &'static str,
    pub any: &'static str,
    pub filter_role: &'static str,
    pub filter_state: &'static str,
    pub sort: &'static str,
    pub sorts: [&'static str; 3],
    pub shortcuts: &'static str,
    pub favourite: fn(&str) -> String,
    pub forget: fn(&str) -> String,
    pub check_again: &'static str,
    pub not_yours_title: &'static str,
    pub not_yours_steps: &'static [Step],
    pub change_organization: &'static str,
    pub change_organization_hint: &'static str,
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
