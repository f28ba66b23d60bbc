//! Employees with access: list, read, change, revoke.

use std::collections::BTreeSet;

use sqlx::{FromRow, SqliteConnection};

use super::journal::{Action, Entry};
use super::page::{Cursor, List, Page, PageQuery, Placed};
use super::{Store, access};
use crate::domain::permissions::{self, ADMINISTRATOR, Code};
use crate::domain::person::{Names, Snils};
use crate::problem::FieldError;

#[derive(FromRow)]
pub struct Employee {
    pub id: String,
    #[sqlx(flatten)]
    pub names: Names,
    pub position: Option<String>,
    pub snils: Snils,
    #[sqlx(json)]
    pub permissions: BTreeSet<Code>,
    pub version: i64,
    #[sqlx(default)]
    place: String,
}

impl Employee {
    pub fn is_administrator(&self) -> bool {
        self.permissions.contains(&Code::new(ADMINISTRATOR))
    }
}

impl Placed for Employee {
    fn place(&self) -> Cursor {
        Cursor {
            key: self.place.clone(),
            id: self.id.clone(),
        }
    }
}

/// Whose access, by whom it is touched, and which version they saw.
pub struct Target<'a> {
    pub organization: &'a str,
    pub employee: &'a str,
    pub actor: &'a str,
    pub seen: Seen,
    pub now: i64,
}

/// The version in an `If-Match`; None when it was none of ours and so matches nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen(pub Option<i64>);

/// Why access stays as it was.
pub enum Refusal {
    NotFound,
    ChangedMeanwhile,
    LastAdministrator,
    HeadIsAdministrator,
    Invalid(Vec<FieldError>),
    Store(sqlx::Error),
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error)
    }
}

const COLUMNS: &str = "item.id, item.last_name, item.first_name, item.middle_name, item.position,
    item.snils, item.version,
    (select json_group_array(code) from employee_permission where employee_id = item.id)
        as permissions";
const SOURCE: &str = "from employee item where item.organization_id = ?1";

impl Store {
    pub async fn employees(
        &self,
        organization: &str,
        query: &PageQuery,
    ) -> Result<Page<Employee>, sqlx::Error> {
        let list = List {
            columns: COLUMNS,
            tables: "employee item",
            matching: SOURCE,
            key: "item.sort_key",
            of: organization,
        };
        list.page(self.pool(), query).await
    }

    pub async fn employee(
        &self,
        organization: &str,
        id: &str,
    ) -> Result<Option<Employee>, sqlx::Error> {
        find(&mut *self.pool().acquire().await?, organization, id).await
    }

    /// Replaces the permissions of an employee.
    pub async fn change(&self, target: &Target<'_>, asked: &[Code]) -> Result<Employee, Refusal> {
        let mut tx = self.write().await?;
        let before = seen(&mut tx, target).await?;
        let asked = permissions::checked(asked, &before.permissions).map_err(Refusal::Invalid)?;
        if !asked.contains(&Code::new(ADMINISTRATOR)) {
            access::may_lose_administrator(&mut tx, target.organization, &before).await?;
        }
        access::write(&mut tx, &before.id, &asked).await?;
        sqlx::query("update employee set version = version + 1 where id = ?")
            .bind(&before.id)
            .execute(&mut *tx)
            .await?;
        Entry::of(target, &before.snils, Action::Changed)
            .write(&mut tx, Some(&before.permissions), Some(&asked))
            .await?;
        let after = find(&mut tx, target.organization, &before.id).await?;
        tx.commit().await?;
        after.ok_or(Refusal::NotFound)
    }

    /// Takes all access away.
    pub async fn revoke(&self, target: &Target<'_>) -> Result<(), Refusal> {
        let mut tx = self.write().await?;
        let before = seen(&mut tx, target).await?;
        access::may_lose_administrator(&mut tx, target.organization, &before).await?;
        sqlx::query("delete from employee where id = ?")
            .bind(&before.id)
            .execute(&mut *tx)
            .await?;
        Entry::of(target, &before.snils, Action::Revoked)
            .write(&mut tx, Some(&before.permissions), None)
            .await?;
        tx.commit().await?;
        Ok(())
    }
}

/// The employee as they are now, provided that the user saw them so.
async fn seen(connection: &mut SqliteConnection, target: &Target<'_>) -> Result<Employee, Refusal> {
    let employee = find(connection, target.organization, target.employee).await?;
    let employee = employee.ok_or(Refusal::NotFound)?;
    if target.seen == Seen(Some(employee.version)) {
        Ok(employee)
    } else {
        Err(Refusal::ChangedMeanwhile)
    }
}

pub(super) async fn find(
    connection: &mut SqliteConnection,
    organization: &str,
    id: &str,
) -> Result<Option<Employee>, sqlx::Error> {
    sqlx::query_as(&format!("select {COLUMNS} {SOURCE} and item.id = ?2"))
        .bind(organization)
        .bind(id)
        .fetch_optional(connection)
        .await
}
