//! What is sent to the registry of trained persons: begun once, and how far it is.

use sqlx::{FromRow, SqliteConnection};

use crate::domain::person::Person;
use crate::secret::random_id;
use crate::store::Store;
use crate::store::page::{Cursor, List, Page, PageQuery, Placed};

/// How long the answer to an idempotency key is kept, in seconds.
const REMEMBERED: i64 = 24 * 60 * 60;

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
    pub organization: &'a str,
    pub actor: &'a Person,
    pub key: &'a str,
    /// The hash of the request: the same key with another request is refused.
    pub request: &'a [u8],
    pub digest: String,
    pub name: Option<String>,
    pub records: u32,
    pub now: i64,
}

/// The answer to keep.
#[derive(Clone, FromRow)]
pub struct Answer {
    pub submission_id: String,
    pub body: String,
}

pub enum Begun {
    Now(Answer),
    Before(Answer),
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
    Store(sqlx::Error),
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error)
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
            of: organization,
            with: &[],
        };
        list.page(self.pool(), query).await
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
    ) -> Result<Begun, Refusal> {
        let mut tx = self.write().await?;
        if let Some(answer) = answered(&mut tx, &new).await? {
            return Ok(Begun::Before(answer));
        }
        let same = "select id from training_submission where organization_id = ? and digest = ?";
        let same: Option<String> = sqlx::query_scalar(same)
            .bind(new.organization)
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
        .bind(new.organization)
        .bind(&new.digest)
        .bind(&new.name)
        .bind(new.records)
        .bind(new.now)
        .bind(new.actor.names.short())
        .execute(&mut *tx)
        .await?;
        let submission = find(&mut tx, new.organization, &id).await?;
        let submission = submission.ok_or(sqlx::Error::RowNotFound)?;
        let answer = Answer {
            submission_id: id,
            body: describe(&submission),
        };
        keep(&mut tx, &new, &answer).await?;
        tx.commit().await?;
        Ok(Begun::Now(answer))
    }

    /// Closes it once everything is here; again: nothing changes.
    pub async fn complete_submission(
        &self,
        organization: &str,
        id: &str,
        now: i64,
    ) -> Result<(Submission, Vec<Portion>), Refusal> {
        let mut tx = self.write().await?;
        let mut submission = find(&mut tx, organization, id)
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

/// The answer that this key has had already.
async fn answered(
    connection: &mut SqliteConnection,
    new: &NewSubmission<'_>,
) -> Result<Option<Answer>, Refusal> {
    #[derive(FromRow)]
    struct Row {
        request: Vec<u8>,
        #[sqlx(flatten)]
        answer: Answer,
    }
    sqlx::query("delete from training_idempotency where created_at <= ?")
        .bind(new.now - REMEMBERED)
        .execute(&mut *connection)
        .await?;
    let row: Option<Row> = sqlx::query_as(
        "select request, submission_id, body from training_idempotency
         where person_id = ? and organization_id = ? and key = ?",
    )
    .bind(&new.actor.id)
    .bind(new.organization)
    .bind(new.key)
    .fetch_optional(connection)
    .await?;
    match row {
        Some(row) if row.request == new.request => Ok(Some(row.answer)),
        Some(_) => Err(Refusal::KeyReused),
        None => Ok(None),
    }
}

async fn keep(
    connection: &mut SqliteConnection,
    new: &NewSubmission<'_>,
    answer: &Answer,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into training_idempotency (person_id, organization_id, key, request,
            submission_id, body, created_at)
         values (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&new.actor.id)
    .bind(new.organization)
    .bind(new.key)
    .bind(new.request)
    .bind(&answer.submission_id)
    .bind(&answer.body)
    .bind(new.now)
    .execute(connection)
    .await
    .map(drop)
}
