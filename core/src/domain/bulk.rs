//! Many requests one after another: which is next, what a failure means for the rest, when to pause and
//! when to stop. What is sent, and the clock, are the caller's: an item is only a number here.

use super::Trouble;

/// So many times in a row somebody else may save first before an item counts as failed.
const MOST_STALE: u8 = 5;
/// So many times an answer may fail to come before an item counts as failed, if the others go through.
const MOST_LOST: u8 = 4;
/// How long to pause after one, two, three failures in a row; after the fourth the run stops.
const PAUSES: [u32; 3] = [1_000, 3_000, 9_000];
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
    Failed(Trouble),
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
    Stopped(Option<Trouble>),
    /// Every item has ended.
    Finished,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Running,
    Pausing(u32),
    Stopped(Option<Trouble>),
}

/// A run over many items. Each ends as done or failed; none is sent again after it was done.
#[derive(Clone, Debug)]
pub struct Run {
    items: Vec<Item>,
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
        let waiting = |(item, state): (usize, &Item)| match state {
            Item::Waiting(tries) => Some((tries.lost, item, *tries)),
            _ => None,
        };
        let waiting = self.items.iter().enumerate().filter_map(waiting);
        let Some((_, item, tries)) = waiting.min_by_key(|(lost, item, _)| (*lost, *item)) else {
            return Next::Rest;
        };
        self.items[item] = Item::Flying(tries);
        Next::Send(Ticket {
            item,
            anew: tries != Tries::default(),
            lost: tries.lost > 0,
        })
    }

    /// Takes the answer for an item that was sent.
    pub fn report(&mut self, item: usize, answer: Result<(), Trouble>) {
        let Some(Item::Flying(tries)) = self.items.get(item).copied() else {
            return;
        };
        self.items[item] = match answer {
            Ok(()) => {
                self.misses = 0;
                Item::Done
            }
            Err(trouble) => self.after(trouble, tries),
        };
    }

    fn after(&mut self, trouble: Trouble, mut tries: Tries) -> Item {
        match trouble {
            Trouble::ChangedMeanwhile => {
                self.misses = 0;
                tries.stale += 1;
                if tries.stale >= MOST_STALE {
                    return Item::Failed(trouble);
                }
            }
            Trouble::TooManyRequests(seconds) => {
                let seconds = seconds.unwrap_or(USUAL_WAIT).max(1);
                if seconds > LONGEST_WAIT || self.misses >= MOST_WAITS {
                    self.halt(Some(trouble));
                } else {
                    self.pause(seconds * 1_000);
                }
            }
            Trouble::Offline
            | Trouble::TimedOut
            | Trouble::Server
            | Trouble::Malformed
            | Trouble::InProgress => {
                let answered = !matches!(trouble, Trouble::Offline | Trouble::TimedOut);
                tries.lost = tries.lost.saturating_add(1);
                if answered && tries.lost >= MOST_LOST {
                    self.misses = 0;
                    return Item::Failed(trouble);
                }
                match PAUSES.get(self.misses) {
                    Some(millis) => self.pause(*millis),
                    None => self.halt(Some(trouble)),
                }
            }
            // None of the others would fare better.
            Trouble::SessionEnded | Trouble::Forbidden | Trouble::PartMissing => {
                self.halt(Some(trouble));
            }
            _ => {
                self.misses = 0;
                return Item::Failed(trouble);
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

    fn halt(&mut self, why: Option<Trouble>) {
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
        let is = |wanted: fn(&Item) -> bool| self.items.iter().any(wanted);
        let flying = is(|item| matches!(item, Item::Flying(_)));
        let waiting = is(|item| matches!(item, Item::Waiting(_)));
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
        let done = self.items.iter().filter(|item| **item == Item::Done);
        done.count()
    }

    /// Whether this one is done.
    #[must_use]
    pub fn is_done(&self, item: usize) -> bool {
        self.items.get(item) == Some(&Item::Done)
    }

    /// Which were given up, and why.
    #[must_use]
    pub fn failures(&self) -> Vec<(usize, Trouble)> {
        let failed = |(item, state): (usize, &Item)| match state {
            Item::Failed(trouble) => Some((item, *trouble)),
            _ => None,
        };
        self.items.iter().enumerate().filter_map(failed).collect()
    }
}

#[cfg(test)]
mod tests;
