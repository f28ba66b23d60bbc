//! Declarations of conformity of working conditions.

pub mod drafts;
pub mod read;
