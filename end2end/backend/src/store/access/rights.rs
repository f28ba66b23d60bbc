//! The permissions of one employee, and the rule that somebody must be left to give them.

use std::collections::BTreeSet;

use sqlx::SqliteConnection;

use super::employee::{Employee, Refusal};
use crate::domain::access::Role;
use crate::domain::permissions::{ADMINISTRATOR, Code};
use crate::domain::span::Date;

/// Whether the access of the `employee` of a query holds on this day: `Span::outside` in SQL.
pub fn holds(employee: &str, day: &Date) -> String {
    let day = day.as_str();
    format!(
        "(coalesce({employee}.valid_from, '') <= '{day}'
            and coalesce({employee}.valid_until, '9999-12-31') >= '{day}')"
    )
}

/// Whether this employee may cease to be an administrator: not the last one, lest nobody could
/// give access any more, be it only when the others' time is over; and not the head, whom Госуслуги
/// makes one.
pub async fn may_lose_administrator(
    connection: &mut SqliteConnection,
    organization: &str,
    employee: &Employee,
    today: &Date,
) -> Result<(), Refusal> {
    if !employee.is_administrator() {
        return Ok(());
    }
    let another_stays: bool = sqlx::query_scalar(
        "select exists (select 1 from employee e
         join employee_permission p on p.employee_id = e.id and p.code = ?2
         where e.organization_id = ?1 and e.id <> ?3
            and coalesce(e.valid_from, '') <= ?4 and e.valid_until is null)",
    )
    .bind(organization)
    .bind(ADMINISTRATOR)
    .bind(&employee.id)
    .bind(today)
    .fetch_one(&mut *connection)
    .await?;
    if !another_stays {
        return Err(Refusal::LastAdministrator);
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
