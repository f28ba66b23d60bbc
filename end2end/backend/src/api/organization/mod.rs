//! The organizations, and what each has of its own.

pub mod organizations;
pub mod permissions;
pub mod staff;
pub mod templates;
