//! The dialog «Доступ сотрудника»: who, which permissions, save; or revoke. One dialog, in steps.

pub mod by_hand;
pub mod caution;
pub mod choose;
pub mod consent;
pub mod draft;
mod page;
pub mod revoke;
pub mod start;

pub use page::AccessDialog;
