//! The people who sign in, as the identity provider describes them.

use sqlx::SqliteConnection;

use crate::domain::person::{Names, Person, Snils};
use crate::secret::random_id;
use crate::store::Store;

/// What a provider has just said of somebody; not every provider says everything.
pub struct Identity {
    /// The provider, as its people are kept; only with it the subject is a name of one person.
    pub issuer: String,
    pub subject: String,
    pub names: Option<Names>,
    /// Only from a provider whose word on it is believed: it decides where the person belongs.
    pub snils: Option<Snils>,
    /// When the provider had the person themself before it, in seconds.
    pub authenticated_at: Option<i64>,
    /// What the provider calls its own session.
    pub session: Option<String>,
}

impl Store {
    /// The people of whom nobody has said yet from which provider they come: those of the demo data, and
    /// those of before issuers were kept, when there was one.
    pub async fn adopt(&self, issuer: &str) -> Result<(), sqlx::Error> {
        sqlx::query("update person set issuer = ? where issuer = ''")
            .bind(issuer)
            .execute(self.pool())
            .await
            .map(drop)
    }

    /// The person with this `subject` of this issuer, brought up to date; a new one if need be. None: nobody is
    /// known by it, and no name came with it.
    pub async fn know(&self, identity: Identity, now: i64) -> Result<Option<Person>, sqlx::Error> {
        let mut tx = self.write().await?;
        let person = know(&mut tx, identity, now).await?;
        tx.commit().await?;
        Ok(person)
    }
}

/// As [`Store::know`], within a transaction that writes. Whoever is known has just signed in.
pub async fn know(
    connection: &mut SqliteConnection,
    identity: Identity,
    now: i64,
) -> Result<Option<Person>, sqlx::Error> {
    let person = find_or_add(connection, identity).await?;
    // Nobody works anywhere under an empty one.
    if let Some(person) = person.as_ref().filter(|one| !one.snils.digits().is_empty()) {
        sqlx::query(
            "insert into sign_in (snils, at) values (?, ?)
             on conflict do update set at = excluded.at",
        )
        .bind(&person.snils)
        .bind(now)
        .execute(connection)
        .await?;
    }
    Ok(person)
}

async fn find_or_add(
    connection: &mut SqliteConnection,
    identity: Identity,
) -> Result<Option<Person>, sqlx::Error> {
    let Identity {
        issuer,
        subject,
        names,
        snils,
        ..
    } = identity;
    let known: Option<Person> = sqlx::query_as(
        "update person set snils = coalesce(?1, snils),
            last_name = coalesce(?2, last_name), first_name = coalesce(?3, first_name),
            middle_name = iif(?2 is null, middle_name, ?4)
         where issuer = ?5 and subject = ?6
         returning id, snils, last_name, first_name, middle_name",
    )
    .bind(&snils)
    .bind(names.as_ref().map(|names| &names.last_name))
    .bind(names.as_ref().map(|names| &names.first_name))
    .bind(names.as_ref().and_then(|names| names.middle_name.as_ref()))
    .bind(&issuer)
    .bind(&subject)
    .fetch_optional(&mut *connection)
    .await?;
    let (None, Some(names)) = (&known, names) else {
        return Ok(known);
    };
    sqlx::query_as(
        "insert into person (id, issuer, subject, snils, last_name, first_name, middle_name)
         values (?, ?, ?, ?, ?, ?, ?)
         returning id, snils, last_name, first_name, middle_name",
    )
    .bind(random_id("p"))
    .bind(issuer)
    .bind(subject)
    .bind(snils.unwrap_or_else(|| Snils::new("")))
    .bind(names.last_name)
    .bind(names.first_name)
    .bind(names.middle_name)
    .fetch_one(connection)
    .await
    .map(Some)
}
