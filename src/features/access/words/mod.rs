//! The words of giving access.

pub mod en;
mod ru;
mod texts;

pub use texts::AccessTexts;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static AccessTexts {
    i18n::words()
}

impl Words for AccessTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The labels of the user's own documents.
    #[test]
    fn the_exact_labels() {
        let t = &ru::TEXTS;
        assert_eq!(t.administration.add, "+ Доступ сотруднику");
        assert_eq!(t.dialog.title, "Доступ сотрудника");
        assert_eq!(t.dialog.add_employee, "Добавить сотрудника");
        assert_eq!(t.dialog.by_hand, "Ввести вручную");
        assert_eq!(t.dialog.revoke, "Отозвать доступ");
    }
}
