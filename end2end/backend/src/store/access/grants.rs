//! Giving access: once per idempotency key, once per person and organization.

use std::collections::BTreeSet;

use sqlx::SqliteConnection;
use sqlx::types::Json;

use super::employee::{Employee, find};
use super::journal::{Action, Entry, Given};
use super::rights;
use crate::domain::consent::Consent;
use crate::domain::permissions::Code;
use crate::domain::person::Details;
use crate::domain::span::Span;
use crate::secret::random_id;
use crate::store::Store;
use crate::store::authorised::Denied;
use crate::store::idempotency::{Answer, Done, KeyReused, Once};

/// Who gets access: somebody of the directory, or a person typed by hand, who has consented.
pub enum Candidate {
    Staff(String),
    Person(Details, Consent),
}

pub struct Grant<'a> {
    pub once: &'a Once<'a>,
    pub candidate: Candidate,
    pub permissions: BTreeSet<Code>,
    pub span: Span,
}

pub enum Refusal {
    StaffNotFound,
    AlreadyHasAccess(String),
    KeyReused,
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

impl Store {
    /// `describe` makes the body of the answer, which is kept with the grant.
    pub async fn grant(
        &self,
        grant: Grant<'_>,
        describe: impl FnOnce(&Employee) -> String + Send,
    ) -> Result<Done, Refusal> {
        let Grant { once, .. } = grant;
        let organization = once.by.organization;
        let mut tx = self.write_as(&once.by).await?;
        if let Some(answer) = once.answered::<Refusal>(&mut tx).await? {
            return Ok(Done::Before(answer));
        }
        let details = details(&mut tx, organization, &grant.candidate).await?;
        let id = insert(&mut tx, &grant, &details).await?;
        rights::write(&mut tx, &id, &grant.permissions).await?;
        let entry = Entry {
            at: once.now,
            organization,
            actor: once.by.person,
            employee: &id,
            names: &details.names,
            snils: &details.snils,
            action: Action::Granted,
            consent: grant.candidate.consent(),
        };
        let given = Given {
            permissions: &grant.permissions,
            span: &grant.span,
        };
        entry.write(&mut tx, None, Some(given)).await?;
        let employee = find(&mut tx, organization, &id).await?;
        let employee = employee.ok_or(sqlx::Error::RowNotFound)?;
        let body = describe(&employee);
        let answer = Answer {
            resource_id: id,
            version: Some(employee.version),
            body,
        };
        once.keep(&mut tx, &answer).await?;
        tx.commit().await?;
        Ok(Done::Now(answer))
    }
}

/// A person typed by hand who is in the directory gets the directory's record.
async fn details(
    connection: &mut SqliteConnection,
    organization: &str,
    candidate: &Candidate,
) -> Result<Details, Refusal> {
    const COLUMNS: &str = "last_name, first_name, middle_name, snils, inn, position";
    let (column, key) = match candidate {
        Candidate::Staff(id) => ("id", id.as_str()),
        Candidate::Person(person, _) => ("snils", person.snils.digits()),
    };
    let select = format!("select {COLUMNS} from staff where organization_id = ? and {column} = ?");
    let found: Option<Details> = sqlx::query_as(&select)
        .bind(organization)
        .bind(key)
        .fetch_optional(connection)
        .await?;
    match (found, candidate) {
        (Some(details), _) => Ok(details),
        (None, Candidate::Person(person, _)) => Ok(person.clone()),
        (None, Candidate::Staff(_)) => Err(Refusal::StaffNotFound),
    }
}

/// Adds the employee; whoever has access already is found by the unique СНИЛС.
async fn insert(
    connection: &mut SqliteConnection,
    grant: &Grant<'_>,
    details: &Details,
) -> Result<String, Refusal> {
    let organization = grant.once.by.organization;
    let id = random_id("e");
    let names = &details.names;
    let inserted = sqlx::query(
        "insert into employee (id, organization_id, snils, inn, last_name, first_name,
            middle_name, position, sort_key, search, granted_at, granted_by,
            valid_from, valid_until, consent)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (organization_id, snils) do nothing",
    )
    .bind(&id)
    .bind(organization)
    .bind(&details.snils)
    .bind(&details.inn)
    .bind(&names.last_name)
    .bind(&names.first_name)
    .bind(&names.middle_name)
    .bind(&details.position)
    .bind(names.sort_key())
    .bind(details.searchable())
    .bind(grant.once.now)
    .bind(grant.once.by.person.names.short())
    .bind(&grant.span.valid_from)
    .bind(&grant.span.valid_until)
    .bind(grant.candidate.consent().map(Json))
    .execute(&mut *connection)
    .await?;
    if inserted.rows_affected() == 1 {
        return Ok(id);
    }
    let present =
        sqlx::query_scalar("select id from employee where organization_id = ? and snils = ?")
            .bind(organization)
            .bind(&details.snils)
            .fetch_one(connection)
            .await?;
    Err(Refusal::AlreadyHasAccess(present))
}

impl Candidate {
    fn consent(&self) -> Option<&Consent> {
        match self {
            Self::Staff(_) => None,
            Self::Person(_, consent) => Some(consent),
        }
    }
}
