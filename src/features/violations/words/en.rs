//! English: the signs of violations.

use super::texts::ViolationTexts;
use crate::domain::{AnswerFault, ViolationState};
use crate::features::sections::words::{ChoiceTexts, ListTexts};
use crate::i18n::en::number;

pub static TEXTS: ViolationTexts = ViolationTexts {
    list: ListTexts {
        label: "Signs of violations",
        search: "What was found, or where",
        choices: &[
            ChoiceTexts {
                label: "State",
                any: "any",
                values: &[
                    "new",
                    "in work",
                    "fixed",
                    "disputed",
                    "closed",
                    "past the due day",
                ],
            },
            ChoiceTexts {
                label: "Order",
                any: "due first",
                values: &["found last first"],
            },
        ],
        count: |n| match n {
            1 => "1 sign".to_owned(),
            n => format!("{} signs", number(n)),
        },
        empty: "There are no signs of violations.",
        none_such: "There are no such signs. Change the filters or clear the search.",
    },
    column_what: "What and where",
    column_found: "Found",
    column_due: "Mend by",
    column_state: "State",
    file: "Signs of violations",
    columns: ["What", "Where", "Found", "Mend by", "Overdue", "State"],
    state: |state| match state {
        ViolationState::New => "New",
        ViolationState::InWork => "In work",
        ViolationState::Fixed => "Fixed",
        ViolationState::Disputed => "Disputed",
        ViolationState::Closed => "Closed",
    },
    overdue: "overdue",
    no_due: "no due day",
    place: "Where",
    found: "Found",
    due: "Mend by",
    to_do: "What to do",
    history: "History",
    changed: "State changed",
    system: "The system",
    answer: "Answer",
    next: |state| match state {
        ViolationState::New => ("Back to new", "Nobody has begun yet"),
        ViolationState::InWork => ("Take it on", "Write who will mend it, and when"),
        ViolationState::Fixed => ("Fixed", "Write what was done"),
        ViolationState::Disputed => ("We disagree", "Write why there is no violation"),
        ViolationState::Closed => ("Close", "Nothing is left to do"),
    },
    new_state: "New state",
    comment: "Comment",
    comment_hint: "Everybody to whom this section is open will see it",
    left: |n| format!("Characters left: {}", number(n as u64)),
    fault: |fault| match fault {
        AnswerFault::NoState => "Choose the new state.".to_owned(),
        AnswerFault::NoComment => {
            "Write a comment: the state cannot be changed without one.".to_owned()
        }
        AnswerFault::TooLong(over) => format!(
            "Shorten the comment. Characters too many: {}.",
            number(over as u64)
        ),
    },
    send: "Save",
    saved: |state| format!("Saved. State: {}.", state.to_lowercase()),
    meanwhile: "While you were writing, this sign was changed.",
    meanwhile_then: "Look at what changed and select ‘Save’ again. Your comment is still here.",
    unsaved: "The comment is not saved",
    unsaved_lead: "If you leave, what you wrote is lost.",
    stay: "Stay",
    leave: "Leave without saving",
};
