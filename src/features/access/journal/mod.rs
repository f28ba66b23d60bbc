//! The journal: who gave what to whom when, of one employee or of all, with filters and as a table.

mod link;
mod page;
pub mod row;
pub mod words;

pub use link::{JournalLink, journal_of};
pub use page::Journal;
pub use words::words;
