//! The employees with access: list, read, change, revoke.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};

use super::consent::ConsentBody;
use super::step_up;
use crate::api::numbers::{Numbers, by_number};
use crate::api::wire::body::Body;
use crate::api::wire::headers::CONFIRM;
use crate::api::wire::page::{PageBody, parameters, short, sort};
use crate::api::wire::time::time;
use crate::api::wire::version::{etag, seen};
use crate::app::App;
use crate::auth::member::Administrator;
use crate::auth::path::EmployeeId;
use crate::clock::Clock;
use crate::domain::permissions::{Code, ordered};
use crate::domain::person::{Names, Person};
use crate::domain::span::{Bound, Date, Span};
use crate::problem::{Kind, Problem};
use crate::store::access::changes::{Change, Condition};
use crate::store::access::employee::{Employee, Refusal, Target};
use crate::store::access::employees::{Filter, Today};
use crate::store::page::{PageQuery, Sort};
use crate::text::Search;

/// Access that ends within so many days is about to.
const SOON: u64 = 14;
/// Who has not signed in for so many seconds has not for long.
const LONG: i64 = 90 * 24 * 60 * 60;

#[derive(Serialize)]
pub struct EmployeeBody {
    id: String,
    #[serde(flatten)]
    names: Names,
    position: Option<String>,
    snils_masked: Option<String>,
    permissions: Vec<Code>,
    is_me: bool,
    version: String,
    #[serde(flatten)]
    span: Span,
    granted_at: Option<String>,
    granted_by: Option<String>,
    last_sign_in_at: Option<String>,
    consent: Option<ConsentBody>,
}

impl EmployeeBody {
    pub fn new(employee: &Employee, me: &Person) -> Self {
        Self {
            id: employee.id.clone(),
            names: employee.names.clone(),
            position: employee.position.clone(),
            snils_masked: employee.snils.masked(),
            permissions: ordered(&employee.permissions),
            is_me: employee.snils == me.snils,
            version: etag(employee.version),
            span: employee.span.clone(),
            granted_at: employee.granted_at.and_then(time),
            granted_by: employee.granted_by.clone(),
            last_sign_in_at: employee.last_sign_in_at.and_then(time),
            consent: employee.consent.clone().map(|consent| consent.0.into()),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Kind::NotFound.into(),
            Refusal::ChangedMeanwhile => Kind::ChangedMeanwhile.into(),
            Refusal::LastAdministrator => Kind::LastAdministrator.into(),
            Refusal::HeadIsAdministrator => Kind::HeadIsAdministrator.into(),
            Refusal::OwnRightsUnconfirmed => Kind::OwnRightsUnconfirmed.into(),
            Refusal::AlreadyHasAccess(employee) => Self::already_has_access(employee),
            Refusal::TooLate => Kind::RestoreTooLate.into(),
            Refusal::Invalid(errors) => Self::invalid(errors),
            Refusal::Denied(denied) => denied.into(),
        }
    }
}

/// What the user saw and means.
fn condition(headers: &HeaderMap) -> Result<Condition, Problem> {
    let confirmed = headers.get(CONFIRM);
    Ok(Condition {
        seen: seen(headers)?,
        own_rights: confirmed.is_some_and(|what| what == "own-rights"),
    })
}

/// What this list is asked beyond the others.
pub struct Asked {
    filter: Filter,
    page: PageQuery,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        const ORDERS: [Sort; 4] = [
            Sort::Name,
            Sort::NameDescending,
            Sort::Until,
            Sort::LastSignIn,
        ];
        let sort = sort(parts, ORDERS).await?;
        let filter: Filter = parameters(parts).await?;
        if let Some(code) = &filter.permission {
            short(code)?;
        }
        Ok(Self {
            filter,
            page: PageQuery::read(parts, sort, Search::people).await?,
        })
    }
}

fn today(clock: &Clock) -> Today {
    let now = clock.now();
    Today {
        date: Date::of(now),
        soon: Date::days_after(now, SOON),
        long_ago: now.timestamp() - LONG,
    }
}

pub async fn list(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    Asked { filter, page }: Asked,
) -> Result<Json<PageBody<EmployeeBody>>, Problem> {
    let numbers = Numbers::of(&app, &member, &page.search)?;
    let found = app
        .store
        .employees(&member.organization.id, &filter, &today(&app.clock), &page)
        .await?;
    numbers.told(by_number(&page.search, &found.items)).await?;
    let me = &member.who.person;
    Ok(Json(PageBody::new(found, |employee| {
        EmployeeBody::new(&employee, me)
    })))
}

pub async fn show(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    EmployeeId(id): EmployeeId,
) -> Result<impl IntoResponse, Problem> {
    let employee = app.store.employee(&member.organization.id, &id).await?;
    let employee = employee.ok_or(Kind::NotFound)?;
    Ok(tagged(&employee, &member.who.person))
}

#[derive(Deserialize)]
pub struct PermissionSet {
    #[serde(default)]
    permissions: Vec<Code>,
    #[serde(default)]
    valid_from: Bound,
    #[serde(default)]
    valid_until: Bound,
}

pub async fn change(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    EmployeeId(employee): EmployeeId,
    headers: HeaderMap,
    Body(body): Body<PermissionSet>,
) -> Result<impl IntoResponse, Problem> {
    let condition = condition(&headers)?;
    let target = Target {
        by: member.actor(&app.clock),
        employee: &employee,
        now: app.clock.seconds(),
    };
    step_up::check(&app, &member.who, &body.permissions)?;
    let change = Change {
        permissions: body.permissions,
        valid_from: body.valid_from,
        valid_until: body.valid_until,
    };
    let employee = app.store.change(&target, condition, change).await?;
    Ok(tagged(&employee, &member.who.person))
}

pub async fn revoke(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    EmployeeId(employee): EmployeeId,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let condition = condition(&headers)?;
    let target = Target {
        by: member.actor(&app.clock),
        employee: &employee,
        now: app.clock.seconds(),
    };
    app.store.revoke(&target, condition).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What changed or read one employee answers.
pub fn tagged(employee: &Employee, me: &Person) -> impl IntoResponse + use<> {
    (
        [(header::ETAG, etag(employee.version))],
        Json(EmployeeBody::new(employee, me)),
    )
}
