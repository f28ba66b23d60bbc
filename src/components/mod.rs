//! Views without knowledge of the server: values in, callbacks out.

mod area;
mod date;
mod dialog;
mod failure;
mod few_types;
mod field;
mod icon;
mod list;
mod list_key;
mod loading;
mod modal;
mod question;
mod search;
mod select;
mod steps;

pub use area::AreaField;
pub use date::DateField;
pub use dialog::Dialog;
pub use failure::FailureNotice;
pub use few_types::{aria, dynamic, effect, flag, list_keys, press, words};
pub use field::TextField;
pub use icon::{Icon, IconName};
pub use list::Pager;
pub use list_key::ListKey;
pub use loading::{Loading, Progress};
use modal::Modal;
pub use question::Question;
pub use search::{SearchField, SearchedList};
pub use select::SelectField;
pub use steps::Steps;

use crate::browser;
use crate::i18n::{AccessTexts, Texts};
use leptos::prelude::*;

/// The words of this page's language.
///
/// # Panics
/// Outside the app, which provides them first of all.
#[must_use]
pub fn texts() -> &'static Texts {
    expect_context()
}

/// The words of giving access.
#[must_use]
pub fn access_texts() -> &'static AccessTexts {
    texts().access()
}

/// The tab's title while a page is shown.
pub fn use_title(title: impl Fn() -> String + 'static) {
    let service = expect_context::<ServiceName>();
    effect(move || browser::set_title(&format!("{}\u{a0}— {}", title(), service.0)));
}

/// The name in the bar and in the tab.
#[derive(Clone)]
pub struct ServiceName(pub String);
