//! What was taken from somebody last: kept just as long as it can be given back.

use std::collections::BTreeSet;

use sqlx::types::Json;
use sqlx::{FromRow, SqliteConnection};

use super::employee::{Employee, Refusal, Target, find};
use super::journal::{Action, Entry};
use super::rights;
use crate::domain::permissions::Code;
use crate::domain::person::Snils;
use crate::store::Store;

/// For how many seconds a revocation can be undone.
const UNDONE_WITHIN: i64 = 10 * 60;

/// The columns that a record of an employee and what is kept of it have in common.
const SAME: &str = "organization_id, snils, inn, last_name, first_name, middle_name, position,
    sort_key, search, valid_from, valid_until, granted_at, granted_by, consent";

/// Keeps what is about to be taken from this employee, in place of what was taken from the person
/// before; and forgets what nobody can get back any more.
pub async fn keep(
    connection: &mut SqliteConnection,
    target: &Target<'_>,
    employee: &Employee,
) -> Result<(), sqlx::Error> {
    forget(connection, target.now).await?;
    let keep = format!(
        "insert or replace into revoked (employee_id, at, version, permissions, {SAME})
         select id, ?, version, ?, {SAME} from employee where id = ?"
    );
    sqlx::query(&keep)
        .bind(target.now)
        .bind(Json(&employee.permissions))
        .bind(&employee.id)
        .execute(connection)
        .await
        .map(drop)
}

async fn forget(connection: &mut SqliteConnection, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query("delete from revoked where at < ?")
        .bind(now - UNDONE_WITHIN)
        .execute(connection)
        .await
        .map(drop)
}

impl Store {
    /// Gives back what the last revocation took, if whoever asks `may_give` it.
    pub async fn restore<E: From<Refusal> + From<sqlx::Error>>(
        &self,
        target: &Target<'_>,
        may_give: impl FnOnce(&BTreeSet<Code>) -> Result<(), E> + Send,
    ) -> Result<Employee, E> {
        let mut tx = self.write_as(&target.by).await.map_err(Refusal::from)?;
        forget(&mut tx, target.now).await?;
        is_without_access(&mut tx, target).await?;
        let permissions = kept(&mut tx, target).await?;
        may_give(&permissions)?;
        let employee = give_back(&mut tx, target, &permissions).await?;
        Entry::of(target, &employee, Action::Restored)
            .write(&mut tx, None, Some(employee.given()))
            .await?;
        tx.commit().await?;
        Ok(employee)
    }
}

/// Whether access was once revoked here under this id, and the person has none now.
async fn is_without_access(
    connection: &mut SqliteConnection,
    target: &Target<'_>,
) -> Result<(), Refusal> {
    let revoked: Option<Snils> = sqlx::query_scalar(
        "select employee_snils from journal
         where organization_id = ? and employee_id = ? and action = 'revoked' limit 1",
    )
    .bind(target.by.organization)
    .bind(target.employee)
    .fetch_optional(&mut *connection)
    .await?;
    let snils = revoked.ok_or(Refusal::NotFound)?;
    let present: Option<String> =
        sqlx::query_scalar("select id from employee where organization_id = ? and snils = ?")
            .bind(target.by.organization)
            .bind(&snils)
            .fetch_optional(connection)
            .await?;
    present.map_or(Ok(()), |id| Err(Refusal::AlreadyHasAccess(id)))
}

/// The permissions that were taken.
async fn kept(
    connection: &mut SqliteConnection,
    target: &Target<'_>,
) -> Result<BTreeSet<Code>, Refusal> {
    #[derive(FromRow)]
    struct Kept {
        permissions: Json<BTreeSet<Code>>,
    }
    let kept: Option<Kept> = sqlx::query_as(
        "select permissions from revoked where organization_id = ? and employee_id = ?",
    )
    .bind(target.by.organization)
    .bind(target.employee)
    .fetch_optional(connection)
    .await?;
    kept.map(|kept| kept.permissions.0).ok_or(Refusal::TooLate)
}

async fn give_back(
    connection: &mut SqliteConnection,
    target: &Target<'_>,
    permissions: &BTreeSet<Code>,
) -> Result<Employee, Refusal> {
    // No tag of before the revocation fits.
    let insert = format!(
        "insert into employee (id, version, {SAME})
         select employee_id, version + 1, {SAME} from revoked where employee_id = ?"
    );
    sqlx::query(&insert)
        .bind(target.employee)
        .execute(&mut *connection)
        .await?;
    rights::write(connection, target.employee, permissions).await?;
    sqlx::query("delete from revoked where employee_id = ?")
        .bind(target.employee)
        .execute(&mut *connection)
        .await?;
    let employee = find(connection, target.by.organization, target.employee).await?;
    employee.ok_or(Refusal::NotFound)
}
