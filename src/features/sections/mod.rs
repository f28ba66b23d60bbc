//! What the sections of the cabinet share: a list with filters, a history, the failure of an action.

pub mod failure;
pub mod history;
pub mod list;
pub mod words;

pub use words::words;
