//! What is sent to the registry of trained persons: begun, looked at, completed.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::api::wire::body::Body;
use crate::api::wire::idempotency::{Begun, made};
use crate::api::wire::page::PageBody;
use crate::api::wire::time::time;
use crate::app::App;
use crate::auth::member::Entitled;
use crate::auth::path::SubmissionId;
use crate::problem::{FieldCode, FieldError, Kind, Problem};
use crate::store::idempotency::Subject;
use crate::store::page::{PageQuery, Sort};
use crate::store::training::submissions::{NewSubmission, Portion, Refusal, Submission};
use crate::text::Search;

const MOST_RECORDS: u32 = 1_000_000;
const LONGEST_NAME: usize = 200;

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum SubmissionState {
    Open,
    Complete,
}

#[derive(Serialize)]
pub struct Summary {
    id: String,
    state: SubmissionState,
    digest: String,
    name: Option<String>,
    records: i64,
    received: i64,
    rejected: i64,
    created_at: Option<String>,
    created_by: String,
    completed_at: Option<String>,
}

#[derive(Serialize)]
pub struct SubmissionBody {
    #[serde(flatten)]
    summary: Summary,
    portions: Vec<PortionBody>,
}

#[derive(Serialize)]
struct PortionBody {
    number: i64,
    records: i64,
    rejected: i64,
    received_at: Option<String>,
}

impl From<Submission> for Summary {
    fn from(submission: Submission) -> Self {
        Self {
            id: submission.id,
            state: match submission.completed_at {
                Some(_) => SubmissionState::Complete,
                None => SubmissionState::Open,
            },
            digest: submission.digest,
            name: submission.name,
            records: submission.records,
            received: submission.received,
            rejected: submission.rejected,
            created_at: time(submission.created_at),
            created_by: submission.created_by,
            completed_at: submission.completed_at.and_then(time),
        }
    }
}

impl SubmissionBody {
    fn new((submission, portions): (Submission, Vec<Portion>)) -> Self {
        let portion = |portion: Portion| PortionBody {
            number: portion.number,
            records: portion.records,
            rejected: portion.rejected,
            received_at: time(portion.received_at),
        };
        Self {
            summary: submission.into(),
            portions: portions.into_iter().map(portion).collect(),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Kind::NotFound.into(),
            Refusal::KeyReused => Kind::IdempotencyKeyReused.into(),
            Refusal::AlreadySubmitted(id) => Self::already_submitted(id),
            Refusal::PortionDiffers => Kind::PortionDiffers.into(),
            Refusal::Closed => Kind::SubmissionClosed.into(),
            Refusal::Incomplete => Kind::SubmissionIncomplete.into(),
            Refusal::TooMany => {
                Self::invalid(vec![FieldError::new("/records", FieldCode::TooLong)])
            }
            Refusal::Denied(denied) => denied.into(),
        }
    }
}

/// This list has no search: it is asked for a page only.
pub struct Asked(PageQuery);

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let page = PageQuery::read(parts, Sort::Newest, |_| Search::people(""));
        page.await.map(Self)
    }
}

pub async fn list(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    Asked(page): Asked,
) -> Result<Json<PageBody<Summary>>, Problem> {
    let organization = &member.organization.id;
    let page = app.store.training_submissions(organization, &page).await?;
    Ok(Json(PageBody::new(page, Summary::from)))
}

pub async fn show(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    SubmissionId(id): SubmissionId,
) -> Result<Json<SubmissionBody>, Problem> {
    let organization = &member.organization.id;
    let found = app.store.training_submission(organization, &id).await?;
    Ok(Json(SubmissionBody::new(found.ok_or(Kind::NotFound)?)))
}

#[derive(Deserialize, Serialize)]
pub struct NewBody {
    digest: Option<String>,
    records: Option<i64>,
    name: Option<String>,
}

impl NewBody {
    /// The digest, the number of records, and what the user calls it.
    fn validate(self) -> Result<(String, u32, Option<String>), Vec<FieldError>> {
        let mut errors = Vec::new();
        let digest = self.digest.unwrap_or_default();
        let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if digest.is_empty() {
            errors.push(FieldError::new("/digest", FieldCode::Required));
        } else if digest.len() != 64 || !digest.bytes().all(hexadecimal) {
            errors.push(FieldError::new("/digest", FieldCode::Format));
        }
        let records = self.records.map(u32::try_from);
        let records = match records {
            Some(Ok(records @ 1..=MOST_RECORDS)) => records,
            wrong => {
                let code = wrong.map_or(FieldCode::Required, |_| FieldCode::Format);
                errors.push(FieldError::new("/records", code));
                0
            }
        };
        let name = self.name.map(|name| name.trim().to_owned());
        let name = name.filter(|name| !name.is_empty());
        if name.iter().any(|name| name.chars().count() > LONGEST_NAME) {
            errors.push(FieldError::new("/name", FieldCode::TooLong));
        }
        if errors.is_empty() {
            Ok((digest, records, name))
        } else {
            Err(errors)
        }
    }
}

pub async fn create(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    headers: HeaderMap,
    Body(body): Body<NewBody>,
) -> Result<Response, Problem> {
    let begun = Begun::new(&app, &member, &headers, Subject::Training, &body)?;
    let (digest, records, name) = body.validate().map_err(Problem::invalid)?;
    let new = NewSubmission {
        once: &begun.once,
        digest,
        name,
        records,
    };
    let describe = |submission: &Submission| {
        let body = SubmissionBody::new((submission.clone(), Vec::new()));
        serde_json::to_string(&body).unwrap_or_default()
    };
    let done = app.store.begin_submission(new, describe).await?;
    let organization = &member.organization.id;
    Ok(made(done, organization, "training-submissions"))
}

pub async fn complete(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    SubmissionId(id): SubmissionId,
) -> Result<Json<SubmissionBody>, Problem> {
    let by = member.actor(&app.clock);
    let now = app.clock.seconds();
    let completed = app.store.complete_submission(&by, &id, now);
    Ok(Json(SubmissionBody::new(completed.await?)))
}
