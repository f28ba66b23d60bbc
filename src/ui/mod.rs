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
mod texts;

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
pub use texts::{ServiceName, texts, use_title};
