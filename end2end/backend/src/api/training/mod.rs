//! The registry of trained persons.

pub mod portions;
mod record;
pub mod records;
pub mod submissions;
