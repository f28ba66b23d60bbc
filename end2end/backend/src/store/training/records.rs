//! The records of the registry of trained persons: listed, and answered by the registry.

use serde::Deserialize;
use sqlx::{FromRow, SqliteConnection};

use crate::domain::person::{Names, Snils};
use crate::domain::span::Date;
use crate::domain::training::record::{Identity, RecordState, TrainingRecord};
use crate::secret::random_id;
use crate::store::Store;
use crate::store::page::{Cursor, List, Page, PageQuery, Placed, Searched, Sort};

/// One as it is listed.
#[derive(FromRow)]
pub struct Row {
    pub id: String,
    pub state: RecordState,
    pub registry_number: Option<String>,
    pub rejection: Option<String>,
    #[sqlx(flatten)]
    pub names: Names,
    pub snils: Option<Snils>,
    pub position: String,
    pub employer_inn: String,
    pub employer_title: String,
    pub trained_by: String,
    pub tested_on: Date,
    pub protocol_number: String,
    pub program_id: i64,
    pub program_title: String,
    pub passed: bool,
    pub changed_at: i64,
    place: String,
}

impl Placed for Row {
    fn place(&self) -> Cursor {
        Cursor {
            key: self.place.clone(),
            id: self.id.clone(),
        }
    }
}

/// Which of them a list has; None: all.
#[derive(Clone, Debug, Deserialize)]
pub struct Filter {
    pub state: Option<RecordState>,
    pub program: Option<u16>,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl Filter {
    fn sql(&self) -> String {
        let state = self.state.map(RecordState::name);
        let state = state.map(|state| format!("item.state = '{state}'"));
        let program = self.program;
        let program = program.map(|program| format!("item.program_id = {program}"));
        let from = self.from.as_ref().map(Date::as_str);
        let from = from.map(|from| format!("item.tested_on >= '{from}'"));
        let to = self.to.as_ref().map(Date::as_str);
        let to = to.map(|to| format!("item.tested_on <= '{to}'"));
        let always = Some("item.organization_id = ?1".to_owned());
        let all = [always, state, program, from, to].into_iter().flatten();
        all.collect::<Vec<_>>().join(" and ")
    }
}

const MASKED: &str = "item.id in (select id from training_record
    where organization_id = ?1 and snils = {number})";

impl Store {
    pub async fn training_records(
        &self,
        organization: &str,
        filter: &Filter,
        query: &PageQuery,
    ) -> Result<Page<Row>, sqlx::Error> {
        let list = List {
            columns: "item.id, item.state, item.registry_number, item.rejection, item.last_name,
                item.first_name, item.middle_name, item.snils, item.position, item.employer_inn,
                item.employer_title, item.trained_by, item.tested_on, item.protocol_number,
                item.program_id, item.program_title, item.passed, item.changed_at",
            tables: "training_record item",
            matching: &format!("from training_record item where {}", filter.sql()),
            key: match query.sort {
                Sort::Name => "item.sort_key",
                _ => "item.tested_on",
            },
            searched: Searched::people(MASKED),
            of: organization,
            with: &[],
        };
        list.page(self, query).await
    }

    /// The registry has answered: whatever was sent gets a number. How the real one numbers is not
    /// known; these are made up.
    pub async fn accept_training(&self, now: i64) -> Result<u64, sqlx::Error> {
        const NUMBER: &str = "printf('%07d', rowid)";
        let update = format!(
            "update training_record set state = 'accepted', changed_at = ?,
                registry_number = '45-' || {NUMBER}, search = search || char(10) || '45' || {NUMBER}
             where state = 'sent'"
        );
        let mut tx = self.write().await?;
        let updated = sqlx::query(&update).bind(now).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(updated.rows_affected())
    }
}

/// Adds a record as sent, and says under which id; None: the registry has it already.
pub async fn insert(
    connection: &mut SqliteConnection,
    organization: &str,
    submission: &str,
    record: &TrainingRecord,
    now: i64,
) -> Result<Option<String>, sqlx::Error> {
    let id = random_id("tr");
    let (number, citizenship) = match &record.identity {
        Identity::Snils(_) => (None, None),
        Identity::Foreign {
            number,
            citizenship,
        } => (number.as_deref(), Some(citizenship.as_str())),
    };
    let names = &record.names;
    let inserted = sqlx::query(
        "insert into training_record (id, organization_id, submission_id, state, outer_id,
            last_name, first_name, middle_name, snils, foreign_snils, citizenship, position,
            employer_inn, employer_title, organization_unit_id, trained_by_inn, trained_by,
            tested_on, protocol_number, program_id, program_title, passed, changed_at, person_key,
            sort_key, search)
         values (?, ?, ?, 'sent', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (organization_id, person_key, program_id, tested_on, protocol_number)
            where state in ('sent', 'accepted') do nothing",
    )
    .bind(&id)
    .bind(organization)
    .bind(submission)
    .bind(&record.outer_id)
    .bind(&names.last_name)
    .bind(&names.first_name)
    .bind(&names.middle_name)
    .bind(record.identity.snils())
    .bind(number)
    .bind(citizenship)
    .bind(&record.position)
    .bind(&record.employer_inn)
    .bind(&record.employer_title)
    .bind(record.organization_unit_id)
    .bind(&record.trained_by_inn)
    .bind(&record.trained_by)
    .bind(&record.tested_on)
    .bind(&record.protocol_number)
    .bind(record.program_id)
    .bind(&record.program_title)
    .bind(record.passed)
    .bind(now)
    .bind(record.person_key())
    .bind(names.sort_key())
    .bind(record.searchable())
    .execute(connection)
    .await?;
    Ok((inserted.rows_affected() == 1).then_some(id))
}
