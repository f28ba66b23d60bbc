//! The registry of trained persons: its programmes and its records.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use serde::Serialize;

use crate::api::numbers::{Numbers, by_number};
use crate::api::wire::page::{PageBody, parameters, sort};
use crate::api::wire::time::time;
use crate::app::App;
use crate::auth::member::Entitled;
use crate::domain::person::{Names, Snils};
use crate::domain::span::Date;
use crate::domain::training::programs::{ALL, LearnProgram};
use crate::domain::training::record::RecordState;
use crate::problem::{Kind, Problem};
use crate::store::page::{PageQuery, Sort};
use crate::store::training::records::{Filter, Row};
use crate::text::Search;

/// The whole registry is exported through its pages.
const LARGEST_LIMIT: usize = 500;
const LARGEST_PROGRAM: u16 = 1000;

#[derive(Serialize)]
pub struct Programs {
    items: &'static [LearnProgram],
}

pub async fn programs(Entitled(_member): Entitled) -> Json<Programs> {
    Json(Programs { items: &ALL })
}

#[derive(Serialize)]
pub struct RecordBody {
    id: String,
    state: RecordState,
    registry_number: Option<String>,
    rejection: Option<String>,
    #[serde(flatten)]
    names: Names,
    snils_masked: Option<String>,
    position: String,
    employer_inn: String,
    employer_title: String,
    trained_by: String,
    tested_on: Date,
    protocol_number: String,
    program_id: i64,
    program_title: String,
    passed: bool,
    changed_at: Option<String>,
}

impl From<Row> for RecordBody {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            state: row.state,
            registry_number: row.registry_number,
            rejection: row.rejection,
            names: row.names,
            snils_masked: row.snils.as_ref().and_then(Snils::masked),
            position: row.position,
            employer_inn: row.employer_inn,
            employer_title: row.employer_title,
            trained_by: row.trained_by,
            tested_on: row.tested_on,
            protocol_number: row.protocol_number,
            program_id: row.program_id,
            program_title: row.program_title,
            passed: row.passed,
            changed_at: time(row.changed_at),
        }
    }
}

/// What this list is asked beyond the others.
pub struct Asked {
    filter: Filter,
    page: PageQuery,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        const ORDERS: [Sort; 3] = [Sort::DateDescending, Sort::Date, Sort::Name];
        let sort = sort(parts, ORDERS).await?;
        let filter: Filter = parameters(parts).await?;
        let possible = |program: &u16| (1..=LARGEST_PROGRAM).contains(program);
        if !filter.program.as_ref().is_none_or(possible) {
            return Err(Problem::from(Kind::BadRequest).detail("no programme has this number"));
        }
        let page = PageQuery::read_up_to(LARGEST_LIMIT, parts, sort, Search::people);
        Ok(Self {
            filter,
            page: page.await?,
        })
    }
}

pub async fn list(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    Asked { filter, page }: Asked,
) -> Result<Json<PageBody<RecordBody>>, Problem> {
    let organization = &member.organization.id;
    let numbers = Numbers::of(&app, &member, &page.search)?;
    let found = app.store.training_records(organization, &filter, &page);
    let found = found.await?;
    numbers.told(by_number(&page.search, &found.items)).await?;
    Ok(Json(PageBody::new(found, RecordBody::from)))
}
