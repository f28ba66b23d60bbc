//! Sessions of the people who signed in.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::identity::{self, Identity};
use crate::domain::person::Person;
use crate::secret::SecretHash;
use crate::store::Store;

/// Two tabs may sign in at the same time. Requests of the first are still under way with the cookie that
/// the second replaces; so many seconds they may be.
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

/// Whose sessions the provider says are over.
pub struct Ended {
    pub subject: Option<String>,
    /// The provider's session; without it all of the person's.
    pub session: Option<String>,
    /// Those begun until then, in seconds: a token that comes twice ends nothing that was begun since.
    pub until: i64,
}

/// The browser that a session is for.
pub struct Holder<'a> {
    /// By the cookie that its sign-ins are bound to.
    pub browser: &'a SecretHash,
    /// The session that it held until now.
    pub before: Option<&'a SecretHash>,
}

impl Store {
    /// A sign-in is begun in this browser: the sessions that it holds now end when another one is opened.
    pub async fn supersede_sessions(&self, holder: &Holder<'_>) -> Result<(), sqlx::Error> {
        sqlx::query(
            "update session set superseded = 1, browser = ?1 where browser = ?1 or key = ?2",
        )
        .bind(holder.browser.as_bytes())
        .bind(holder.before.map(SecretHash::as_bytes))
        .execute(self.pool())
        .await
        .map(drop)
    }

    /// Opens a session for this person, known or new (None as in [`Store::know`]). What the browser held
    /// before ends: at once, but for a session of the same person that another tab has opened meanwhile.
    pub async fn open_session(
        &self,
        session: &SecretHash,
        holder: &Holder<'_>,
        identity: Identity,
        now: i64,
        idle: Duration,
    ) -> Result<Option<(Person, DateTime<Utc>)>, sqlx::Error> {
        let mut tx = self.write().await?;
        let authenticated_at = identity.authenticated_at;
        let provider_session = identity.session.clone();
        let Some(person) = identity::know(&mut tx, identity, now).await? else {
            return Ok(None);
        };
        sqlx::query(
            "delete from session where expires_at <= ?1
                or ((key = ?2 or browser = ?4) and (person_id <> ?3 or superseded))",
        )
        .bind(now)
        .bind(holder.before.map(SecretHash::as_bytes))
        .bind(&person.id)
        .bind(holder.browser.as_bytes())
        .execute(&mut *tx)
        .await?;
        // As if it had begun so long ago that nothing prolongs it any more.
        sqlx::query(
            "update session set created_at = ?1 - ?2, expires_at = min(expires_at, ?1)
             where key = ?3 or browser = ?4",
        )
        .bind(now + OVERLAP)
        .bind(LONGEST)
        .bind(holder.before.map(SecretHash::as_bytes))
        .bind(holder.browser.as_bytes())
        .execute(&mut *tx)
        .await?;
        let expires_at = now.saturating_add(seconds(idle)).min(now + LONGEST);
        sqlx::query(
            "insert into session (key, person_id, created_at, expires_at, authenticated_at, browser,
                provider_session)
             values (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(session.as_bytes())
        .bind(&person.id)
        .bind(now)
        .bind(expires_at)
        .bind(authenticated_at)
        .bind(holder.browser.as_bytes())
        .bind(provider_session)
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

    /// Ends every session that a browser holds which brings these cookies.
    pub async fn end_sessions_of_browser(
        &self,
        session: Option<&SecretHash>,
        browser: Option<&SecretHash>,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "delete from session where key = ?1 or browser = ?2
                or browser = (select browser from session where key = ?1)",
        )
        .bind(session.map(SecretHash::as_bytes))
        .bind(browser.map(SecretHash::as_bytes))
        .execute(self.pool())
        .await
        .map(drop)
    }

    /// Ends every session of a person, on whatever device.
    pub async fn end_sessions_of_person(&self, person: &str) -> Result<(), sqlx::Error> {
        sqlx::query("delete from session where person_id = ?")
            .bind(person)
            .execute(self.pool())
            .await
            .map(drop)
    }

    /// Ends what the provider of this name says is over.
    pub async fn end_sessions_of_provider(
        &self,
        issuer: &str,
        ended: &Ended,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "delete from session where created_at <= ?4
                and (?3 is null or provider_session = ?3)
                and person_id in
                    (select id from person where issuer = ?1 and (?2 is null or subject = ?2))",
        )
        .bind(issuer)
        .bind(&ended.subject)
        .bind(&ended.session)
        .bind(ended.until)
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
