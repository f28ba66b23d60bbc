//! The permissions of one employee, and the rule that somebody must be left to give them.

use std::collections::BTreeSet;

use sqlx::SqliteConnection;

use super::employee::{Employee, Refusal, Target};
use crate::domain::access::{Lasting, Role};
use crate::domain::permissions::Code;
use crate::domain::span::Date;
use crate::store::standing::administered;

/// Whether the access of the `employee` of a query holds on this day: `Span::outside` in SQL.
pub fn holds(employee: &str, day: &Date) -> String {
    let day = day.as_str();
    format!(
        "(coalesce({employee}.valid_from, '') <= '{day}'
            and coalesce({employee}.valid_until, '9999-12-31') >= '{day}')"
    )
}

/// The rule that no change leaves an organization without somebody who can give access, or with one
/// for a shorter time. Seen before a change that concerns an administrator, and after it.
pub struct Administered(Option<Lasting>);

impl Administered {
    pub async fn before(
        connection: &mut SqliteConnection,
        target: &Target<'_>,
        employee: &Employee,
    ) -> Result<Self, sqlx::Error> {
        // Nobody else's access can make it shorter.
        if !employee.is_administrator() {
            return Ok(Self(None));
        }
        let by = &target.by;
        administered(connection, by.organization, &by.today)
            .await
            .map(Self)
    }

    pub async fn stays(
        self,
        connection: &mut SqliteConnection,
        target: &Target<'_>,
    ) -> Result<(), Refusal> {
        let by = &target.by;
        if self.0.is_none()
            || self.0 <= administered(connection, by.organization, &by.today).await?
        {
            Ok(())
        } else {
            Err(Refusal::LastAdministrator)
        }
    }
}

/// Whether this employee may cease to be an administrator: not the head, whom Госуслуги makes one.
pub async fn may_lose_administrator(
    connection: &mut SqliteConnection,
    organization: &str,
    employee: &Employee,
) -> Result<(), Refusal> {
    if !employee.is_administrator() {
        return Ok(());
    }
    let role: Option<Role> =
        sqlx::query_scalar("select role from staff where organization_id = ? and snils = ?")
            .bind(organization)
            .bind(&employee.snils)
            .fetch_optional(connection)
            .await?;
    if role == Some(Role::Head) {
        Err(Refusal::HeadIsAdministrator)
    } else {
        Ok(())
    }
}

/// Replaces the set of permissions.
pub async fn write(
    connection: &mut SqliteConnection,
    employee: &str,
    permissions: &BTreeSet<Code>,
) -> Result<(), sqlx::Error> {
    sqlx::query("delete from employee_permission where employee_id = ?")
        .bind(employee)
        .execute(&mut *connection)
        .await?;
    for code in permissions {
        sqlx::query("insert into employee_permission (employee_id, code) values (?, ?)")
            .bind(employee)
            .bind(code.as_str())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
