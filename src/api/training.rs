//! Calls of «Реестр обученных», one function a call.
#![expect(
    clippy::missing_errors_doc,
    reason = "as in `endpoints`: an answer documented in the contract, or offline, too slow, malformed"
)]

use super::answer::Success;
use super::client::{Client, Request};
use super::endpoints::{CHUNK, listed, organization_path};
use super::error::ApiError;
use super::wire_training;
use crate::domain::{
    Cursor, IdempotencyKey, LearnProgram, NewSubmission, OrganizationId, Page, PortionOutcome,
    Submission, SubmissionId, SubmissionSummary, TRAINING_RECORDS, TrainingRecord, View,
};

/// The most records that the contract lets one answer hold.
pub const MOST_RECORDS: u16 = 500;

impl Client {
    /// `listLearnPrograms`.
    pub async fn learn_programs(
        &self,
        organization: &OrganizationId,
    ) -> Result<Vec<LearnProgram>, ApiError> {
        let path = organization_path(organization, "/learn-programs");
        let answer = self.send(Request::get(path)).await?;
        answer.read(wire_training::learn_programs)
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
        let path = listed(&path, limit, &view.text, &filters, cursor);
        self.list(path, wire_training::record).await
    }

    /// `listTrainingSubmissions`.
    pub async fn submissions(
        &self,
        organization: &OrganizationId,
        cursor: Option<&Cursor>,
    ) -> Result<Page<SubmissionSummary>, ApiError> {
        let path = organization_path(organization, "/training-submissions");
        let path = listed(&path, CHUNK, "", &[], cursor);
        self.list(path, wire_training::submission_summary).await
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
        let request = Request::post(path, Success::Created)
            .header("Idempotency-Key", key.as_str())
            .json(&wire_training::new_submission(new));
        self.send(request).await?.read(wire_training::submission)
    }

    /// `getTrainingSubmission`.
    pub async fn submission(
        &self,
        organization: &OrganizationId,
        id: &SubmissionId,
    ) -> Result<Submission, ApiError> {
        let path = format!("/training-submissions/{}", id.as_str());
        let path = organization_path(organization, &path);
        let answer = self.send(Request::get(path)).await?;
        answer.read(wire_training::submission)
    }

    /// `sendTrainingPortion`: what became of each record, in their order; the same portion sent again gets
    /// the same answer. `portion` is the body as the worker wrote it (`Portion` of the contract): it is passed
    /// on as it is.
    pub async fn send_portion(
        &self,
        organization: &OrganizationId,
        id: &SubmissionId,
        number: u32,
        portion: String,
    ) -> Result<Vec<PortionOutcome>, ApiError> {
        let path = format!("/training-submissions/{}/portions/{number}", id.as_str());
        let path = organization_path(organization, &path);
        let request = Request::put(path, Success::Ok).json_text(portion);
        self.send(request).await?.read(wire_training::outcomes)
    }

    /// `completeTrainingSubmission`.
    pub async fn complete_submission(
        &self,
        organization: &OrganizationId,
        id: &SubmissionId,
    ) -> Result<Submission, ApiError> {
        let path = format!("/training-submissions/{}/complete", id.as_str());
        let request = Request::post(organization_path(organization, &path), Success::Ok);
        self.send(request).await?.read(wire_training::submission)
    }
}
