//! Sign-ins that were begun and not yet completed.

use sqlx::FromRow;

use crate::secret::SecretHash;
use crate::store::Store;

/// How long a person has for signing in, in seconds; the secrets are gone after that.
pub const LIFETIME: i64 = 600;
/// How long a late one is still told «expired».
const REMEMBERED: i64 = 3600;

#[derive(FromRow)]
pub struct PendingLogin {
    pub nonce: String,
    pub verifier: String,
    /// How old the sign-in may be, in seconds; None: as old as it likes.
    pub max_age: Option<u32>,
}

pub enum Consumed {
    Pending(PendingLogin),
    Expired,
    /// Never given, used already, or given to another browser.
    Unknown,
}

impl Store {
    pub async fn remember_login(
        &self,
        state: &str,
        browser: &SecretHash,
        pending: &PendingLogin,
        now: i64,
    ) -> Result<(), sqlx::Error> {
        let mut tx = self.write().await?;
        sqlx::query("delete from pending_login where expires_at <= ?")
            .bind(now - REMEMBERED)
            .execute(&mut *tx)
            .await?;
        sqlx::query("update pending_login set nonce = '', verifier = '' where expires_at <= ?")
            .bind(now)
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "insert into pending_login (state, browser, nonce, verifier, max_age, expires_at)
             values (?, ?, ?, ?, ?, ?)",
        )
        .bind(state)
        .bind(browser.as_bytes())
        .bind(&pending.nonce)
        .bind(&pending.verifier)
        .bind(pending.max_age)
        .bind(now + LIFETIME)
        .execute(&mut *tx)
        .await?;
        tx.commit().await
    }

    /// A state works once, and only in the browser it was given to; another browser's attempt
    /// does not use it up.
    pub async fn consume_login(
        &self,
        state: &str,
        browser: &SecretHash,
        now: i64,
    ) -> Result<Consumed, sqlx::Error> {
        #[derive(FromRow)]
        struct Row {
            #[sqlx(flatten)]
            pending: PendingLogin,
            expires_at: i64,
        }
        let row: Option<Row> = sqlx::query_as(
            "delete from pending_login where state = ? and browser = ?
             returning nonce, verifier, max_age, expires_at",
        )
        .bind(state)
        .bind(browser.as_bytes())
        .fetch_optional(self.pool())
        .await?;
        Ok(match row {
            Some(row) if row.expires_at > now => Consumed::Pending(row.pending),
            Some(_) => Consumed::Expired,
            None => Consumed::Unknown,
        })
    }
}
