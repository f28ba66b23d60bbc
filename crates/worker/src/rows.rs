//! Rows of messages.

/// Rows of one answer.
pub const ROWS: usize = 1_000;

/// A number of a message as the place of a row or the like; one that is too large is the place of nothing.
pub fn place(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
