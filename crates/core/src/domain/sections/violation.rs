//! Signs of violations: what was found where, by when to mend it, and what the employer answers.

use super::history_entry::HistoryEntry;
use super::view::{Choice, Shape};
use crate::domain::access::employee::Version;
use crate::domain::day::Day;
use crate::domain::id::ViolationId;
use crate::domain::known::Known;

/// How far a sign is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ViolationState {
    /// Nobody has answered yet.
    New,
    /// Somebody is at it.
    InWork,
    /// It is mended, says the employer.
    Fixed,
    /// There is none, says the employer.
    Disputed,
    /// Done with.
    Closed,
}

impl ViolationState {
    /// All, in the order of the screen.
    pub const ALL: [Self; 5] = [
        Self::New,
        Self::InWork,
        Self::Fixed,
        Self::Disputed,
        Self::Closed,
    ];

    /// Its name in the contract.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::InWork => "in_work",
            Self::Fixed => "fixed",
            Self::Disputed => "disputed",
            Self::Closed => "closed",
        }
    }

    /// The state of this name; `None` when a newer backend says something else.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What can be asked of the list. The backend's own order is by the day it is due.
pub static VIOLATIONS: Shape = Shape {
    choices: &[
        Choice {
            name: "state",
            values: &["new", "in_work", "fixed", "disputed", "closed", "overdue"],
            narrows: true,
        },
        Choice {
            name: "sort",
            values: &["-found"],
            narrows: false,
        },
    ],
    days: false,
    listed: None,
};

/// A sign in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ViolationSummary {
    /// In the path of every request about it.
    pub id: ViolationId,
    /// What was found, in the backend's words.
    pub what: String,
    /// Where it was found, in the backend's words.
    pub place: Option<String>,
    /// When.
    pub found_on: Day,
    /// By when it is to be mended.
    pub due_on: Known<Day>,
    /// How far it is; `None` when a newer backend says something else.
    pub state: Option<ViolationState>,
    /// Whether that day is past, by the backend's calendar.
    pub overdue: bool,
}

/// One sign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Violation {
    /// The same as in the list.
    pub summary: ViolationSummary,
    /// What to do, in the backend's words.
    pub to_do: Option<String>,
    /// What this person may set it to, as far as the app knows it.
    pub next_states: Vec<ViolationState>,
    /// The oldest first.
    pub history: Vec<HistoryEntry>,
    /// What was read; a change carries it.
    pub version: Version,
}

/// What is sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ViolationChange {
    /// The new state.
    pub state: ViolationState,
    /// What was done, or why.
    pub comment: String,
}

/// What is missing in an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AnswerFault {
    /// No state is chosen.
    NoState,
    /// Nothing is typed.
    NoComment,
    /// So many characters more than the contract takes.
    TooLong(usize),
}

/// An answer as far as it is typed.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct AnswerDraft {
    /// What is chosen.
    pub state: Option<ViolationState>,
    /// What is typed, unchanged.
    pub comment: String,
}

impl AnswerDraft {
    /// Characters of a comment, as in the contract.
    pub const LONGEST: usize = 2_000;

    /// How many characters may still be typed.
    #[must_use]
    pub fn left(&self) -> usize {
        Self::LONGEST.saturating_sub(self.comment.trim().chars().count())
    }

    /// Whether leaving would lose something.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        !self.comment.trim().is_empty()
    }

    /// What is wrong with the comment.
    #[must_use]
    pub fn comment_fault(&self) -> Option<AnswerFault> {
        match self.comment.trim().chars().count() {
            0 => Some(AnswerFault::NoComment),
            length if length > Self::LONGEST => Some(AnswerFault::TooLong(length - Self::LONGEST)),
            _ => None,
        }
    }

    /// The change, once nothing is missing.
    ///
    /// # Errors
    /// What is missing, in the order of the screen.
    pub fn check(&self) -> Result<ViolationChange, Vec<AnswerFault>> {
        let no_state = self.state.is_none().then_some(AnswerFault::NoState);
        let faults: Vec<_> = no_state.into_iter().chain(self.comment_fault()).collect();
        match self.state {
            Some(state) if faults.is_empty() => Ok(ViolationChange {
                state,
                comment: self.comment.trim().to_owned(),
            }),
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn states_by_their_names() {
        for state in ViolationState::ALL {
            assert_eq!(ViolationState::of(state.code()), Some(state));
        }
        assert_eq!(ViolationState::of("burnt"), None);
        let asked = VIOLATIONS.choices[0].values.iter();
        let unknown: Vec<_> = asked
            .filter(|code| ViolationState::of(code).is_none())
            .collect();
        assert_eq!(unknown, [&"overdue"]);
    }

    #[test]
    fn an_answer_lacks_what_was_not_given() {
        let mut draft = AnswerDraft::default();
        let both = vec![AnswerFault::NoState, AnswerFault::NoComment];
        assert_eq!(draft.check(), Err(both));
        draft.state = Some(ViolationState::Fixed);
        draft.comment = " \n".to_owned();
        assert_eq!(draft.check(), Err(vec![AnswerFault::NoComment]));
        assert!(!draft.is_begun());
        draft.comment = " Обучен. ".to_owned();
        let change = draft.check().unwrap();
        assert_eq!(change.comment, "Обучен.");
    }

    proptest! {
        #[test]
        fn what_is_sent_fits_the_contract(comment in "\\PC{0,30}", times in 0..120_usize) {
            let draft = AnswerDraft {
                state: Some(ViolationState::InWork),
                comment: comment.repeat(times),
            };
            let length = draft.comment.trim().chars().count();
            match draft.check() {
                Ok(change) => prop_assert!((1..=AnswerDraft::LONGEST).contains(&change.comment.chars().count())),
                Err(faults) => prop_assert!(faults == [AnswerFault::NoComment] && length == 0
                    || faults == [AnswerFault::TooLong(length - AnswerDraft::LONGEST)]),
            }
        }
    }
}
