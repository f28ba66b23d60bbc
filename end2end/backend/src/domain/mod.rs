//! What the cabinet is about, without HTTP and without a database.

pub mod access;
pub mod capability;
pub mod consent;
pub mod declarations;
pub mod field;
pub mod permissions;
pub mod person;
pub mod sout;
pub mod span;
pub mod templates;
pub mod training;
pub mod violations;
