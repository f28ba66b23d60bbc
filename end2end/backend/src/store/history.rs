//! What happened to a declaration or to a sign of a violation, the oldest first.

use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, SqliteConnection};

#[derive(Clone, Debug, FromRow)]
pub struct Event<S> {
    pub at: i64,
    pub state: S,
    /// As a short name; None: the system did it.
    pub by: Option<String>,
    /// As it was typed.
    pub comment: Option<String>,
}

/// Whose history it is.
#[derive(Clone, Copy)]
pub enum Of {
    Declaration,
    Violation,
}

impl Of {
    fn table(self) -> (&'static str, &'static str) {
        match self {
            Self::Declaration => ("declaration_history", "declaration_id"),
            Self::Violation => ("violation_history", "violation_id"),
        }
    }
}

pub async fn read<S>(
    connection: &mut SqliteConnection,
    of: Of,
    id: &str,
) -> Result<Vec<Event<S>>, sqlx::Error>
where
    Event<S>: for<'r> FromRow<'r, SqliteRow> + Send + Unpin,
{
    let (table, owner) = of.table();
    let select =
        format!("select at, state, by, comment from {table} where {owner} = ? order by number");
    sqlx::query_as(&select).bind(id).fetch_all(connection).await
}

pub async fn add(
    connection: &mut SqliteConnection,
    of: Of,
    id: &str,
    event: Event<&str>,
) -> Result<(), sqlx::Error> {
    let (table, owner) = of.table();
    let insert =
        format!("insert into {table} ({owner}, at, state, by, comment) values (?, ?, ?, ?, ?)");
    sqlx::query(&insert)
        .bind(id)
        .bind(event.at)
        .bind(event.state)
        .bind(event.by)
        .bind(event.comment)
        .execute(connection)
        .await
        .map(drop)
}
