//! Russian text made comparable byte by byte: for sorting and for search.

mod fold;
mod latin;
mod layout;
mod odd;
mod search;
mod searchable;
mod words;

pub use fold::fold;
pub use odd::{is_odd, plain};
pub use search::Search;
pub use searchable::{searchable, searchable_organization};
pub use words::Word;
