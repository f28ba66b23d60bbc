//! What one of the plan has come to, and why.

use super::words::words;
use crate::domain::{ErrorKind, Obstacle};
use crate::ui::texts;

/// What one of the plan has come to.
#[derive(Clone)]
pub enum Outcome {
    Done,
    /// Nothing was to be done, or nothing could be.
    Untouched(Option<Obstacle>),
    Failed(ErrorKind),
    Left,
}

/// Why it was not done, in words; nothing for what was, or what was not tried.
pub fn reason(outcome: &Outcome) -> Option<String> {
    let w = words();
    match outcome {
        Outcome::Untouched(Some(obstacle)) => Some((w.obstacle)(obstacle)),
        Outcome::Failed(kind) => {
            let own = (w.reason)(*kind).map(str::to_owned);
            Some(own.unwrap_or_else(|| (texts().explain)(*kind).what.to_owned()))
        }
        Outcome::Done | Outcome::Untouched(None) | Outcome::Left => None,
    }
}
