//! Many requests one after another: which is next, what a failure means for the rest, when to pause and
//! when to stop. What is sent, and the clock, are the caller's: an item is only a number here.

use crate::domain::error_kind::ErrorKind;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// So many times in a row somebody else may save first before an item counts as failed.
const MOST_STALE: u8 = 5;
/// So many times an answer may fail to come before an item counts as failed, if the others go through.
const MOST_LOST: u8 = 5;
/// How long to pause after one failure, after two in a row and so on; one more and the run stops. A single
/// one says little: where every fifth fails, 500 employees still take a minute.
const PAUSES: [u32; 4] = [250, 1_000, 3_000, 9_000];
/// So many times in a row the server may ask to wait.
const MOST_WAITS: usize = 10;
/// What «wait» means when the server does not say, in seconds.
const USUAL_WAIT: u32 = 5;
/// The longest wait that is kept without a word to the user, in seconds.
const LONGEST_WAIT: u32 = 120;

/// Where an item is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Item {
    /// To be sent.
    Waiting(Tries),
    /// Sent, and not answered.
    Flying(Tries),
    /// Done.
    Done,
    /// Given up.
    Failed(ErrorKind),
}

/// What an item has been through.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
struct Tries {
    stale: u8,
    lost: u8,
}

/// An item to send now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ticket {
    /// Its number, from zero.
    pub item: usize,
    /// What is known of it may be out of date: read it first.
    pub anew: bool,
    /// An earlier request for it may have been carried out, though no answer came.
    pub lost: bool,
}

/// What the caller has to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Next {
    /// Send this one and [`Run::report`].
    Send(Ticket),
    /// Wait for so many milliseconds, say [`Run::woke`] and ask again.
    Pause(u32),
    /// Nothing: it is over, it was stopped, or the last answers are on their way.
    Rest,
}

/// How the run is going.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Activity {
    /// Requests go out.
    Running,
    /// It waits, and goes on by itself.
    Pausing,
    /// It was stopped, and the last answer is on its way.
    Stopping,
    /// It stands, with why if the user did not wish it; [`Run::resume`] goes on.
    Stopped(Option<ErrorKind>),
    /// Every item has ended.
    Finished,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Running,
    Pausing(u32),
    Stopped(Option<ErrorKind>),
}

/// A run over many items. Each ends as done or failed; none is sent again after it was done. A step costs
/// the same however many there are.
#[derive(Clone, Debug)]
pub struct Run {
    items: Vec<Item>,
    /// The first that was never sent; so were none of those after it.
    fresh: usize,
    /// Those to be sent again: how often their answer was lost, and which.
    again: BinaryHeap<Reverse<(u8, usize)>>,
    flying: usize,
    done: usize,
    failed: usize,
    state: State,
    /// Failures since the last answer that was one.
    misses: usize,
}

impl Run {
    /// A run over so many items.
    #[must_use]
    pub fn new(items: usize) -> Self {
        Self {
            items: vec![Item::Waiting(Tries::default()); items],
            fresh: 0,
            again: BinaryHeap::new(),
            flying: 0,
            done: 0,
            failed: 0,
            state: State::Running,
            misses: 0,
        }
    }

    /// What to do now. An item whose answer was lost comes after those that were not tried: one that
    /// cannot be done must not hold up the rest.
    pub fn take_next(&mut self) -> Next {
        match self.state {
            State::Stopped(_) => return Next::Rest,
            State::Pausing(millis) => return Next::Pause(millis),
            State::Running => {}
        }
        let Some(item) = self.first_waiting() else {
            return Next::Rest;
        };
        let Some(Item::Waiting(tries)) = self.items.get(item).copied() else {
            return Next::Rest;
        };
        self.items[item] = Item::Flying(tries);
        self.flying += 1;
        Next::Send(Ticket {
            item,
            anew: tries != Tries::default(),
            lost: tries.lost > 0,
        })
    }

    /// Takes the next out of those that wait.
    fn first_waiting(&mut self) -> Option<usize> {
        let fresh = (self.fresh < self.items.len()).then_some((0, self.fresh));
        match (self.again.peek(), fresh) {
            (Some(Reverse(again)), fresh) if fresh.is_none_or(|fresh| *again < fresh) => {
                self.again.pop().map(|Reverse((_, item))| item)
            }
            (_, fresh) => {
                let (_, item) = fresh?;
                self.fresh += 1;
                Some(item)
            }
        }
    }

    /// Takes the answer for an item that was sent.
    pub fn report(&mut self, item: usize, answer: Result<(), ErrorKind>) {
        let Some(Item::Flying(tries)) = self.items.get(item).copied() else {
            return;
        };
        self.flying -= 1;
        let now = match answer {
            Ok(()) => {
                self.misses = 0;
                Item::Done
            }
            Err(kind) => self.after(kind, tries),
        };
        self.items[item] = now;
        match now {
            Item::Done => self.done += 1,
            Item::Failed(_) => self.failed += 1,
            Item::Waiting(tries) | Item::Flying(tries) => {
                self.again.push(Reverse((tries.lost, item)));
            }
        }
    }

    fn after(&mut self, kind: ErrorKind, mut tries: Tries) -> Item {
        match kind {
            ErrorKind::ChangedMeanwhile => {
                self.misses = 0;
                tries.stale += 1;
                if tries.stale >= MOST_STALE {
                    return Item::Failed(kind);
                }
            }
            ErrorKind::TooManyRequests(seconds) => {
                let seconds = seconds.unwrap_or(USUAL_WAIT).max(1);
                if seconds > LONGEST_WAIT || self.misses >= MOST_WAITS {
                    self.halt(Some(kind));
                } else {
                    self.pause(seconds * 1_000);
                }
            }
            ErrorKind::Offline
            | ErrorKind::TimedOut
            | ErrorKind::Server
            | ErrorKind::Unavailable(_)
            | ErrorKind::Malformed
            | ErrorKind::InProgress => {
                let answered = !matches!(kind, ErrorKind::Offline | ErrorKind::TimedOut);
                tries.lost = tries.lost.saturating_add(1);
                if answered && tries.lost >= MOST_LOST {
                    self.misses = 0;
                    return Item::Failed(kind);
                }
                let asked = match kind {
                    ErrorKind::Unavailable(seconds) => seconds.filter(|n| *n <= LONGEST_WAIT),
                    _ => None,
                };
                match PAUSES.get(self.misses) {
                    Some(millis) => self.pause(asked.map_or(*millis, |n| n.max(1) * 1_000)),
                    None => self.halt(Some(kind)),
                }
            }
            // None of the others would fare better.
            ErrorKind::SessionEnded
            | ErrorKind::SignInStale(_)
            | ErrorKind::Forbidden
            | ErrorKind::PartMissing => {
                self.halt(Some(kind));
            }
            // The user has to know before the rest; sent again, this one would only stop it again.
            ErrorKind::OwnRights => {
                self.misses = 0;
                self.halt(Some(kind));
                return Item::Failed(kind);
            }
            _ => {
                self.misses = 0;
                return Item::Failed(kind);
            }
        }
        Item::Waiting(tries)
    }

    fn pause(&mut self, millis: u32) {
        self.misses += 1;
        if !matches!(self.state, State::Stopped(_)) {
            self.state = State::Pausing(millis);
        }
    }

    fn halt(&mut self, why: Option<ErrorKind>) {
        if !matches!(self.state, State::Stopped(_)) {
            self.state = State::Stopped(why);
        }
    }

    /// The pause is over.
    pub fn woke(&mut self) {
        if matches!(self.state, State::Pausing(_)) {
            self.state = State::Running;
        }
    }

    /// The user stops it; what is on its way still comes to its end.
    pub fn stop(&mut self) {
        self.halt(None);
    }

    /// The user goes on with what is left.
    pub fn resume(&mut self) {
        self.misses = 0;
        self.state = State::Running;
    }

    /// How it is going.
    #[must_use]
    pub fn activity(&self) -> Activity {
        let flying = self.flying > 0;
        let waiting = self.fresh < self.items.len() || !self.again.is_empty();
        match (waiting || flying, self.state) {
            (false, _) => Activity::Finished,
            (_, State::Stopped(_)) if flying => Activity::Stopping,
            (_, State::Stopped(why)) => Activity::Stopped(why),
            (_, State::Pausing(_)) => Activity::Pausing,
            (_, State::Running) => Activity::Running,
        }
    }

    /// How many items there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.items.len()
    }

    /// How many are done.
    #[must_use]
    pub fn done(&self) -> usize {
        self.done
    }

    /// How many were given up.
    #[must_use]
    pub fn failed(&self) -> usize {
        self.failed
    }

    /// Whether this one is done.
    #[must_use]
    pub fn is_done(&self, item: usize) -> bool {
        self.items.get(item) == Some(&Item::Done)
    }

    /// Which were given up, and why, in the order of the items; walks all of them.
    #[must_use]
    pub fn failures(&self) -> Vec<(usize, ErrorKind)> {
        let failed = |(item, state): (usize, &Item)| match state {
            Item::Failed(kind) => Some((item, *kind)),
            _ => None,
        };
        self.items.iter().enumerate().filter_map(failed).collect()
    }
}

#[cfg(test)]
mod tests;
