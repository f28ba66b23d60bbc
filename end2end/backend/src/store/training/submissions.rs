//! What is sent to the registry of trained persons: begun once, and how far it is.

use sqlx::{FromRow, SqliteConnection};

use crate::secret::random_id;
use crate::store::Store;
use crate::store::authorised::{Actor, Denied};
use crate::store::idempotency::{Answer, Done, KeyReused, Once};
use crate::store::page::{Cursor, List, Page, PageQuery, Placed, Searched};

#[derive(Clone, FromRow)]
pub struct Submission {
    number: i64,
    pub id: String,
    pub digest: String,
    pub name: Option<String>,
    /// How many were announced.
    pub records: i64,
    /// How many have come, the refused ones among them.
    pub received: i64,
    pub rejected: i64,
    pub created_at: i64,
    pub created_by: String,
    pub completed_at: Option<i64>,
}

impl Placed for Submission {
    fn place(&self) -> Cursor {
        Cursor {
            key: self.number.to_string(),
            id: self.id.clone(),
        }
    }
}

#[derive(FromRow)]
pub struct Portion {
    pub number: i64,
    pub records: i64,
    pub rejected: i64,
    pub received_at: i64,
}

/// One that is about to begin.
pub struct NewSubmission<'a> {
    pub once: &'a Once<'a>,
    pub digest: String,
    pub name: Option<String>,
    pub records: u32,
}

/// Why nothing was sent.
pub enum Refusal {
    NotFound,
    KeyReused,
    /// Under which id.
    AlreadySubmitted(String),
    PortionDiffers,
    Closed,
    /// Records are missing.
    Incomplete,
    /// More records than were announced.
    TooMany,
    Denied(Denied),
}

impl From<KeyReused> for Refusal {
    fn from(_: KeyReused) -> Self {
        Self::KeyReused
    }
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self::Denied(error.into())
    }
}

const COLUMNS: &str = "item.number, item.id, item.digest, item.name, item.records,
    item.created_at, item.created_by, item.completed_at,
    (select coalesce(sum(records), 0) from training_portion where submission_id = item.id)
        as received,
    (select coalesce(sum(rejected), 0) from training_portion where submission_id = item.id)
        as rejected";

impl Store {
    pub async fn training_submissions(
        &self,
        organization: &str,
        query: &PageQuery,
    ) -> Result<Page<Submission>, sqlx::Error> {
        let list = List {
            columns: COLUMNS,
            tables: "training_submission item",
            matching: "from training_submission item where item.organization_id = ?1",
            key: "item.number",
            searched: Searched::TEXTS,
            of: organization,
            with: &[],
        };
        list.page(self, query).await
    }

    /// With its portions, all of one moment.
    pub async fn training_submission(
        &self,
        organization: &str,
        id: &str,
    ) -> Result<Option<(Submission, Vec<Portion>)>, sqlx::Error> {
        let mut tx = self.pool().begin().await?;
        let Some(submission) = find(&mut tx, organization, id).await? else {
            return Ok(None);
        };
        let portions = portions(&mut tx, id).await?;
        Ok(Some((submission, portions)))
    }

    /// `describe` makes the body of the answer, which is kept with the key.
    pub async fn begin_submission(
        &self,
        new: NewSubmission<'_>,
        describe: impl FnOnce(&Submission) -> String + Send,
    ) -> Result<Done, Refusal> {
        let NewSubmission { once, .. } = new;
        let organization = once.by.organization;
        let mut tx = self.write_as(&once.by).await?;
        if let Some(answer) = once.answered::<Refusal>(&mut tx).await? {
            return Ok(Done::Before(answer));
        }
        let same = "select id from training_submission where organization_id = ? and digest = ?";
        let same: Option<String> = sqlx::query_scalar(same)
            .bind(organization)
            .bind(&new.digest)
            .fetch_optional(&mut *tx)
            .await?;
        if let Some(id) = same {
            return Err(Refusal::AlreadySubmitted(id));
        }
        let id = random_id("ts");
        sqlx::query(
            "insert into training_submission (id, organization_id, digest, name, records,
                created_at, created_by)
             values (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(&id)
        .bind(organization)
        .bind(&new.digest)
        .bind(&new.name)
        .bind(new.records)
        .bind(once.now)
        .bind(once.by.person.names.short())
        .execute(&mut *tx)
        .await?;
        let submission = find(&mut tx, organization, &id).await?;
        let submission = submission.ok_or(sqlx::Error::RowNotFound)?;
        let answer = Answer {
            resource_id: id,
            version: None,
            body: describe(&submission),
        };
        once.keep(&mut tx, &answer).await?;
        tx.commit().await?;
        Ok(Done::Now(answer))
    }

    /// Closes it once everything is here; again: nothing changes.
    pub async fn complete_submission(
        &self,
        by: &Actor<'_>,
        id: &str,
        now: i64,
    ) -> Result<(Submission, Vec<Portion>), Refusal> {
        let mut tx = self.write_as(by).await?;
        let mut submission = find(&mut tx, by.organization, id)
            .await?
            .ok_or(Refusal::NotFound)?;
        if submission.received < submission.records {
            return Err(Refusal::Incomplete);
        }
        if submission.completed_at.is_none() {
            sqlx::query("update training_submission set completed_at = ? where id = ?")
                .bind(now)
                .bind(id)
                .execute(&mut *tx)
                .await?;
            submission.completed_at = Some(now);
        }
        let portions = portions(&mut tx, id).await?;
        tx.commit().await?;
        Ok((submission, portions))
    }
}

pub async fn find(
    connection: &mut SqliteConnection,
    organization: &str,
    id: &str,
) -> Result<Option<Submission>, sqlx::Error> {
    let select = format!(
        "select {COLUMNS} from training_submission item
         where item.organization_id = ? and item.id = ?"
    );
    sqlx::query_as(&select)
        .bind(organization)
        .bind(id)
        .fetch_optional(connection)
        .await
}

async fn portions(
    connection: &mut SqliteConnection,
    id: &str,
) -> Result<Vec<Portion>, sqlx::Error> {
    sqlx::query_as(
        "select number, records, rejected, received_at from training_portion
         where submission_id = ? order by number",
    )
    .bind(id)
    .fetch_all(connection)
    .await
}
