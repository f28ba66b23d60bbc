//! Fields, each with its label, hint and error.

pub mod area;
pub mod date;
pub mod field;
pub mod search;
pub mod select;
