//! Whose access the dialog is opened for.

use crate::domain::{Draft, DraftOf, EmployeeId};

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

/// The id of the button that opened the dialog; the keyboard returns there.
pub fn opener_id(opening: Option<&Opening>) -> String {
    match opening {
        Some(Opening::Existing(id)) => format!("employee-{}", id.as_str()),
        Some(Opening::Unfinished(draft)) => match &draft.of {
            DraftOf::Existing(id, _) => format!("employee-{}", id.as_str()),
            _ => "add-employee".to_owned(),
        },
        _ => "add-employee".to_owned(),
    }
}
