//! The checkboxes, the difference in words, and «Сохранить».

pub mod comparison;
pub mod copy;
mod step;
pub mod summary;
pub mod templates;
pub mod term;

pub use step::PermissionsStep;
