//! Declarations: drafts that change, and what was submitted once.

use serde::Deserialize;
use sqlx::{FromRow, SqliteConnection};

use super::Store;
use super::page::{Cursor, List, Page, PageQuery, Placed};
use super::violations::Event;
use crate::domain::declarations::{Content, State};
use crate::domain::person::Person;
use crate::domain::span::Date;
use crate::secret::random_id;
use crate::text;

/// How long the answer to an idempotency key is kept, in seconds.
const REMEMBERED: i64 = 24 * 60 * 60;

#[derive(Clone, FromRow)]
pub struct Declaration {
    pub id: String,
    pub state: State,
    pub version: i64,
    pub registry_number: Option<String>,
    pub report_number: Option<String>,
    pub created_at: i64,
    pub submitted_at: Option<i64>,
    pub valid_until: Option<Date>,
    #[sqlx(flatten)]
    pub content: Content,
}

/// One in the list.
#[derive(FromRow)]
pub struct Row {
    #[sqlx(flatten)]
    pub declaration: Declaration,
    number: i64,
}

impl Placed for Row {
    fn place(&self) -> Cursor {
        Cursor {
            key: self.number.to_string(),
            id: self.declaration.id.clone(),
        }
    }
}

/// A workplace as it is shown.
#[derive(Clone, FromRow)]
pub struct Named {
    pub id: String,
    pub number: String,
    pub name: String,
    pub employees: i64,
}

/// A declaration with all that is told of it.
#[derive(Clone)]
pub struct Whole {
    pub declaration: Declaration,
    pub workplaces: Vec<Named>,
    pub history: Vec<Event>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Filter {
    pub state: Option<State>,
    /// Whether drafts are seen at all.
    #[serde(skip)]
    pub drafts: bool,
}

/// Whose request it is, and what its key is.
pub struct Keyed<'a> {
    pub organization: &'a str,
    pub actor: &'a Person,
    pub key: &'a str,
    /// The hash of the request: the same key with another request is refused.
    pub request: &'a [u8],
    pub now: i64,
}

/// The answer to keep.
#[derive(Clone, FromRow)]
pub struct Answer {
    pub declaration_id: String,
    pub version: i64,
    pub body: String,
}

pub enum Done {
    Now(Answer),
    Before(Answer),
}

pub enum Refusal {
    NotFound,
    ChangedMeanwhile,
    KeyReused,
    /// It is no draft any more.
    Submitted,
    Store(sqlx::Error),
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error)
    }
}

const COLUMNS: &str = "item.id, item.state, item.version, item.registry_number,
    (select number from sout_report
        where id = item.report_id and organization_id = item.organization_id) as report_number,
    item.created_at, item.submitted_at, item.valid_until, item.report_id, item.workplaces,
    item.address, item.signed_by, item.signed_by_position, item.signed_on, item.note,
    item.number";

impl Store {
    pub async fn declarations(
        &self,
        organization: &str,
        filter: Filter,
        query: &PageQuery,
    ) -> Result<Page<Row>, sqlx::Error> {
        let state = filter.state.map(State::name);
        let state = state.map(|state| format!(" and item.state = '{state}'"));
        let drafts = (!filter.drafts).then_some(" and item.state <> 'draft'");
        let matching = format!(
            "from declaration item where item.organization_id = ?1{}{}",
            state.unwrap_or_default(),
            drafts.unwrap_or_default()
        );
        let list = List {
            columns: COLUMNS,
            tables: "declaration item",
            matching: &matching,
            key: "item.number",
            of: organization,
            with: &[],
        };
        list.page(self.pool(), query).await
    }

    pub async fn declaration(
        &self,
        organization: &str,
        id: &str,
    ) -> Result<Option<Whole>, sqlx::Error> {
        let mut tx = self.pool().begin().await?;
        match find(&mut tx, organization, id).await? {
            None => Ok(None),
            Some(declaration) => whole(&mut tx, declaration).await.map(Some),
        }
    }

    /// `describe` makes the body of the answer, which is kept with the key.
    pub async fn create_declaration(
        &self,
        keyed: Keyed<'_>,
        content: &Content,
        describe: impl FnOnce(Whole) -> String + Send,
    ) -> Result<Done, Refusal> {
        let mut tx = self.write().await?;
        if let Some(answer) = answered(&mut tx, &keyed).await? {
            return Ok(Done::Before(answer));
        }
        let id = random_id("dc");
        sqlx::query(
            "insert into declaration (id, organization_id, state, created_at, workplaces, search)
             values (?, ?, 'draft', ?, '[]', '')",
        )
        .bind(&id)
        .bind(keyed.organization)
        .bind(keyed.now)
        .execute(&mut *tx)
        .await?;
        write(&mut tx, &id, content).await?;
        note(&mut tx, &id, State::Draft, &keyed).await?;
        let answer = answer(&mut tx, &keyed, &id, describe).await?;
        tx.commit().await?;
        Ok(Done::Now(answer))
    }

    pub async fn save_declaration(
        &self,
        organization: &str,
        id: &str,
        seen: Option<i64>,
        content: &Content,
    ) -> Result<Whole, Refusal> {
        let mut tx = self.write().await?;
        draft(&mut tx, organization, id, seen).await?;
        write(&mut tx, id, content).await?;
        sqlx::query("update declaration set version = version + 1 where id = ?")
            .bind(id)
            .execute(&mut *tx)
            .await?;
        let saved = find(&mut tx, organization, id).await?;
        let saved = whole(&mut tx, saved.ok_or(Refusal::NotFound)?).await?;
        tx.commit().await?;
        Ok(saved)
    }

    pub async fn delete_declaration(
        &self,
        organization: &str,
        id: &str,
        seen: Option<i64>,
    ) -> Result<(), Refusal> {
        let mut tx = self.write().await?;
        draft(&mut tx, organization, id, seen).await?;
        sqlx::query("delete from declaration where id = ?")
            .bind(id)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The answer to this key, if it was used before.
    pub async fn submitted_before(&self, keyed: &Keyed<'_>) -> Result<Option<Answer>, Refusal> {
        let mut tx = self.pool().begin().await?;
        answered(&mut tx, keyed).await
    }

    /// What was checked, once.
    pub async fn submit_declaration(
        &self,
        keyed: Keyed<'_>,
        id: &str,
        seen: Option<i64>,
        describe: impl FnOnce(Whole) -> String + Send,
    ) -> Result<Done, Refusal> {
        let mut tx = self.write().await?;
        if let Some(answer) = answered(&mut tx, &keyed).await? {
            return Ok(Done::Before(answer));
        }
        draft(&mut tx, keyed.organization, id, seen).await?;
        sqlx::query(
            "update declaration set state = 'submitted', submitted_at = ?, version = version + 1
             where id = ?",
        )
        .bind(keyed.now)
        .bind(id)
        .execute(&mut *tx)
        .await?;
        note(&mut tx, id, State::Submitted, &keyed).await?;
        let answer = answer(&mut tx, &keyed, id, describe).await?;
        tx.commit().await?;
        Ok(Done::Now(answer))
    }

    /// The registry has answered: whatever was submitted gets a number. How the real one numbers, and
    /// until when it lets them be valid, is not known; both are made up.
    pub async fn register_declarations(&self, now: i64, until: &Date) -> Result<u64, sqlx::Error> {
        let mut tx = self.write().await?;
        sqlx::query(
            "insert into declaration_history (declaration_id, at, state)
             select id, ?, 'registered' from declaration where state = 'submitted'",
        )
        .bind(now)
        .execute(&mut *tx)
        .await?;
        let updated = sqlx::query(
            "update declaration set state = 'registered', version = version + 1, valid_until = ?,
                registry_number = printf('ДС-%06d', number),
                search = search || char(10) || printf('%06d', number)
             where state = 'submitted'",
        )
        .bind(until)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(updated.rows_affected())
    }
}

async fn find(
    connection: &mut SqliteConnection,
    organization: &str,
    id: &str,
) -> Result<Option<Declaration>, sqlx::Error> {
    let select =
        format!("select {COLUMNS} from declaration item where organization_id = ? and id = ?");
    let select = sqlx::query_as(&select).bind(organization).bind(id);
    select.fetch_optional(connection).await
}

/// The draft that the user saw.
async fn draft(
    connection: &mut SqliteConnection,
    organization: &str,
    id: &str,
    seen: Option<i64>,
) -> Result<Declaration, Refusal> {
    let found = find(connection, organization, id).await?;
    let declaration = found.ok_or(Refusal::NotFound)?;
    if declaration.state != State::Draft {
        Err(Refusal::Submitted)
    } else if seen != Some(declaration.version) {
        Err(Refusal::ChangedMeanwhile)
    } else {
        Ok(declaration)
    }
}

async fn write(
    connection: &mut SqliteConnection,
    id: &str,
    content: &Content,
) -> Result<(), sqlx::Error> {
    let ids = serde_json::to_string(&content.workplaces).unwrap_or_default();
    let search = text::searchable([
        content.address.as_deref().unwrap_or_default(),
        content.signed_by.as_deref().unwrap_or_default(),
        content.note.as_deref().unwrap_or_default(),
    ]);
    sqlx::query(
        "update declaration set report_id = ?1, workplaces = ?2, address = ?3, signed_by = ?4,
            signed_by_position = ?5, signed_on = ?6, note = ?7,
            search = ?8 || char(10) || coalesce((select lower(number) from sout_report
                where sout_report.id = ?1 and organization_id = declaration.organization_id), '')
         where id = ?9",
    )
    .bind(&content.report_id)
    .bind(ids)
    .bind(&content.address)
    .bind(&content.signed_by)
    .bind(&content.signed_by_position)
    .bind(&content.signed_on)
    .bind(&content.note)
    .bind(search)
    .bind(id)
    .execute(connection)
    .await?;
    Ok(())
}

async fn note(
    connection: &mut SqliteConnection,
    id: &str,
    state: State,
    keyed: &Keyed<'_>,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into declaration_history (declaration_id, at, state, by) values (?, ?, ?, ?)",
    )
    .bind(id)
    .bind(keyed.now)
    .bind(state)
    .bind(keyed.actor.names.short())
    .execute(connection)
    .await?;
    Ok(())
}

async fn whole(
    connection: &mut SqliteConnection,
    declaration: Declaration,
) -> Result<Whole, sqlx::Error> {
    let ids = serde_json::to_string(&declaration.content.workplaces).unwrap_or_default();
    let workplaces = "select id, number, name, employees from workplace
        where report_id = ? and id in (select value from json_each(?)) order by ordinal";
    let workplaces = sqlx::query_as(workplaces)
        .bind(&declaration.content.report_id)
        .bind(ids)
        .fetch_all(&mut *connection)
        .await?;
    let history = "select at, state, by, comment from declaration_history
        where declaration_id = ? order by number";
    let history = sqlx::query_as(history).bind(&declaration.id);
    let history = history.fetch_all(connection).await?;
    Ok(Whole {
        declaration,
        workplaces,
        history,
    })
}

async fn answered(
    connection: &mut SqliteConnection,
    keyed: &Keyed<'_>,
) -> Result<Option<Answer>, Refusal> {
    #[derive(FromRow)]
    struct Kept {
        request: Vec<u8>,
        #[sqlx(flatten)]
        answer: Answer,
    }
    let kept: Option<Kept> = sqlx::query_as(
        "select request, declaration_id, version, body from declaration_idempotency
         where person_id = ? and organization_id = ? and key = ? and created_at > ?",
    )
    .bind(&keyed.actor.id)
    .bind(keyed.organization)
    .bind(keyed.key)
    .bind(keyed.now - REMEMBERED)
    .fetch_optional(connection)
    .await?;
    match kept {
        None => Ok(None),
        Some(kept) if kept.request == keyed.request => Ok(Some(kept.answer)),
        Some(_) => Err(Refusal::KeyReused),
    }
}

/// Makes the answer and keeps it with the key.
async fn answer(
    connection: &mut SqliteConnection,
    keyed: &Keyed<'_>,
    id: &str,
    describe: impl FnOnce(Whole) -> String,
) -> Result<Answer, Refusal> {
    let found = find(connection, keyed.organization, id).await?;
    let declaration = found.ok_or(Refusal::NotFound)?;
    let version = declaration.version;
    let body = describe(whole(connection, declaration).await?);
    sqlx::query(
        "insert or replace into declaration_idempotency (person_id, organization_id, key, request,
            declaration_id, version, body, created_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&keyed.actor.id)
    .bind(keyed.organization)
    .bind(keyed.key)
    .bind(keyed.request)
    .bind(id)
    .bind(version)
    .bind(&body)
    .bind(keyed.now)
    .execute(connection)
    .await?;
    Ok(Answer {
        declaration_id: id.to_owned(),
        version,
        body,
    })
}
