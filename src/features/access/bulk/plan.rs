//! What is to become of the chosen.

use crate::domain::{BulkChange, Effect, Employee};

/// What the user wants to do with the chosen.
#[derive(Clone, Copy, PartialEq)]
pub enum Intent {
    Give,
    Take,
    Revoke,
}

/// One of the chosen, and what is to become of them.
#[derive(Clone)]
pub struct Planned {
    pub employee: Employee,
    pub change: BulkChange,
    pub effect: Effect,
}
