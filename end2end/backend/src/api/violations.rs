//! Signs of violations: what was found, and what was done about it.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};

use super::body::{Body, required, time};
use super::employees::{etag, seen};
use super::page::{PageBody, parameters, sort};
use crate::app::App;
use crate::domain::access::Action;
use crate::domain::span::Date;
use crate::domain::violations;
use crate::member::{Entitled, Member, ViolationId};
use crate::problem::{FieldCode, FieldError, Kind, Problem};
use crate::store::page::{PageQuery, Sort};
use crate::store::violations::{Change, Event, Only, Refusal, Violation};
use crate::text::Search;

const LONGEST_COMMENT: usize = 2000;

#[derive(Serialize)]
pub struct Summary {
    id: String,
    what: String,
    r#where: Option<String>,
    found_on: Date,
    due_on: Option<Date>,
    state: violations::State,
    overdue: bool,
    version: String,
}

impl Summary {
    fn new(violation: Violation, today: &Date) -> Self {
        Self {
            overdue: violation.state.overdue(violation.due_on.as_ref(), today),
            id: violation.id,
            what: violation.what,
            r#where: violation.place,
            found_on: violation.found_on,
            due_on: violation.due_on,
            state: violation.state,
            version: etag(violation.version),
        }
    }
}

/// What happened to something of a section.
#[derive(Serialize)]
pub struct EventBody {
    pub at: Option<String>,
    pub state: String,
    pub by: Option<String>,
    pub comment: Option<String>,
}

impl From<Event> for EventBody {
    fn from(event: Event) -> Self {
        Self {
            at: time(event.at),
            state: event.state,
            by: event.by,
            comment: event.comment,
        }
    }
}

#[derive(Serialize)]
pub struct ViolationBody {
    #[serde(flatten)]
    summary: Summary,
    to_do: Option<String>,
    next_states: &'static [violations::State],
    history: Vec<EventBody>,
}

impl ViolationBody {
    fn new(violation: Violation, history: Vec<Event>, member: &Member, today: &Date) -> Self {
        let may = member.rights.actions.contains(&Action::ViolationsAnswer);
        Self {
            to_do: violation.to_do.clone(),
            next_states: if may { violation.state.next() } else { &[] },
            history: history.into_iter().map(EventBody::from).collect(),
            summary: Summary::new(violation, today),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Kind::NotFound.into(),
            Refusal::ChangedMeanwhile => Kind::ChangedMeanwhile.into(),
            Refusal::NotAllowed => Kind::TransitionNotAllowed.into(),
            Refusal::Store(error) => error.into(),
        }
    }
}

/// What the list is asked.
pub struct Asked {
    only: Option<Only>,
    page: PageQuery,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        #[derive(Deserialize)]
        struct Filter {
            state: Option<Only>,
        }
        let sort = sort(parts, [Sort::Due, Sort::FoundDescending]).await?;
        let Filter { state } = parameters(parts).await?;
        Ok(Self {
            only: state,
            page: PageQuery::read(parts, sort, Search::people).await?,
        })
    }
}

pub async fn list(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    Asked { only, page }: Asked,
) -> Result<Json<PageBody<Summary>>, Problem> {
    let today = app.clock.today();
    let organization = &member.organization.id;
    let page = app.store.violations(organization, only, &today, &page);
    let describe = |row: crate::store::violations::Row| Summary::new(row.violation, &today);
    Ok(Json(PageBody::new(page.await?, describe)))
}

pub async fn show(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    ViolationId(id): ViolationId,
) -> Result<impl IntoResponse, Problem> {
    let found = app.store.violation(&member.organization.id, &id).await?;
    let (violation, history) = found.ok_or(Kind::NotFound)?;
    let tag = [(header::ETAG, etag(violation.version))];
    let body = ViolationBody::new(violation, history, &member, &app.clock.today());
    Ok((tag, Json(body)))
}

#[derive(Deserialize)]
pub struct ChangeBody {
    state: Option<String>,
    comment: Option<String>,
}

pub async fn change(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    ViolationId(id): ViolationId,
    headers: HeaderMap,
    Body(body): Body<ChangeBody>,
) -> Result<impl IntoResponse, Problem> {
    let seen = seen(&headers)?;
    let mut errors = Vec::new();
    let state = body.state.as_deref().map(violations::State::named);
    if !matches!(state, Some(Some(_))) {
        let code = state.map_or(FieldCode::Required, |_| FieldCode::Unknown);
        errors.push(FieldError::new("/state", code));
    }
    let comment = body.comment.as_deref();
    let comment = required(comment, "/comment", LONGEST_COMMENT, &mut errors);
    let (Some(Some(state)), true) = (state, errors.is_empty()) else {
        return Err(Problem::invalid(errors));
    };
    let change = Change {
        seen,
        state,
        comment: &comment,
        by: member.who.person.names.short(),
        now: app.clock.seconds(),
    };
    let changed = app
        .store
        .change_violation(&member.organization.id, &id, change);
    let (violation, history) = changed.await?;
    let tag = [(header::ETAG, etag(violation.version))];
    let body = ViolationBody::new(violation, history, &member, &app.clock.today());
    Ok((tag, Json(body)))
}
