//! Records on their way to the registry, a portion at a time.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::record::RecordBody;
use crate::api::wire::body::Body;
use crate::api::wire::idempotency;
use crate::app::App;
use crate::auth::member::Entitled;
use crate::auth::path::{PortionNumber, SubmissionId};
use crate::domain::span::Date;
use crate::domain::training::record::TrainingRecord;
use crate::problem::{FieldCode, FieldError, Problem};
use crate::store::training::portions::{NewPortion, Outcome, Reason, Received};

/// A hundred records with the longest of texts: more than any other request.
pub const LARGEST_BODY: usize = 2 * 1024 * 1024;
const MOST_RECORDS: usize = 100;

#[derive(Deserialize, Serialize)]
pub struct PortionBody {
    #[serde(default)]
    records: Vec<RecordBody>,
}

#[derive(Serialize)]
struct ResultBody {
    number: u16,
    results: Vec<OutcomeBody>,
}

#[derive(Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
enum OutcomeBody {
    Accepted {
        record_id: String,
    },
    Rejected {
        /// Nothing was kept.
        record_id: Option<String>,
        errors: [RejectionBody; 1],
    },
}

#[derive(Serialize)]
struct RejectionBody {
    pointer: &'static str,
    code: &'static str,
}

impl From<&Outcome> for OutcomeBody {
    fn from(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Accepted { id } => Self::Accepted {
                record_id: id.clone(),
            },
            Outcome::Rejected(reason) => Self::Rejected {
                record_id: None,
                errors: [RejectionBody {
                    pointer: "/test/protocol_number",
                    code: match reason {
                        Reason::Duplicate => "duplicate",
                        Reason::Refused => "refused",
                    },
                }],
            },
        }
    }
}

impl PortionBody {
    fn validate(self, today: &Date) -> Result<Vec<TrainingRecord>, Vec<FieldError>> {
        if self.records.is_empty() {
            return Err(vec![FieldError::new("/records", FieldCode::Required)]);
        }
        if self.records.len() > MOST_RECORDS {
            return Err(vec![FieldError::new("/records", FieldCode::TooLong)]);
        }
        let mut errors = Vec::new();
        let records = self
            .records
            .into_iter()
            .enumerate()
            .filter_map(|(at, record)| {
                let judged = record.validate(&format!("/records/{at}"), today);
                judged.map_err(|faults| errors.extend(faults)).ok()
            });
        let records: Vec<_> = records.collect();
        if errors.is_empty() {
            Ok(records)
        } else {
            Err(errors)
        }
    }
}

pub async fn receive(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    SubmissionId(submission): SubmissionId,
    PortionNumber(number): PortionNumber,
    Body(body): Body<PortionBody>,
) -> Result<Response, Problem> {
    let hash = idempotency::hash(&body)?;
    let records = body
        .validate(&app.clock.today())
        .map_err(Problem::invalid)?;
    let portion = NewPortion {
        by: member.actor(&app.clock),
        submission: &submission,
        number,
        hash: &hash,
        records,
        now: app.clock.seconds(),
    };
    let describe = |outcomes: &[Outcome]| {
        let results = outcomes.iter().map(OutcomeBody::from).collect();
        serde_json::to_string(&ResultBody { number, results }).unwrap_or_default()
    };
    let received = app.store.receive_portion(portion, describe).await?;
    Ok(match received {
        Received::Now(answer) => idempotency::json(answer, false),
        Received::Before(answer) => idempotency::json(answer, true),
    })
}
