//! The permissions of one employee, and the rule that somebody must be left to give them.

use std::collections::BTreeSet;

use sqlx::SqliteConnection;

use super::employees::{Employee, Refusal};
use crate::domain::access::Role;
use crate::domain::permissions::{ADMINISTRATOR, Code};

/// Whether this employee may cease to be an administrator: not the last one, lest nobody could
/// give access any more; and not the head, whom Госуслуги makes one.
pub async fn may_lose_administrator(
    connection: &mut SqliteConnection,
    organization: &str,
    employee: &Employee,
) -> Result<(), Refusal> {
    if !employee.is_administrator() {
        return Ok(());
    }
    let administrators: i64 = sqlx::query_scalar(
        "select count(*) from employee e
         join employee_permission p on p.employee_id = e.id and p.code = ?2
         where e.organization_id = ?1",
    )
    .bind(organization)
    .bind(ADMINISTRATOR)
    .fetch_one(&mut *connection)
    .await?;
    if administrators <= 1 {
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
