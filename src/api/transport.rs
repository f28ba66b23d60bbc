//! The only place that sends requests, with their deadline. What an answer means is decided by
//! `client` and `provider`.

use crate::browser::{self, NoAnswer, Outgoing, Received};
use crate::domain::Trouble;

/// Milliseconds after which an answer is no longer awaited.
pub const PATIENCE: u32 = 30_000;

/// Sends and reads to the end; an answer of any status is an answer.
pub async fn send(outgoing: Outgoing) -> Result<Received, Trouble> {
    browser::fetch(outgoing).await.map_err(|why| match why {
        NoAnswer::TooLate => Trouble::TimedOut,
        NoAnswer::Unreachable => Trouble::Offline,
    })
}
