//! The portions of what is sent to the registry: each taken whole or not at all, and once.

use sqlx::FromRow;

use super::records;
use super::submissions::{Refusal, find};
use crate::domain::training::record::TrainingRecord;
use crate::store::Store;
use crate::store::authorised::Actor;

/// A protocol whose number begins so is refused by the registry of the stand.
const REFUSED: &str = "ОТКАЗ";

pub struct NewPortion<'a> {
    pub by: Actor<'a>,
    pub submission: &'a str,
    pub number: u16,
    /// Of its content: the same again is answered as before.
    pub hash: &'a [u8],
    pub records: Vec<TrainingRecord>,
    pub now: i64,
}

/// What became of a record.
pub enum Outcome {
    Accepted { id: String },
    Rejected(Reason),
}

#[derive(Clone, Copy)]
pub enum Reason {
    /// The registry has this person, programme, day and protocol.
    Duplicate,
    /// The registry does not want it.
    Refused,
}

/// The body of an answer, made now or before.
pub enum Received {
    Now(String),
    Before(String),
}

impl Store {
    /// `describe` makes the body of the answer, which is kept with the portion.
    pub async fn receive_portion(
        &self,
        portion: NewPortion<'_>,
        describe: impl FnOnce(&[Outcome]) -> String + Send,
    ) -> Result<Received, Refusal> {
        #[derive(FromRow)]
        struct Before {
            hash: Vec<u8>,
            answer: String,
        }
        let mut tx = self.write_as(&portion.by).await?;
        let submission = find(&mut tx, portion.by.organization, portion.submission)
            .await?
            .ok_or(Refusal::NotFound)?;
        let before: Option<Before> = sqlx::query_as(
            "select hash, answer from training_portion where submission_id = ? and number = ?",
        )
        .bind(&submission.id)
        .bind(portion.number)
        .fetch_optional(&mut *tx)
        .await?;
        match before {
            // Also after completion: an answer that was lost is asked for again.
            Some(before) if before.hash == portion.hash => {
                return Ok(Received::Before(before.answer));
            }
            _ if submission.completed_at.is_some() => return Err(Refusal::Closed),
            Some(_) => return Err(Refusal::PortionDiffers),
            None => {}
        }
        let count = i64::try_from(portion.records.len()).unwrap_or(i64::MAX);
        if submission.received.saturating_add(count) > submission.records {
            return Err(Refusal::TooMany);
        }

        let mut outcomes = Vec::with_capacity(portion.records.len());
        for record in &portion.records {
            if record.protocol_number.starts_with(REFUSED) {
                outcomes.push(Outcome::Rejected(Reason::Refused));
                continue;
            }
            let organization = portion.by.organization;
            let id =
                records::insert(&mut tx, organization, &submission.id, record, portion.now).await?;
            let duplicate = Outcome::Rejected(Reason::Duplicate);
            outcomes.push(id.map_or(duplicate, |id| Outcome::Accepted { id }));
        }
        let rejected = outcomes
            .iter()
            .filter(|one| matches!(one, Outcome::Rejected(_)));
        let rejected = i64::try_from(rejected.count()).unwrap_or(i64::MAX);
        let answer = describe(&outcomes);
        sqlx::query(
            "insert into training_portion (submission_id, number, hash, records, rejected,
                received_at, answer)
             values (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(&submission.id)
        .bind(portion.number)
        .bind(portion.hash)
        .bind(count)
        .bind(rejected)
        .bind(portion.now)
        .bind(&answer)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(Received::Now(answer))
    }
}
