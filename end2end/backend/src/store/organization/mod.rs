//! The organizations, and what each has of its own.

pub mod list;
pub mod staff;
pub mod templates;
