//! The words of signing in.

pub mod en;
mod ru;

use crate::i18n::{self, Words};

/// The words in the language of the page.
pub fn words() -> &'static SignInTexts {
    i18n::words()
}

impl Words for SignInTexts {
    const RUSSIAN: &'static Self = &ru::TEXTS;
}

/// The words of signing in.
pub struct SignInTexts {
    pub landing: Landing,
    pub callback: Callback,
    pub signed_out: SignedOut,
    pub session_end: SessionEnd,
}

/// What this is, and what is needed.
pub struct Landing {
    pub title: &'static str,
    pub lead: &'static str,
    pub needed_title: &'static str,
    pub needed: &'static [&'static str],
    pub return_lead: &'static str,
}

/// Where the identity provider sends the browser back.
pub struct Callback {
    pub title: &'static str,
    pub completing: &'static str,
    pub failed: &'static str,
}

/// After the sign-out.
pub struct SignedOut {
    pub title: &'static str,
    pub lead: &'static str,
    pub unconfirmed: &'static str,
}

/// The end of the session.
pub struct SessionEnd {
    pub ending: &'static str,
    pub left: fn(u64) -> String,
    pub ending_lead: &'static str,
    pub prolong: &'static str,
    pub ended: &'static str,
    pub ended_lead: &'static str,
    pub ended_beside: &'static str,
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
