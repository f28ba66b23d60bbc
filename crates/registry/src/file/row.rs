//! What is held for a row.

use crate::rules::Code;
use cabinet_protocol::registry::{Column, State};

/// How far sending a row has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sending {
    Waits,
    Sent,
    Rejected,
}

/// What is held for each row.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Its place in the table.
    pub(super) at: u32,
    /// The row that it repeats.
    pub(super) first: Option<u32>,
    /// Of whom, what and when it is; rows that share it are duplicates.
    pub(super) identity: Option<u64>,
    pub(super) is_faulty: bool,
    pub(super) is_warned: bool,
    pub(super) is_left_out: bool,
    pub(super) sending: Sending,
}

/// Something found in a row, without its words.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub(super) row: u32,
    pub(super) column: Option<Column>,
    pub(super) code: Code,
    pub(super) is_mendable: bool,
}

impl Row {
    pub(super) fn state(&self) -> State {
        match self.sending {
            Sending::Sent => State::Sent,
            _ if self.is_left_out => State::LeftOut,
            Sending::Rejected => State::Rejected,
            Sending::Waits if self.is_faulty => State::Faulty,
            Sending::Waits if self.first.is_some() => State::Duplicate,
            Sending::Waits => State::Ready,
        }
    }

    /// Whether what is found in it counts: it may still be sent from here.
    pub(super) fn is_open(&self) -> bool {
        self.sending == Sending::Waits && !self.is_left_out
    }
}
