//! «Администрирование»: the employees with access, and the dialog that gives, changes and revokes it.

pub mod bulk;
mod chosen;
pub mod dialog;
mod failure;
mod form;
pub mod import;
pub mod journal;
pub mod list;
pub mod opening;
mod page;
mod permissions;
pub mod questions;
mod save;
pub mod words;

pub use journal::Journal;
pub use page::Administration;
pub use words::words;
