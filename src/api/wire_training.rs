//! The JSON of «Реестр обученных»; read as `wire` reads.

use super::wire::{day, full_name, str, text};
use super::wire_problem::field_faults;
use crate::domain::{
    LearnProgram, NewSubmission, PortionOutcome, RecordState, Submission, SubmissionId,
    SubmissionPortion, SubmissionState, SubmissionSummary, TrainingRecord,
};
use serde_json::{Value, json};

/// `LearnPrograms`.
pub fn learn_programs(json: &Value) -> Option<Vec<LearnProgram>> {
    let items = json.get("items")?.as_array()?.iter();
    let program = |json: &Value| program(json, "id", "title");
    items.map(program).collect()
}

fn program(json: &Value, id: &str, title: &str) -> Option<LearnProgram> {
    Some(LearnProgram {
        id: number(json, id)?.try_into().ok()?,
        title: text(json, title)?,
    })
}

/// `TrainingRecord`.
pub fn record(json: &Value) -> Option<TrainingRecord> {
    Some(TrainingRecord {
        id: text(json, "id")?,
        state: RecordState::parse(str(json, "state")?),
        registry_number: text(json, "registry_number"),
        rejection: text(json, "rejection"),
        name: full_name(json)?,
        snils_masked: text(json, "snils_masked"),
        position: text(json, "position"),
        employer_inn: text(json, "employer_inn"),
        employer: text(json, "employer_title"),
        trained_by: text(json, "trained_by"),
        tested_on: day(json, "tested_on")?,
        protocol: text(json, "protocol_number"),
        program: program(json, "program_id", "program_title")?,
        passed: json.get("passed")?.as_bool()?,
        changed_at: text(json, "changed_at"),
    })
}

/// `SubmissionSummary`.
pub fn submission_summary(json: &Value) -> Option<SubmissionSummary> {
    Some(SubmissionSummary {
        id: SubmissionId::parse(str(json, "id")?)?,
        state: match str(json, "state")? {
            "open" => SubmissionState::Open,
            "complete" => SubmissionState::Complete,
            _ => SubmissionState::Unknown,
        },
        digest: text(json, "digest"),
        name: text(json, "name"),
        records: number(json, "records")?,
        received: number(json, "received")?,
        rejected: number(json, "rejected")?,
        created_at: text(json, "created_at")?,
        created_by: text(json, "created_by"),
        completed_at: text(json, "completed_at"),
    })
}

/// `Submission`.
pub fn submission(json: &Value) -> Option<Submission> {
    let portion = |json: &Value| {
        Some(SubmissionPortion {
            number: number(json, "number")?.try_into().ok()?,
            records: number(json, "records")?,
            rejected: number(json, "rejected")?,
            received_at: text(json, "received_at")?,
        })
    };
    let portions = json.get("portions")?.as_array()?.iter().map(portion);
    Some(Submission {
        summary: submission_summary(json)?,
        portions: portions.collect::<Option<_>>()?,
    })
}

/// `NewSubmission`.
pub fn new_submission(new: &NewSubmission) -> Value {
    json!({ "digest": new.digest, "records": new.records, "name": new.name })
}

/// `PortionResult`: one a record. What is not said to be accepted is refused.
pub fn outcomes(json: &Value) -> Option<Vec<PortionOutcome>> {
    let outcome = |json: &Value| {
        Some(match str(json, "outcome")? {
            "accepted" => PortionOutcome::Accepted,
            _ => PortionOutcome::Rejected(field_faults(json)),
        })
    };
    json.get("results")?
        .as_array()?
        .iter()
        .map(outcome)
        .collect()
}

fn number(json: &Value, name: &str) -> Option<u64> {
    json.get(name)?.as_u64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_with_as_little_as_the_contract_allows() {
        let json = json!({
            "id": "tr-1", "state": "archived", "last_name": "Петров", "first_name": "Сергей",
            "tested_on": "2026-10-12", "program_id": 18, "program_title": "Т", "passed": false, "new": 1,
        });
        let record = record(&json).unwrap();
        assert_eq!(record.state, RecordState::Unknown);
        assert!(!record.passed && record.registry_number.is_none());
        assert_eq!(record.program.id, 18);
    }

    #[test]
    fn whether_somebody_passed_is_not_guessed() {
        let json = json!({
            "id": "tr-1", "state": "sent", "last_name": "Петров", "first_name": "Сергей",
            "tested_on": "2026-10-12", "program_id": 18, "program_title": "Т",
        });
        assert_eq!(record(&json), None);
    }

    #[test]
    fn what_is_not_accepted_is_refused() {
        let json = json!({ "number": 1, "results": [
            { "outcome": "accepted", "record_id": "tr-1" },
            { "outcome": "postponed" },
            { "outcome": "rejected", "errors": [{ "pointer": "/test/date", "code": "order" }] },
        ] });
        let outcomes = outcomes(&json).unwrap();
        assert_eq!(outcomes[0], PortionOutcome::Accepted);
        assert_eq!(outcomes[1], PortionOutcome::Rejected(Vec::new()));
        assert!(
            matches!(&outcomes[2], PortionOutcome::Rejected(faults) if faults[0].code == "order")
        );
    }

    #[test]
    fn a_submission_in_a_state_that_is_not_known_offers_nothing() {
        let json = json!({
            "id": "ts-1", "state": "archived", "records": 1, "received": 1, "rejected": 0,
            "created_at": "2026-11-24T09:30:00Z", "portions": [],
        });
        let submission = submission(&json).unwrap();
        assert_eq!(submission.summary.state, SubmissionState::Unknown);
    }
}
