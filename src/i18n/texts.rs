//! What is said on any page and by `ui`, in any language.

use crate::domain::{ErrorKind, Section};
use crate::oidc::Fault;

/// A failure in words: what happened, and what to do about it.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct Explanation {
    /// What happened.
    pub what: &'static str,
    /// Who can mend it, and how.
    pub then: String,
    /// Where that is to wait: for so many seconds. They are counted down with `Texts::wait`.
    pub wait: Option<u32>,
}

impl Explanation {
    /// One without a wait.
    #[must_use]
    pub fn new(what: &'static str, then: impl Into<String>) -> Self {
        Self {
            what,
            then: then.into(),
            wait: None,
        }
    }

    /// One that is over in so many seconds.
    #[must_use]
    pub fn wait(what: &'static str, seconds: u32, words: impl FnOnce(u32) -> String) -> Self {
        Self {
            what,
            then: words(seconds),
            wait: Some(seconds),
        }
    }

    /// With something else to do.
    #[must_use]
    pub fn then(mut self, then: &str) -> Self {
        then.clone_into(&mut self.then);
        self.wait = None;
        self
    }
}

/// A step somebody has to take.
pub struct Step {
    /// Who takes it.
    pub who: &'static str,
    /// What to do, and where.
    pub what: &'static str,
}

/// The words that are on any page.
#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct Texts {
    pub locale: &'static str,
    pub service_name: &'static str,
    pub other_language: &'static str,
    pub skip_to_content: &'static str,
    pub loading: &'static str,
    pub slow: &'static str,
    pub retry: &'static str,
    pub reload: &'static str,
    /// The server has another build of the app by now: what happened, and what to do.
    pub newer_app: (&'static str, &'static str),
    pub list_restarted: &'static str,
    pub close: &'static str,
    pub back: &'static str,
    pub cancel: &'static str,
    pub save: &'static str,
    pub saving: &'static str,
    pub search_clear: &'static str,
    pub for_support: &'static str,
    pub copy_for_support: &'static str,
    pub copied: &'static str,
    pub sign_in: &'static str,
    pub sign_in_again: &'static str,
    pub sign_in_fresh: &'static str,
    pub signing_in: &'static str,
    pub sign_in_other_tab: &'static str,
    pub to_host: &'static str,
    pub to_organizations: &'static str,
    pub section: fn(Section) -> &'static str,
    pub explain: fn(ErrorKind) -> Explanation,
    /// Beside «Повторить».
    pub explain_loading: fn(ErrorKind) -> Explanation,
    /// What to do while so many seconds are left.
    pub wait: fn(u32) -> String,
    pub explain_sign_in: fn(Fault) -> Explanation,
}

/// The words of many requests, one after another.
#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct BatchTexts {
    pub failures: &'static str,
    pub stop: &'static str,
    pub go_on: &'static str,
    pub progress: fn(usize, usize) -> String,
    pub pausing: &'static str,
    pub stopping: &'static str,
    pub stopped: &'static str,
    pub finished_label: &'static str,
    pub finished: fn(usize) -> String,
    pub failed: fn(usize) -> String,
}

/// The words of a list as a file.
#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct ExportTexts {
    pub start: &'static str,
    pub progress: fn(u64, u64) -> String,
    pub stop: &'static str,
    pub stopped: &'static str,
    pub done: fn(u64) -> String,
}

/// The words of the way through a list.
#[expect(missing_docs, reason = "the Russian beside each name says what it is")]
pub struct PagerTexts {
    pub range: fn((u64, u64), u64) -> String,
    pub back: &'static str,
    pub forward: &'static str,
    pub label: &'static str,
}
