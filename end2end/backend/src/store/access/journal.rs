//! Who changed whose access, and who looked at whose numbers. Written within the change itself, so
//! that neither exists alone.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use sqlx::types::Json;
use strum::IntoStaticStr;

use super::employee::{Employee, Target};
use crate::domain::consent::Consent;
use crate::domain::permissions::Code;
use crate::domain::person::{Names, Person, Snils};
use crate::domain::span::Span;
use crate::store::Store;
use crate::text;

#[derive(Clone, Copy, Debug, Deserialize, Serialize, IntoStaticStr, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Action {
    Granted,
    Changed,
    Revoked,
    Revealed,
    /// A revocation undone.
    Restored,
    /// Found by all of a number that is shown masked.
    LookedUp,
}

impl Action {
    /// How it is written down.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

pub struct Entry<'a> {
    pub at: i64,
    pub organization: &'a str,
    pub actor: &'a Person,
    pub employee: &'a str,
    pub names: &'a Names,
    pub snils: &'a Snils,
    pub action: Action,
    pub consent: Option<&'a Consent>,
}

/// Somebody who was found: with access, in the directory, or in the registry.
pub struct Found<'a> {
    /// Of what was found.
    pub id: &'a str,
    pub names: &'a Names,
    pub snils: &'a Snils,
}

/// What somebody was allowed, and when.
pub struct Given<'a> {
    pub permissions: &'a BTreeSet<Code>,
    pub span: &'a Span,
}

impl Employee {
    pub fn found(&self) -> Found<'_> {
        Found {
            id: &self.id,
            names: &self.names,
            snils: &self.snils,
        }
    }

    pub fn given(&self) -> Given<'_> {
        Given {
            permissions: &self.permissions,
            span: &self.span,
        }
    }
}

impl<'a> Entry<'a> {
    pub fn of(target: &Target<'a>, employee: &'a Employee, action: Action) -> Self {
        Self {
            at: target.now,
            organization: target.by.organization,
            actor: target.by.person,
            employee: target.employee,
            names: &employee.names,
            snils: &employee.snils,
            action,
            consent: None,
        }
    }

    pub async fn write(
        self,
        connection: &mut SqliteConnection,
        before: Option<Given<'_>>,
        after: Option<Given<'_>>,
    ) -> Result<(), sqlx::Error> {
        let (actor, employee) = (self.actor.names.full(), self.names.full());
        sqlx::query(
            "insert into journal
                (at, organization_id, actor_id, actor_name, employee_id, employee_name,
                 employee_snils, action, before, before_span, after, after_span, consent,
                 search)
             values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(self.at)
        .bind(self.organization)
        .bind(&self.actor.id)
        .bind(&actor)
        .bind(self.employee)
        .bind(&employee)
        .bind(self.snils)
        .bind(self.action)
        .bind(before.as_ref().map(|given| Json(given.permissions)))
        .bind(before.as_ref().map(|given| Json(given.span)))
        .bind(after.as_ref().map(|given| Json(given.permissions)))
        .bind(after.as_ref().map(|given| Json(given.span)))
        .bind(self.consent.map(Json))
        .bind(text::searchable([actor.as_str(), &employee]))
        .execute(connection)
        .await
        .map(drop)
    }
}

impl Store {
    /// Who found whom by a whole number.
    pub async fn write_down_lookups(
        &self,
        organization: &str,
        actor: &Person,
        now: i64,
        found: &[Found<'_>],
    ) -> Result<(), sqlx::Error> {
        if found.is_empty() {
            return Ok(());
        }
        let mut tx = self.write().await?;
        for one in found {
            let entry = Entry {
                at: now,
                organization,
                actor,
                employee: one.id,
                names: one.names,
                snils: one.snils,
                action: Action::LookedUp,
                consent: None,
            };
            entry.write(&mut tx, None, None).await?;
        }
        tx.commit().await
    }

    /// Fills in what a migration has left empty, which knows no Russian.
    pub async fn make_journal_searchable(&self) -> Result<(), sqlx::Error> {
        let rows: Vec<(i64, String, String)> =
            sqlx::query_as("select id, actor_name, employee_name from journal where search = ''")
                .fetch_all(self.pool())
                .await?;
        if rows.is_empty() {
            return Ok(());
        }
        let mut tx = self.write().await?;
        for (id, actor, employee) in rows {
            sqlx::query("update journal set search = ? where id = ?")
                .bind(text::searchable([actor.as_str(), &employee]))
                .bind(id)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await
    }
}
