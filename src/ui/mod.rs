//! Views without knowledge of the server: values in, callbacks out.

pub(crate) mod batch;
mod dialog;
pub(crate) mod export;
mod failure;
mod form;
mod icon;
pub(crate) mod latest;
mod list_key;
pub mod load;
mod pager;
pub(crate) mod scroll;
pub(crate) mod sign_in;
mod steps;

use dialog::modal::Modal;
pub use dialog::question::Question;
pub use dialog::window::Dialog;
pub use failure::FailureNotice;
pub use form::area::AreaField;
pub use form::date::DateField;
pub use form::field::TextField;
pub use form::search::{SearchField, SearchedList};
pub use form::select::SelectField;
pub use icon::{Icon, IconName};
pub use list_key::{ListKey, list_keys};
pub use load::indicator::{Loading, Progress};
pub use pager::Pager;
pub use steps::Steps;

use crate::browser;
use crate::i18n::{self, Texts};
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
