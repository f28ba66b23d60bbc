//! Signs of violations: listed, read, and answered.

use serde::Deserialize;
use sqlx::{FromRow, SqliteConnection};

use super::Store;
use super::page::{Cursor, List, Page, PageQuery, Placed, Sort};
use crate::domain::span::Date;
use crate::domain::violations::State;

#[derive(FromRow)]
pub struct Violation {
    pub id: String,
    pub what: String,
    pub place: Option<String>,
    pub to_do: Option<String>,
    pub found_on: Date,
    pub due_on: Option<Date>,
    pub state: State,
    pub version: i64,
}

/// One in the list, with its place there.
#[derive(FromRow)]
pub struct Row {
    #[sqlx(flatten)]
    pub violation: Violation,
    order_key: String,
}

impl Placed for Row {
    fn place(&self) -> Cursor {
        Cursor {
            key: self.order_key.clone(),
            id: self.violation.id.clone(),
        }
    }
}

/// What happened to something of a section.
#[derive(Clone, FromRow)]
pub struct Event {
    pub at: i64,
    pub state: String,
    pub by: Option<String>,
    pub comment: Option<String>,
}

/// Which of them a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Only {
    New,
    InWork,
    Fixed,
    Disputed,
    Closed,
    Overdue,
}

impl Only {
    fn sql(self) -> String {
        let state = |state: State| format!("item.state = '{}'", state.name());
        match self {
            Self::New => state(State::New),
            Self::InWork => state(State::InWork),
            Self::Fixed => state(State::Fixed),
            Self::Disputed => state(State::Disputed),
            Self::Closed => state(State::Closed),
            Self::Overdue => State::overdue_sql(),
        }
    }
}

/// What is to be said of one.
pub struct Change<'a> {
    pub seen: Option<i64>,
    pub state: State,
    pub comment: &'a str,
    pub by: String,
    pub now: i64,
}

pub enum Refusal {
    NotFound,
    ChangedMeanwhile,
    NotAllowed,
    Store(sqlx::Error),
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error)
    }
}

const COLUMNS: &str = "item.id, item.what, item.place, item.to_do, item.found_on, item.due_on,
    item.state, item.version";

impl Store {
    pub async fn violations(
        &self,
        organization: &str,
        only: Option<Only>,
        today: &Date,
        query: &PageQuery,
    ) -> Result<Page<Row>, sqlx::Error> {
        let only = only.map_or_else(String::new, |only| format!(" and {}", only.sql()));
        // Today is named in any case, so that the numbers of what follows it are the same.
        let matching =
            format!("from violation item where item.organization_id = ?1 and ?2 <> ''{only}");
        let (key, columns) = match query.sort {
            Sort::FoundDescending => (
                "item.found_on",
                "item.id, item.what, item.place, item.to_do, item.found_on, item.due_on,
                 item.state, item.version, item.found_on as order_key",
            ),
            _ => (
                "coalesce(item.due_on, '9999-12-31')",
                "item.id, item.what, item.place, item.to_do, item.found_on, item.due_on,
                 item.state, item.version, coalesce(item.due_on, '9999-12-31') as order_key",
            ),
        };
        let list = List {
            columns,
            tables: "violation item",
            matching: &matching,
            key,
            of: organization,
            with: &[today.as_str()],
        };
        list.page(self.pool(), query).await
    }

    /// With its history, the oldest first.
    pub async fn violation(
        &self,
        organization: &str,
        id: &str,
    ) -> Result<Option<(Violation, Vec<Event>)>, sqlx::Error> {
        let mut tx = self.pool().begin().await?;
        match find(&mut tx, organization, id).await? {
            None => Ok(None),
            Some(violation) => Ok(Some((violation, history(&mut tx, id).await?))),
        }
    }

    pub async fn change_violation(
        &self,
        organization: &str,
        id: &str,
        change: Change<'_>,
    ) -> Result<(Violation, Vec<Event>), Refusal> {
        let mut tx = self.write().await?;
        let found = find(&mut tx, organization, id).await?;
        let mut violation = found.ok_or(Refusal::NotFound)?;
        if change.seen != Some(violation.version) {
            return Err(Refusal::ChangedMeanwhile);
        }
        if !violation.state.next().contains(&change.state) {
            return Err(Refusal::NotAllowed);
        }
        sqlx::query("update violation set state = ?, version = version + 1 where id = ?")
            .bind(change.state)
            .bind(id)
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "insert into violation_history (violation_id, at, state, by, comment)
             values (?, ?, ?, ?, ?)",
        )
        .bind(id)
        .bind(change.now)
        .bind(change.state)
        .bind(change.by)
        .bind(change.comment)
        .execute(&mut *tx)
        .await?;
        violation.state = change.state;
        violation.version += 1;
        let history = history(&mut tx, id).await?;
        tx.commit().await?;
        Ok((violation, history))
    }
}

async fn find(
    connection: &mut SqliteConnection,
    organization: &str,
    id: &str,
) -> Result<Option<Violation>, sqlx::Error> {
    let select =
        format!("select {COLUMNS} from violation item where organization_id = ? and id = ?");
    let select = sqlx::query_as(&select).bind(organization).bind(id);
    select.fetch_optional(connection).await
}

async fn history(connection: &mut SqliteConnection, id: &str) -> Result<Vec<Event>, sqlx::Error> {
    let select = "select at, state, by, comment from violation_history
        where violation_id = ? order by number";
    sqlx::query_as(select).bind(id).fetch_all(connection).await
}
