//! «Реестр обученных»: the records of it, and what was sent to it.

use super::view::{Choice, Shape};
use crate::domain::day::Day;
use crate::domain::error_kind::FieldFault;
use crate::domain::id::SubmissionId;
use crate::domain::person::FullName;
use serde::Deserialize;

/// How far a record is; read by its name in the contract.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordState {
    /// Kept, not checked.
    Draft,
    /// Ready to be sent.
    Checked,
    /// On its way to the registry.
    Sent,
    /// The registry has given it a number.
    Accepted,
    /// The registry has refused it.
    Rejected,
    /// What a newer backend says besides: no badge.
    #[serde(other)]
    Unknown,
}

/// A record of the registry: one person, one programme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TrainingRecord {
    /// Tells it apart.
    pub id: String,
    /// How far it is.
    pub state: RecordState,
    /// Its number in the registry, once there is one.
    pub registry_number: Option<String>,
    /// Why the registry refused it, in its own words.
    pub rejection: Option<String>,
    /// Who was trained.
    pub name: FullName,
    /// All but the last digits masked by the server.
    pub snils_masked: Option<String>,
    /// Должность.
    pub position: Option<String>,
    /// ИНН of who employs them.
    pub employer_inn: Option<String>,
    /// Who employs them.
    pub employer: Option<String>,
    /// Who taught.
    pub trained_by: Option<String>,
    /// The day of the test.
    pub tested_on: Day,
    /// Its protocol.
    pub protocol: Option<String>,
    /// The programme.
    pub program: LearnProgram,
    /// Whether the test was passed.
    pub passed: bool,
    /// When the state last changed, as the contract writes it: a moment in UTC.
    pub changed_at: Option<String>,
}

/// A training programme. The titles known in public differ from source to source, so they come from the
/// backend only.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LearnProgram {
    /// Its number.
    pub id: u32,
    /// Its title, in Russian; shown as it is.
    pub title: String,
}

/// What can be asked of the list of records. The programme is one of those that the backend lists.
pub const TRAINING_RECORDS: Shape = Shape {
    choices: &[
        Choice {
            name: "state",
            values: &["draft", "checked", "sent", "accepted", "rejected"],
            narrows: true,
        },
        Choice {
            name: "sort",
            values: &["date", "name"],
            narrows: false,
        },
    ],
    listed: Some("program"),
    days: true,
};

/// How far a submission is; read by its name in the contract.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubmissionState {
    /// Records may still come.
    Open,
    /// All are here.
    Complete,
    /// What a newer backend says besides: nothing is offered.
    #[serde(other)]
    Unknown,
}

/// What was sent at one time, as it stands in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SubmissionSummary {
    /// In the path of every request about it.
    pub id: SubmissionId,
    /// How far it is.
    pub state: SubmissionState,
    /// SHA-256 of all records, in hexadecimal digits.
    pub digest: Option<String>,
    /// What the user calls it, such as the name of the file.
    pub name: Option<String>,
    /// How many records were announced.
    pub records: u64,
    /// How many have come, the refused ones among them.
    pub received: u64,
    /// How many were refused.
    pub rejected: u64,
    /// When it was begun, as the contract writes it: a moment in UTC.
    pub created_at: String,
    /// Who began it, as a short name.
    pub created_by: Option<String>,
    /// When all were there; a moment in UTC.
    pub completed_at: Option<String>,
}

/// What was sent at one time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Submission {
    /// The same as in the list.
    pub summary: SubmissionSummary,
    /// What has come.
    pub portions: Vec<SubmissionPortion>,
}

/// A portion that has come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SubmissionPortion {
    /// From one.
    pub number: u32,
    /// How many records.
    pub records: u64,
    /// How many of them were refused.
    pub rejected: u64,
    /// When it came, as the contract writes it: a moment in UTC.
    pub received_at: String,
}

/// What became of one record of a portion.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PortionOutcome {
    /// The registry took it.
    Accepted,
    /// It did not, and why; the pointers go into the record.
    Rejected(Vec<FieldFault>),
}

/// What is about to be sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewSubmission {
    /// SHA-256 of all records, in hexadecimal digits.
    pub digest: String,
    /// How many there are.
    pub records: u64,
    /// What the user calls it, such as the name of the file.
    pub name: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::View;

    #[test]
    fn a_state_that_is_not_known_is_none_that_is() {
        let read = |code: &str| serde_json::from_value(code.into()).ok();
        for known in TRAINING_RECORDS.choices[0].values {
            let state = read(known);
            assert!(
                state.is_some_and(|state| state != RecordState::Unknown),
                "{known}"
            );
        }
        assert_eq!(read("archived"), Some(RecordState::Unknown));
    }

    #[test]
    fn the_whole_view_stands_in_the_address() {
        let query = "?state=rejected&sort=name&program=18&from=2026-01-02&to=2026-03-04";
        let view = View::parse(&TRAINING_RECORDS, query);
        assert_eq!(view.to_query(&TRAINING_RECORDS), query);
        assert_eq!(view.listed(), Some("18"));
    }
}
