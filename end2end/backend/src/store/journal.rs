//! Who changed whose access. Written within the change itself, so that neither exists alone.

use std::collections::BTreeSet;

use sqlx::SqliteConnection;
use sqlx::types::Json;

use super::employees::Target;
use crate::domain::permissions::Code;
use crate::domain::person::Snils;

#[derive(Clone, Copy, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Action {
    Granted,
    Changed,
    Revoked,
}

pub struct Entry<'a> {
    pub at: i64,
    pub organization: &'a str,
    pub actor: &'a str,
    pub employee: &'a str,
    pub snils: &'a Snils,
    pub action: Action,
}

impl<'a> Entry<'a> {
    pub fn of(target: &Target<'a>, snils: &'a Snils, action: Action) -> Self {
        Self {
            at: target.now,
            organization: target.organization,
            actor: target.actor,
            employee: target.employee,
            snils,
            action,
        }
    }

    pub async fn write(
        self,
        connection: &mut SqliteConnection,
        before: Option<&BTreeSet<Code>>,
        after: Option<&BTreeSet<Code>>,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "insert into journal
                (at, organization_id, actor_id, employee_id, employee_snils, action, before, after)
             values (?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(self.at)
        .bind(self.organization)
        .bind(self.actor)
        .bind(self.employee)
        .bind(self.snils)
        .bind(self.action)
        .bind(before.map(Json))
        .bind(after.map(Json))
        .execute(connection)
        .await
        .map(drop)
    }
}
