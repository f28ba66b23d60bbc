//! Russian text made comparable byte by byte: for sorting and for search.

mod fold;
mod latin;
mod layout;
mod search;
mod searchable;
mod words;

pub use fold::fold;
pub use search::Search;
pub use searchable::{searchable, searchable_organization};
pub use words::Word;
