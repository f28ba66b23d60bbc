//! The states of a sign.

use super::words::words;
use crate::domain::ViolationState;

/// What a state in the history is called.
pub fn state_word(code: &str) -> Option<&'static str> {
    ViolationState::of(code).map(words().state)
}
