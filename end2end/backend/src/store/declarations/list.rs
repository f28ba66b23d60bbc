//! Declarations of conformity of working conditions: listed, read, and answered by the registry.
//! What changes them is in [`super::drafts`].

use serde::Deserialize;
use sqlx::{FromRow, SqliteConnection};

use crate::domain::declarations::{Content, State};
use crate::domain::span::Date;
use crate::store::Store;
use crate::store::history::{self, Event, Of};
use crate::store::page::{Cursor, List, Page, PageQuery, Placed, Searched};

/// One as it is listed.
#[derive(FromRow)]
pub struct Row {
    number: i64,
    pub id: String,
    pub state: State,
    pub registry_number: Option<String>,
    pub report_id: Option<String>,
    pub report_number: Option<String>,
    pub workplaces: i64,
    pub created_at: i64,
    pub submitted_at: Option<i64>,
    pub valid_until: Option<Date>,
}

impl Placed for Row {
    fn place(&self) -> Cursor {
        Cursor {
            key: self.number.to_string(),
            id: self.id.clone(),
        }
    }
}

#[derive(FromRow)]
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

/// A workplace as a declaration names it.
#[derive(FromRow)]
pub struct Named {
    pub id: String,
    pub number: String,
    pub name: String,
    pub employees: i64,
}

pub struct Whole {
    pub declaration: Declaration,
    /// Those of its content that are in its report, in the order of the report.
    pub workplaces: Vec<Named>,
    pub history: Vec<Event<State>>,
}

/// Which of them a list has.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// None: all.
    pub state: Option<State>,
    /// Whether drafts are among them, which are not for everybody.
    pub drafts: bool,
}

/// What the registry says of what was submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Registered,
    Rejected,
}

/// One that waits for an answer of the registry.
#[derive(FromRow)]
pub struct Waiting {
    pub id: String,
    pub organization: String,
    pub report_number: Option<String>,
}

/// What a declaration is rejected with.
const REJECTION: &str = "Проверьте сведения о рабочих местах и подайте декларацию ещё раз.";

impl Store {
    /// The newest first.
    pub async fn declarations(
        &self,
        organization: &str,
        filter: Filter,
        query: &PageQuery,
    ) -> Result<Page<Row>, sqlx::Error> {
        let state = filter.state.map(State::name);
        let state = state.map(|state| format!(" and item.state = '{state}'"));
        let no_drafts = if filter.drafts {
            ""
        } else {
            " and item.state <> 'draft'"
        };
        let list = List {
            columns: "item.number, item.id, item.state, item.registry_number, item.report_id,
                report.number as report_number, json_array_length(item.workplaces) as workplaces,
                item.created_at, item.submitted_at, item.valid_until",
            tables: "declaration item left join sout_report report
                on report.organization_id = item.organization_id and report.id = item.report_id",
            matching: &format!(
                "from declaration item where item.organization_id = ?1{}{no_drafts}",
                state.unwrap_or_default()
            ),
            key: "item.number",
            searched: Searched::TEXTS,
            of: organization,
            with: &[],
        };
        list.page(self, query).await
    }

    pub async fn declaration(
        &self,
        organization: &str,
        id: &str,
    ) -> Result<Option<Whole>, sqlx::Error> {
        let mut tx = self.pool().begin().await?;
        whole(&mut tx, organization, id).await
    }

    /// Those that were submitted and not answered, the latest first, but not too many.
    pub async fn waiting_declarations(&self) -> Result<Vec<Waiting>, sqlx::Error> {
        sqlx::query_as(
            "select item.id, organization.short_name as organization,
                report.number as report_number
             from declaration item join organization on organization.id = item.organization_id
             left join sout_report report
                on report.organization_id = item.organization_id and report.id = item.report_id
             where item.state = 'submitted' order by item.submitted_at desc limit 100",
        )
        .fetch_all(self.pool())
        .await
    }

    /// The registry has answered; whether that one was waiting. How the real one numbers is not
    /// known; these are made up.
    pub async fn answer_declaration(
        &self,
        id: &str,
        verdict: Verdict,
        valid_until: &Date,
        now: i64,
    ) -> Result<bool, sqlx::Error> {
        const NUMBER: &str = "printf('%06d', number)";
        let mut tx = self.write().await?;
        let updated = match verdict {
            Verdict::Registered => {
                let update = format!(
                    "update declaration set state = 'registered', version = version + 1,
                        registry_number = 'Д-' || {NUMBER}, valid_until = ?,
                        search = search || char(10) || 'д-' || {NUMBER}
                     where id = ? and state = 'submitted'"
                );
                let update = sqlx::query(&update).bind(valid_until).bind(id);
                update.execute(&mut *tx).await?
            }
            Verdict::Rejected => {
                let update = "update declaration set state = 'rejected', version = version + 1
                     where id = ? and state = 'submitted'";
                sqlx::query(update).bind(id).execute(&mut *tx).await?
            }
        };
        if updated.rows_affected() == 0 {
            return Ok(false);
        }
        let (state, comment) = match verdict {
            Verdict::Registered => (State::Registered, None),
            Verdict::Rejected => (State::Rejected, Some(REJECTION.to_owned())),
        };
        let event = Event {
            at: now,
            state: state.name(),
            by: None,
            comment,
        };
        history::add(&mut tx, Of::Declaration, id, event).await?;
        tx.commit().await?;
        Ok(true)
    }
}

pub async fn whole(
    connection: &mut SqliteConnection,
    organization: &str,
    id: &str,
) -> Result<Option<Whole>, sqlx::Error> {
    let declaration: Option<Declaration> = sqlx::query_as(
        "select item.id, item.state, item.version, item.registry_number,
            report.number as report_number, item.created_at, item.submitted_at, item.valid_until,
            item.report_id, item.workplaces, item.address, item.signed_by,
            item.signed_by_position, item.signed_on, item.note
         from declaration item left join sout_report report
            on report.organization_id = item.organization_id and report.id = item.report_id
         where item.organization_id = ? and item.id = ?",
    )
    .bind(organization)
    .bind(id)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(declaration) = declaration else {
        return Ok(None);
    };
    let workplaces = sqlx::query_as(
        "select workplace.id, workplace.number, workplace.name, workplace.employees
         from declaration item join sout_report report
            on report.organization_id = item.organization_id and report.id = item.report_id
         join workplace on workplace.report_id = report.id
         where item.id = ? and workplace.id in (select value from json_each(item.workplaces))
         order by workplace.ordinal",
    )
    .bind(id)
    .fetch_all(&mut *connection)
    .await?;
    let history = history::read(connection, Of::Declaration, id).await?;
    Ok(Some(Whole {
        declaration,
        workplaces,
        history,
    }))
}
