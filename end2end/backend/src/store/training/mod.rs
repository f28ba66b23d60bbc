//! The registry of trained persons.

pub mod portions;
pub mod records;
pub mod submissions;
