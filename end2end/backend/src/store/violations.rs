//! Signs of violations: listed, read, and what is said about them.

use serde::Deserialize;
use sqlx::{FromRow, SqliteConnection};

use super::Store;
use super::authorised::{Actor, Denied};
use super::history::{self, Event, Of};
use super::page::{Cursor, List, Page, PageQuery, Placed, Searched, Sort};
use crate::domain::span::Date;
use crate::domain::violations::State;

#[derive(FromRow)]
pub struct Violation {
    pub id: String,
    pub what: String,
    /// Where it was found.
    pub location: Option<String>,
    pub to_do: Option<String>,
    pub found_on: Date,
    pub due_on: Option<Date>,
    pub state: State,
    pub version: i64,
    #[sqlx(default)]
    place: String,
}

impl Placed for Violation {
    fn place(&self) -> Cursor {
        Cursor {
            key: self.place.clone(),
            id: self.id.clone(),
        }
    }
}

/// Which of them a list has.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    Overdue,
    #[serde(untagged)]
    In(State),
}

/// What is said about one, by whom.
pub struct Said<'a> {
    pub by: Actor<'a>,
    pub violation: &'a str,
    /// The version that the user saw; None when it was none of ours and so matches nothing.
    pub seen: Option<i64>,
    /// None: a state that nobody knows.
    pub state: Option<State>,
    pub comment: &'a str,
    pub now: i64,
}

/// Why it stays as it was.
pub enum Refusal {
    NotFound,
    ChangedMeanwhile,
    NotNext,
    Denied(Denied),
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

pub type Whole = (Violation, Vec<Event<State>>);

const COLUMNS: &str = "item.id, item.what, item.place as location, item.to_do, item.found_on,
    item.due_on, item.state, item.version";

impl Store {
    pub async fn violations(
        &self,
        organization: &str,
        filter: Option<Filter>,
        today: &Date,
        query: &PageQuery,
    ) -> Result<Page<Violation>, sqlx::Error> {
        let filtered = match filter {
            None => String::new(),
            Some(Filter::In(state)) => format!(" and item.state = '{}'", state.name()),
            Some(Filter::Overdue) => format!(" and {}", State::overdue_sql()),
        };
        let with: &[&str] = match filter {
            Some(Filter::Overdue) => &[today.as_str()],
            _ => &[],
        };
        let list = List {
            columns: COLUMNS,
            tables: "violation item",
            matching: &format!("from violation item where item.organization_id = ?1{filtered}"),
            key: match query.sort {
                Sort::FoundDescending => "item.found_on",
                // Those without a day are the last.
                _ => "coalesce(item.due_on, '9999-12-31')",
            },
            searched: Searched::TEXTS,
            of: organization,
            with,
        };
        list.page(self, query).await
    }

    pub async fn violation(
        &self,
        organization: &str,
        id: &str,
    ) -> Result<Option<Whole>, sqlx::Error> {
        let mut tx = self.pool().begin().await?;
        whole(&mut tx, organization, id).await
    }

    pub async fn answer_violation(&self, said: &Said<'_>) -> Result<Whole, Refusal> {
        let mut tx = self.write_as(&said.by).await?;
        let found = whole(&mut tx, said.by.organization, said.violation).await?;
        let (violation, _) = found.ok_or(Refusal::NotFound)?;
        if said.seen != Some(violation.version) {
            return Err(Refusal::ChangedMeanwhile);
        }
        let next = |state: &State| violation.state.next().contains(state);
        let state = said.state.filter(next).ok_or(Refusal::NotNext)?;
        sqlx::query("update violation set state = ?, version = version + 1 where id = ?")
            .bind(state)
            .bind(said.violation)
            .execute(&mut *tx)
            .await?;
        let event = Event {
            at: said.now,
            state: state.name(),
            by: Some(said.by.person.names.short()),
            comment: Some(said.comment.to_owned()),
        };
        history::add(&mut tx, Of::Violation, said.violation, event).await?;
        let changed = whole(&mut tx, said.by.organization, said.violation).await?;
        tx.commit().await?;
        changed.ok_or(Refusal::NotFound)
    }
}

async fn whole(
    connection: &mut SqliteConnection,
    organization: &str,
    id: &str,
) -> Result<Option<Whole>, sqlx::Error> {
    let select = format!(
        "select {COLUMNS} from violation item where item.organization_id = ? and item.id = ?"
    );
    let violation = sqlx::query_as(&select)
        .bind(organization)
        .bind(id)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(violation) = violation else {
        return Ok(None);
    };
    let history = history::read(connection, Of::Violation, id).await?;
    Ok(Some((violation, history)))
}
