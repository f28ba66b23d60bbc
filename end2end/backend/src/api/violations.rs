//! Signs of violations: listed, read, answered.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, State as Shared};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};

use crate::api::wire::body::Body;
use crate::api::wire::history::{EventBody, told};
use crate::api::wire::page::{PageBody, parameters, sort};
use crate::api::wire::version::{etag, seen};
use crate::app::App;
use crate::auth::member::{Entitled, Member};
use crate::auth::path::ViolationId;
use crate::domain::access::{Action, Need};
use crate::domain::span::Date;
use crate::domain::violations::State;
use crate::problem::{FieldCode, FieldError, Kind, Problem};
use crate::store::page::{PageQuery, Sort};
use crate::store::violations::{Filter, Refusal, Said, Violation, Whole};
use crate::text::Search;

const LONGEST_STATE: usize = 100;
const LONGEST_COMMENT: usize = 2000;

#[derive(Serialize)]
pub struct Summary {
    id: String,
    what: String,
    r#where: Option<String>,
    found_on: Date,
    due_on: Option<Date>,
    state: State,
    overdue: bool,
    version: String,
}

impl Summary {
    fn new(violation: Violation, today: &Date) -> Self {
        let Violation { state, due_on, .. } = violation;
        Self {
            id: violation.id,
            what: violation.what,
            r#where: violation.location,
            found_on: violation.found_on,
            overdue: state.overdue(due_on.as_ref(), today),
            due_on,
            state,
            version: etag(violation.version),
        }
    }
}

#[derive(Serialize)]
pub struct ViolationBody {
    #[serde(flatten)]
    summary: Summary,
    to_do: Option<String>,
    next_states: &'static [State],
    history: Vec<EventBody<State>>,
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Kind::NotFound.into(),
            Refusal::ChangedMeanwhile => Kind::ChangedMeanwhile.into(),
            Refusal::NotNext => Kind::TransitionNotAllowed.into(),
            Refusal::Denied(denied) => denied.into(),
        }
    }
}

/// What this list is asked beyond the others.
pub struct Asked {
    filter: Option<Filter>,
    page: PageQuery,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        #[derive(Deserialize)]
        struct Parameters {
            state: Option<Filter>,
        }
        let Parameters { state } = parameters(parts).await?;
        let sort = sort(parts, [Sort::Due, Sort::FoundDescending]).await?;
        let page = PageQuery::read(parts, sort, Search::people).await?;
        Ok(Self {
            filter: state,
            page,
        })
    }
}

pub async fn list(
    Shared(app): Shared<Arc<App>>,
    Entitled(member): Entitled,
    Asked { filter, page }: Asked,
) -> Result<Json<PageBody<Summary>>, Problem> {
    let today = app.clock.today();
    let organization = &member.organization.id;
    let page = app.store.violations(organization, filter, &today, &page);
    Ok(Json(PageBody::new(page.await?, |violation| {
        Summary::new(violation, &today)
    })))
}

pub async fn show(
    Shared(app): Shared<Arc<App>>,
    Entitled(member): Entitled,
    ViolationId(id): ViolationId,
) -> Result<impl IntoResponse, Problem> {
    let found = app.store.violation(&member.organization.id, &id).await?;
    let found = found.ok_or(Kind::NotFound)?;
    Ok(tagged(found, &member, &app.clock.today()))
}

#[derive(Deserialize)]
pub struct Change {
    state: Option<String>,
    comment: Option<String>,
}

impl Change {
    /// The state, if it is one, and the comment as it was typed.
    fn validate(self) -> Result<(Option<State>, String), Problem> {
        let mut errors = Vec::new();
        let mut judge = |value: Option<String>, pointer, longest| {
            let value = value.unwrap_or_default();
            if value.trim().is_empty() {
                errors.push(FieldError::new(pointer, FieldCode::Required));
            } else if value.chars().count() > longest {
                errors.push(FieldError::new(pointer, FieldCode::TooLong));
            }
            value
        };
        let state = judge(self.state, "/state", LONGEST_STATE);
        let comment = judge(self.comment, "/comment", LONGEST_COMMENT);
        if errors.is_empty() {
            Ok((state.parse().ok(), comment))
        } else {
            Err(Problem::invalid(errors))
        }
    }
}

pub async fn change(
    Shared(app): Shared<Arc<App>>,
    Entitled(member): Entitled,
    ViolationId(id): ViolationId,
    headers: HeaderMap,
    Body(change): Body<Change>,
) -> Result<impl IntoResponse, Problem> {
    let seen = seen(&headers)?;
    let (state, comment) = change.validate()?;
    let said = Said {
        by: member.actor(&app.clock),
        violation: &id,
        seen,
        state,
        comment: &comment,
        now: app.clock.seconds(),
    };
    let changed = app.store.answer_violation(&said).await?;
    Ok(tagged(changed, &member, &app.clock.today()))
}

fn tagged((violation, history): Whole, member: &Member, today: &Date) -> impl IntoResponse + use<> {
    let answers = member.rights.meets(Need::Do(Action::ViolationsAnswer));
    let next_states = if answers { violation.state.next() } else { &[] };
    let tag = etag(violation.version);
    let body = ViolationBody {
        to_do: violation.to_do.clone(),
        summary: Summary::new(violation, today),
        next_states,
        history: told(history),
    };
    ([(header::ETAG, tag)], Json(body))
}
