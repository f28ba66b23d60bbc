//! Answers kept by the idempotency keys that asked for them: what is done once is answered again.

use sqlx::{FromRow, SqliteConnection};

use super::authorised::Actor;

/// How long an answer is kept, in seconds.
const REMEMBERED: i64 = 24 * 60 * 60;

/// What a request is about. Each has keys of its own.
#[derive(Clone, Copy, Debug, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Subject {
    Access,
    Training,
    Declarations,
}

/// What is done once, however often it is asked for.
pub struct Once<'a> {
    pub subject: Subject,
    pub by: Actor<'a>,
    pub key: &'a str,
    /// The hash of the request: the same key with another request is refused.
    pub request: Vec<u8>,
    /// In seconds.
    pub now: i64,
}

/// The answer to keep.
#[derive(Clone, FromRow)]
pub struct Answer {
    /// Of what was made or submitted.
    pub resource_id: String,
    /// Of what has one.
    pub version: Option<i64>,
    pub body: String,
}

pub enum Done {
    Now(Answer),
    Before(Answer),
}

/// The key came with another request before.
pub struct KeyReused;

impl Once<'_> {
    /// The answer that this key has had already.
    pub async fn answered<E>(&self, connection: &mut SqliteConnection) -> Result<Option<Answer>, E>
    where
        E: From<KeyReused> + From<sqlx::Error>,
    {
        #[derive(FromRow)]
        struct Row {
            request: Vec<u8>,
            #[sqlx(flatten)]
            answer: Answer,
        }
        sqlx::query("delete from idempotency_answer where created_at <= ?")
            .bind(self.now - REMEMBERED)
            .execute(&mut *connection)
            .await?;
        let row: Option<Row> = sqlx::query_as(
            "select request, resource_id, version, body from idempotency_answer
             where person_id = ? and organization_id = ? and subject = ? and key = ?",
        )
        .bind(&self.by.person.id)
        .bind(self.by.organization)
        .bind(self.subject)
        .bind(self.key)
        .fetch_optional(connection)
        .await?;
        match row {
            Some(row) if row.request == self.request => Ok(Some(row.answer)),
            Some(_) => Err(KeyReused.into()),
            None => Ok(None),
        }
    }

    /// Keeps the answer within the transaction that made it.
    pub async fn keep(
        &self,
        connection: &mut SqliteConnection,
        answer: &Answer,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "insert into idempotency_answer (person_id, organization_id, subject, key, request,
                resource_id, version, body, created_at)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(&self.by.person.id)
        .bind(self.by.organization)
        .bind(self.subject)
        .bind(self.key)
        .bind(&self.request)
        .bind(&answer.resource_id)
        .bind(answer.version)
        .bind(&answer.body)
        .bind(self.now)
        .execute(connection)
        .await
        .map(drop)
    }
}
