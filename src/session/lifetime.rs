//! How long the session is good, as far as the backend has said so (`Session-Expires-In`).

use crate::browser;
use crate::oidc::{Millis, TabNews};
use leptos::prelude::*;

/// How long before its end the user is asked, in milliseconds: WCAG 2.2.1 wants twenty seconds at
/// least; two minutes are enough to come back from another window.
pub const WARNING: Millis = 120_000;

/// The other tabs hear of the end only when it has moved by this much, in milliseconds.
const WORTH_TELLING: Millis = 10_000;

/// The end of the session by this machine's clock; unknown without a session or when the backend
/// does not say.
#[derive(Clone, Copy)]
pub struct Lifetime(RwSignal<Option<Millis>>);

impl Lifetime {
    /// Not known.
    #[must_use]
    pub fn unknown() -> Self {
        Self(RwSignal::new(None))
    }

    /// The end; tracked.
    #[must_use]
    pub fn end(self) -> Option<Millis> {
        self.0.get()
    }

    /// The backend says: so many seconds from now. Relative, since old machines have wrong clocks.
    /// The end only moves on: an answer to the cookie that a new sign-in has replaced says less.
    pub fn begins(self, seconds: u32) {
        let end = browser::now() + Millis::from(seconds) * 1000;
        match self.0.get_untracked() {
            None => self.0.set(Some(end)),
            Some(before) if before < end => {
                self.0.set(Some(end));
                if before + WORTH_TELLING < end {
                    browser::tell_tabs(&TabNews::Prolonged(end));
                }
            }
            Some(_) => {}
        }
    }

    /// Another tab says: until then.
    pub fn lasts_until(self, end: Millis) {
        if self.0.get_untracked().is_some_and(|before| before < end) {
            self.0.set(Some(end));
        }
    }

    /// There is no session any more.
    pub fn is_over(self) {
        self.0.set(None);
    }
}
