//! Who changed whose access, and who looked at whose numbers.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use serde::Serialize;

use super::consent::ConsentBody;
use crate::api::wire::page::{PageBody, an_id, parameters};
use crate::api::wire::time::time;
use crate::app::App;
use crate::auth::member::Administrator;
use crate::domain::permissions::{Code, ordered};
use crate::domain::span::Span;
use crate::problem::Problem;
use crate::store::access::journal::Action;
use crate::store::access::journal_list::{Filter, Line};
use crate::store::page::{PageQuery, Sort};
use crate::text::Search;

#[derive(Serialize)]
pub struct LineBody {
    id: String,
    at: Option<String>,
    actor: ActorBody,
    employee: EmployeeBody,
    action: Action,
    before: Option<Vec<Code>>,
    before_span: Option<Span>,
    after: Option<Vec<Code>>,
    after_span: Option<Span>,
    consent: Option<ConsentBody>,
}

#[derive(Serialize)]
struct ActorBody {
    name: Option<String>,
}

#[derive(Serialize)]
struct EmployeeBody {
    id: String,
    name: Option<String>,
}

impl From<Line> for LineBody {
    fn from(line: Line) -> Self {
        // Nobody wrote the names down at first.
        let known = |name: String| (!name.is_empty()).then_some(name);
        let codes = |codes: BTreeSet<Code>| ordered(&codes);
        Self {
            id: line.id.to_string(),
            at: time(line.at),
            actor: ActorBody {
                name: known(line.actor_name),
            },
            employee: EmployeeBody {
                id: line.employee_id,
                name: known(line.employee_name),
            },
            action: line.action,
            before: line.before.map(|before| codes(before.0)),
            before_span: line.before_span.map(|span| span.0),
            after: line.after.map(|after| codes(after.0)),
            after_span: line.after_span.map(|span| span.0),
            consent: line.consent.map(|consent| consent.0.into()),
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
        let filter: Filter = parameters(parts).await?;
        if let Some(id) = &filter.employee_id {
            an_id(id)?;
        }
        Ok(Self {
            filter,
            page: PageQuery::read(parts, Sort::Newest, Search::people).await?,
        })
    }
}

pub async fn list(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    Asked { filter, page }: Asked,
) -> Result<Json<PageBody<LineBody>>, Problem> {
    let organization = &member.organization.id;
    let page = app.store.journal(organization, &filter, &page).await?;
    Ok(Json(PageBody::new(page, LineBody::from)))
}
