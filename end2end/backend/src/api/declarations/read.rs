//! Declarations of conformity of working conditions: listed and read. What changes them is in
//! [`super::drafts`].

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, State as Shared};
use axum::http::header;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};

use crate::api::wire::history::{EventBody, told};
use crate::api::wire::page::{PageBody, parameters};
use crate::api::wire::time::time;
use crate::api::wire::version::etag;
use crate::app::App;
use crate::auth::member::{Entitled, Member};
use crate::auth::path::DeclarationId;
use crate::domain::access::{Action, Need};
use crate::domain::declarations::{Content, State};
use crate::domain::span::Date;
use crate::problem::{Kind, Problem};
use crate::store::declarations::list::{Filter, Named, Row, Whole};
use crate::store::page::{PageQuery, Sort};
use crate::text::Search;

#[derive(Serialize)]
pub struct Summary {
    id: String,
    state: State,
    registry_number: Option<String>,
    report_id: Option<String>,
    report_number: Option<String>,
    workplaces: i64,
    created_at: Option<String>,
    submitted_at: Option<String>,
    valid_until: Option<Date>,
}

impl From<Row> for Summary {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            state: row.state,
            registry_number: row.registry_number,
            report_id: row.report_id,
            report_number: row.report_number,
            workplaces: row.workplaces,
            created_at: time(row.created_at),
            submitted_at: row.submitted_at.and_then(time),
            valid_until: row.valid_until,
        }
    }
}

#[derive(Serialize)]
pub struct DeclarationBody {
    id: String,
    state: State,
    version: String,
    registry_number: Option<String>,
    report_number: Option<String>,
    created_at: Option<String>,
    submitted_at: Option<String>,
    valid_until: Option<Date>,
    content: Content,
    workplaces: Vec<NamedBody>,
    history: Vec<EventBody<State>>,
}

#[derive(Serialize)]
struct NamedBody {
    id: String,
    number: String,
    name: String,
    employees: i64,
}

impl From<Named> for NamedBody {
    fn from(workplace: Named) -> Self {
        Self {
            id: workplace.id,
            number: workplace.number,
            name: workplace.name,
            employees: workplace.employees,
        }
    }
}

impl From<Whole> for DeclarationBody {
    fn from(whole: Whole) -> Self {
        let declaration = whole.declaration;
        Self {
            id: declaration.id,
            state: declaration.state,
            version: etag(declaration.version),
            registry_number: declaration.registry_number,
            report_number: declaration.report_number,
            created_at: time(declaration.created_at),
            submitted_at: declaration.submitted_at.and_then(time),
            valid_until: declaration.valid_until,
            content: declaration.content,
            workplaces: whole.workplaces.into_iter().map(NamedBody::from).collect(),
            history: told(whole.history),
        }
    }
}

/// Drafts are for those who may submit them.
fn sees_drafts(member: &Member) -> bool {
    member.rights.meets(Need::Do(Action::DeclarationsSubmit))
}

/// What this list is asked beyond the others.
pub struct Asked {
    state: Option<State>,
    page: PageQuery,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        #[derive(Deserialize)]
        struct Parameters {
            state: Option<State>,
        }
        let Parameters { state } = parameters(parts).await?;
        let page = PageQuery::read(parts, Sort::Newest, Search::people).await?;
        Ok(Self { state, page })
    }
}

pub async fn list(
    Shared(app): Shared<Arc<App>>,
    Entitled(member): Entitled,
    Asked { state, page }: Asked,
) -> Result<Json<PageBody<Summary>>, Problem> {
    let filter = Filter {
        state,
        drafts: sees_drafts(&member),
    };
    let organization = &member.organization.id;
    let page = app.store.declarations(organization, filter, &page).await?;
    Ok(Json(PageBody::new(page, Summary::from)))
}

pub async fn show(
    Shared(app): Shared<Arc<App>>,
    Entitled(member): Entitled,
    DeclarationId(id): DeclarationId,
) -> Result<impl IntoResponse, Problem> {
    let found = app.store.declaration(&member.organization.id, &id).await?;
    let shown = |whole: &Whole| whole.declaration.state != State::Draft || sees_drafts(&member);
    Ok(tagged(found.filter(shown).ok_or(Kind::NotFound)?))
}

pub fn tagged(whole: Whole) -> impl IntoResponse + use<> {
    let tag = etag(whole.declaration.version);
    ([(header::ETAG, tag)], Json(DeclarationBody::from(whole)))
}
