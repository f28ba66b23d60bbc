//! The registry of trained persons.

pub mod programs;
pub mod record;
