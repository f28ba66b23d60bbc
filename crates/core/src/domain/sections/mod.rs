//! What the sections of the cabinet are about.

pub mod autosave;
pub mod declaration;
pub mod history_entry;
pub mod portions;
pub mod sout;
pub mod training;
pub mod view;
pub mod violation;
