//! What is to be sent.

use super::cells::Overlay;

/// What is sent, as it was when the plan was made.
#[derive(Debug)]
pub struct Plan {
    pub(super) rows: Vec<u32>,
    pub(super) overlay: Overlay,
    pub(super) digest: String,
}
