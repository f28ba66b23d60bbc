//! The words of the signs of violations.

use crate::domain::{AnswerFault, ViolationState};
use crate::features::sections::words::ListTexts;

/// The words of the signs of violations, beside the part of the app that shows them.
pub struct ViolationTexts {
    pub list: ListTexts,
    pub column_what: &'static str,
    pub column_found: &'static str,
    pub column_due: &'static str,
    pub column_state: &'static str,
    pub file: &'static str,
    pub columns: [&'static str; 6],
    pub state: fn(ViolationState) -> &'static str,
    pub overdue: &'static str,
    pub no_due: &'static str,
    pub place: &'static str,
    pub found: &'static str,
    pub due: &'static str,
    pub to_do: &'static str,
    pub history: &'static str,
    pub changed: &'static str,
    pub system: &'static str,
    pub answer: &'static str,
    pub next: fn(ViolationState) -> (&'static str, &'static str),
    pub new_state: &'static str,
    pub comment: &'static str,
    pub comment_hint: &'static str,
    pub left: fn(usize) -> String,
    pub fault: fn(AnswerFault) -> String,
    pub send: &'static str,
    pub saved: fn(&str) -> String,
    pub meanwhile: &'static str,
    pub meanwhile_then: &'static str,
    pub unsaved: &'static str,
    pub unsaved_lead: &'static str,
    pub stay: &'static str,
    pub leave: &'static str,
}
