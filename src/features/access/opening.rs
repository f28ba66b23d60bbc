//! Whose access the dialog is opened for.

use crate::domain::{Draft, EmployeeId};

/// Whose access the dialog is opened for.
#[derive(Clone, PartialEq)]
pub enum Opening {
    New,
    Existing(EmployeeId),
    /// Whoever it was about before a reload or a new sign-in.
    Unfinished(Box<Draft>),
    /// Many, by a table.
    Table,
}
