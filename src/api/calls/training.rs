//! «Реестр обученных»: its records, and what is sent to it.

use super::shared::full_name;
use crate::api::answer::{Answer, Success};
use crate::api::error::ApiError;
use crate::api::lenient::lenient;
use crate::api::list::CHUNK;
use crate::api::offered::Offered;
use crate::api::request::{Request, organization_path};
use crate::domain::{
    Cursor, Day, FieldFault, IdempotencyKey, LearnProgram, NewSubmission, OrganizationId, Page,
    PortionOutcome, RecordState, Submission, SubmissionId, SubmissionPortion, SubmissionState,
    SubmissionSummary, TRAINING_RECORDS, TrainingRecord, View, offer,
};
use serde::{Deserialize, Serialize};

/// The most records that the contract lets one answer hold.
pub const MOST_RECORDS: u16 = 500;

#[derive(Deserialize)]
pub(in crate::api) struct LearnProgramDto {
    id: u32,
    title: String,
}

impl From<LearnProgramDto> for LearnProgram {
    fn from(program: LearnProgramDto) -> Self {
        Self {
            id: program.id,
            title: program.title,
        }
    }
}

#[derive(Deserialize)]
pub(in crate::api) struct TrainingRecordDto {
    id: String,
    state: RecordState,
    #[serde(default, deserialize_with = "lenient")]
    registry_number: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    rejection: Option<String>,
    last_name: String,
    first_name: String,
    #[serde(default, deserialize_with = "lenient")]
    middle_name: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    snils_masked: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    position: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    employer_inn: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    employer_title: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    trained_by: Option<String>,
    tested_on: Day,
    #[serde(default, deserialize_with = "lenient")]
    protocol_number: Option<String>,
    program_id: u32,
    program_title: String,
    passed: bool,
    #[serde(default, deserialize_with = "lenient")]
    changed_at: Option<String>,
}

impl From<TrainingRecordDto> for TrainingRecord {
    fn from(record: TrainingRecordDto) -> Self {
        Self {
            id: record.id,
            state: record.state,
            registry_number: record.registry_number,
            rejection: record.rejection,
            name: full_name(record.last_name, record.first_name, record.middle_name),
            snils_masked: record.snils_masked,
            position: record.position,
            employer_inn: record.employer_inn,
            employer: record.employer_title,
            trained_by: record.trained_by,
            tested_on: record.tested_on,
            protocol: record.protocol_number,
            program: LearnProgram {
                id: record.program_id,
                title: record.program_title,
            },
            passed: record.passed,
            changed_at: record.changed_at,
        }
    }
}

#[derive(Deserialize)]
pub(in crate::api) struct SubmissionSummaryDto {
    id: SubmissionId,
    state: SubmissionState,
    #[serde(default, deserialize_with = "lenient")]
    digest: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    name: Option<String>,
    records: u64,
    received: u64,
    rejected: u64,
    created_at: String,
    #[serde(default, deserialize_with = "lenient")]
    created_by: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    completed_at: Option<String>,
}

impl From<SubmissionSummaryDto> for SubmissionSummary {
    fn from(submission: SubmissionSummaryDto) -> Self {
        Self {
            id: submission.id,
            state: submission.state,
            digest: submission.digest,
            name: submission.name,
            records: submission.records,
            received: submission.received,
            rejected: submission.rejected,
            created_at: submission.created_at,
            created_by: submission.created_by,
            completed_at: submission.completed_at,
        }
    }
}

/// What `Submission` has beside its summary.
#[derive(Deserialize)]
struct SubmissionDto {
    portions: Vec<SubmissionPortionDto>,
}

#[derive(Deserialize)]
struct SubmissionPortionDto {
    number: u32,
    records: u64,
    rejected: u64,
    received_at: String,
}

impl From<SubmissionPortionDto> for SubmissionPortion {
    fn from(portion: SubmissionPortionDto) -> Self {
        Self {
            number: portion.number,
            records: portion.records,
            rejected: portion.rejected,
            received_at: portion.received_at,
        }
    }
}

#[derive(Serialize)]
struct NewSubmissionBody<'a> {
    digest: &'a str,
    records: u64,
    name: Option<&'a str>,
}

/// `PortionResult`: one a record.
#[derive(Deserialize)]
struct PortionResultDto {
    results: Vec<RecordResultDto>,
}

#[derive(Deserialize)]
struct RecordResultDto {
    outcome: OutcomeDto,
    #[serde(default, deserialize_with = "lenient")]
    errors: Vec<FieldFault>,
}

/// What is not said to be accepted is refused.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum OutcomeDto {
    Accepted,
    #[serde(other)]
    Rejected,
}

impl From<RecordResultDto> for PortionOutcome {
    fn from(result: RecordResultDto) -> Self {
        match result.outcome {
            OutcomeDto::Accepted => Self::Accepted,
            OutcomeDto::Rejected => Self::Rejected(result.errors),
        }
    }
}

impl Offered<offer::TrainingRegistry> {
    /// `listLearnPrograms`.
    pub async fn learn_programs(
        &self,
        organization: &OrganizationId,
    ) -> Result<Vec<LearnProgram>, ApiError> {
        let path = organization_path(organization, "/learn-programs");
        self.send(Request::get(path))
            .await?
            .items::<LearnProgramDto, _>()
    }

    /// `listTrainingRecords`, at most `limit` of them.
    pub async fn training_records(
        &self,
        organization: &OrganizationId,
        view: &View,
        limit: u16,
        cursor: Option<&Cursor>,
    ) -> Result<Page<TrainingRecord>, ApiError> {
        let path = organization_path(organization, "/training-records");
        let filters = view.filters(&TRAINING_RECORDS);
        let request = Request::list(path, limit, &view.text, &filters, cursor);
        self.send(request).await?.page::<TrainingRecordDto, _>()
    }

    /// `listTrainingSubmissions`.
    pub async fn submissions(
        &self,
        organization: &OrganizationId,
        cursor: Option<&Cursor>,
    ) -> Result<Page<SubmissionSummary>, ApiError> {
        let path = organization_path(organization, "/training-submissions");
        let request = Request::list(path, CHUNK, "", &[], cursor);
        self.send(request).await?.page::<SubmissionSummaryDto, _>()
    }

    /// `createTrainingSubmission`; the same key with the same content begins one. What was sent already is
    /// `ApiError::submission`.
    pub async fn create_submission(
        &self,
        organization: &OrganizationId,
        new: &NewSubmission,
        key: &IdempotencyKey,
    ) -> Result<Submission, ApiError> {
        let path = organization_path(organization, "/training-submissions");
        let body = NewSubmissionBody {
            digest: &new.digest,
            records: new.records,
            name: new.name.as_deref(),
        };
        let request = Request::post(path, Success::Created)
            .header("Idempotency-Key", key.as_str())
            .json(&body);
        self.send(request).await?.submission()
    }

    /// `getTrainingSubmission`.
    pub async fn submission(
        &self,
        organization: &OrganizationId,
        id: &SubmissionId,
    ) -> Result<Submission, ApiError> {
        let path = format!("/training-submissions/{}", id.as_str());
        let path = organization_path(organization, &path);
        self.send(Request::get(path)).await?.submission()
    }

    /// `sendTrainingPortion`: what became of each record, in their order; the same portion sent again gets
    /// the same answer. `portion` is the body as the worker wrote it (`Portion` of the contract): it is passed
    /// on as it is; so many records are in it.
    pub async fn send_portion(
        &self,
        organization: &OrganizationId,
        id: &SubmissionId,
        (number, records): (u32, u64),
        portion: String,
    ) -> Result<Vec<PortionOutcome>, ApiError> {
        let path = format!("/training-submissions/{}/portions/{number}", id.as_str());
        let path = organization_path(organization, &path);
        let request = Request::put(path, Success::Ok).json_text(portion);
        self.send(request).await?.outcomes(records)
    }

    /// `completeTrainingSubmission`.
    pub async fn complete_submission(
        &self,
        organization: &OrganizationId,
        id: &SubmissionId,
    ) -> Result<Submission, ApiError> {
        let path = format!("/training-submissions/{}/complete", id.as_str());
        let request = Request::post(organization_path(organization, &path), Success::Ok);
        self.send(request).await?.submission()
    }
}

impl Answer {
    pub(in crate::api) fn submission(&self) -> Result<Submission, ApiError> {
        let summary: SubmissionSummaryDto = self.read()?;
        let rest: SubmissionDto = self.read()?;
        Ok(Submission {
            summary: summary.into(),
            portions: rest.portions.into_iter().map(Into::into).collect(),
        })
    }

    /// What became of so many records: a word about each, or none at all.
    pub(in crate::api) fn outcomes(&self, records: u64) -> Result<Vec<PortionOutcome>, ApiError> {
        let result: PortionResultDto = self.read()?;
        if result.results.len() as u64 != records {
            return Err(self.malformed());
        }
        Ok(result.results.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::tests::answer;
    use serde_json::json;

    #[test]
    fn a_record_with_as_little_as_the_contract_allows() {
        let json = json!({
            "id": "tr-1", "state": "archived", "last_name": "Петров", "first_name": "Сергей",
            "tested_on": "2026-10-12", "program_id": 18, "program_title": "Т", "passed": false, "new": 1,
        });
        let record = answer(&json).read::<TrainingRecordDto>();
        let record = TrainingRecord::from(record.unwrap());
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
        assert!(answer(&json).read::<TrainingRecordDto>().is_err());
    }

    #[test]
    fn what_is_not_accepted_is_refused() {
        let json = json!({ "number": 1, "results": [
            { "outcome": "accepted", "record_id": "tr-1" },
            { "outcome": "postponed" },
            { "outcome": "rejected", "errors": [{ "pointer": "/test/date", "code": "order" }] },
        ] });
        for other in [0, 2, 4] {
            assert!(answer(&json).outcomes(other).is_err());
        }
        let outcomes = answer(&json).outcomes(3).unwrap();
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
        let submission = answer(&json).submission().unwrap();
        assert_eq!(submission.summary.state, SubmissionState::Unknown);
    }
}
