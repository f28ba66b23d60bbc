//! Who has access: given, changed, taken away, given back, looked at.

pub mod check;
pub mod consent;
pub mod employees;
pub mod grant;
pub mod journal;
pub mod restore;
pub mod reveal;
mod step_up;
