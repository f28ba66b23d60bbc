//! The words of signing in.

pub mod en;
mod ru;
mod texts;

pub use texts::SignInTexts;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static SignInTexts {
    i18n::words()
}

impl Words for SignInTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Texts;

    /// What stands in `index.html` before the app has arrived is what the app then shows.
    #[test]
    fn the_static_page_says_the_same() {
        let page = include_str!("../../../../index.html");
        let t = &ru::TEXTS.landing;
        for text in [Texts::RUSSIAN.service_name, t.title, t.lead] {
            assert!(page.contains(text), "{text}");
        }
    }

    /// A label of the user's own documents.
    #[test]
    fn the_exact_labels() {
        assert_eq!(ru::TEXTS.session_end.prolong, "Продлить");
    }
}
