//! The list of employees with access.

pub mod everything;
pub mod filters;
pub mod head;
pub mod numbers;
pub mod shortcuts;
pub mod table;
pub mod toast;
