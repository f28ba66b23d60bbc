//! Sessions of the people who signed in.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::identity::{self, Identity};
use crate::domain::person::Person;
use crate::secret::SecretHash;
use crate::store::Store;

/// Requests of other tabs are still under way with the cookie that a new sign-in replaces; so many
/// seconds they may be.
const OVERLAP: i64 = 30;

/// However often it is used, a session ends after twelve hours.
const LONGEST: i64 = 12 * 60 * 60;

/// A session that lives.
#[derive(FromRow)]
pub struct InUse {
    #[sqlx(flatten)]
    pub person: Person,
    expires_at: i64,
    /// When the provider had the person themself before it, if it says.
    pub authenticated_at: Option<i64>,
}

impl InUse {
    /// When it ends unless it is used.
    pub fn expires_at(&self) -> DateTime<Utc> {
        time(self.expires_at)
    }
}

impl Store {
    /// Opens a session for this person, known or new (None as in [`Store::know`]). The session
    /// that the browser had before ends.
    pub async fn open_session(
        &self,
        session: &SecretHash,
        before: Option<&SecretHash>,
        identity: Identity,
        now: i64,
        idle: Duration,
    ) -> Result<Option<(Person, DateTime<Utc>)>, sqlx::Error> {
        let mut tx = self.write().await?;
        let authenticated_at = identity.authenticated_at;
        let Some(person) = identity::know(&mut tx, identity, now).await? else {
            return Ok(None);
        };
        sqlx::query("delete from session where expires_at <= ?1 or (key = ?2 and person_id <> ?3)")
            .bind(now)
            .bind(before.map(SecretHash::as_bytes))
            .bind(&person.id)
            .execute(&mut *tx)
            .await?;
        // As if it had begun so long ago that nothing prolongs it any more.
        sqlx::query(
            "update session set created_at = ?1 - ?2, expires_at = min(expires_at, ?1)
             where key = ?3",
        )
        .bind(now + OVERLAP)
        .bind(LONGEST)
        .bind(before.map(SecretHash::as_bytes))
        .execute(&mut *tx)
        .await?;
        let expires_at = now.saturating_add(seconds(idle)).min(now + LONGEST);
        sqlx::query(
            "insert into session (key, person_id, created_at, expires_at, authenticated_at)
             values (?, ?, ?, ?, ?)",
        )
        .bind(session.as_bytes())
        .bind(&person.id)
        .bind(now)
        .bind(expires_at)
        .bind(authenticated_at)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(Some((person, time(expires_at))))
    }

    /// A living session, with its new end.
    pub async fn use_session(
        &self,
        session: &SecretHash,
        now: i64,
        idle: Duration,
    ) -> Result<Option<InUse>, sqlx::Error> {
        let used: Option<InUse> = sqlx::query_as(
            "select p.id, p.snils, p.last_name, p.first_name, p.middle_name,
                s.authenticated_at, min(?1 + ?2, s.created_at + ?3) as expires_at
             from session s join person p on p.id = s.person_id
             where s.key = ?4 and s.expires_at > ?1",
        )
        .bind(now)
        .bind(seconds(idle))
        .bind(LONGEST)
        .bind(session.as_bytes())
        .fetch_optional(self.pool())
        .await?;
        let Some(used) = used else {
            return Ok(None);
        };
        sqlx::query("update session set expires_at = ?1 where key = ?2 and expires_at < ?1")
            .bind(used.expires_at)
            .bind(session.as_bytes())
            .execute(self.pool())
            .await?;
        Ok(Some(used))
    }

    pub async fn end_session(&self, session: &SecretHash) -> Result<(), sqlx::Error> {
        sqlx::query("delete from session where key = ?")
            .bind(session.as_bytes())
            .execute(self.pool())
            .await
            .map(drop)
    }

    /// For the stand: everybody has to sign in again.
    pub async fn end_all_sessions(&self) -> Result<(), sqlx::Error> {
        sqlx::query("delete from session")
            .execute(self.pool())
            .await
            .map(drop)
    }
}

fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs())
        .unwrap_or(LONGEST)
        .min(LONGEST)
}

fn time(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}
