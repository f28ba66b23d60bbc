//! What the cabinet is about, without HTTP and without a database.

pub mod access;
pub mod consent;
pub mod permissions;
pub mod person;
pub mod span;
pub mod templates;
