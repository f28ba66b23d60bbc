//! The words and the title of the page.

use crate::browser;
use crate::i18n;
use crate::i18n::Texts;
use leptos::prelude::*;

/// The words of any page, in the language of this one.
///
/// # Panics
/// Outside the app, as [`i18n::words`] does.
#[must_use]
pub fn texts() -> &'static Texts {
    i18n::words()
}

/// The tab's title while a page is shown.
pub fn use_title(title: impl Fn() -> String + 'static) {
    let service = expect_context::<ServiceName>();
    Effect::new(move |_| browser::set_title(&format!("{}\u{a0}— {}", title(), service.0)));
}

/// The name in the bar and in the tab.
#[derive(Clone)]
pub struct ServiceName(pub String);
