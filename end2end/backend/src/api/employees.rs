//! The employees with access: list, read, change, revoke.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};

use super::body::Body;
use super::page::PageBody;
use crate::app::App;
use crate::domain::permissions::{Code, ordered};
use crate::domain::person::{Names, Person};
use crate::member::{Administrator, EmployeeId};
use crate::problem::{Kind, Problem};
use crate::store::employees::{Employee, Refusal, Seen, Target};
use crate::store::page::PageQuery;

#[derive(Serialize)]
pub struct EmployeeBody {
    id: String,
    #[serde(flatten)]
    names: Names,
    position: Option<String>,
    snils_masked: Option<String>,
    permissions: Vec<Code>,
    is_me: bool,
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
            Refusal::Invalid(errors) => Self::invalid(errors),
            Refusal::Store(error) => error.into(),
        }
    }
}

/// The strong tag of a version.
pub fn etag(version: i64) -> String {
    format!("\"v{version}\"")
}

/// What the user saw; one that is not ours is simply not the present one.
fn if_match(headers: &HeaderMap) -> Result<Seen, Problem> {
    let tag = headers
        .get(header::IF_MATCH)
        .ok_or(Kind::PreconditionRequired)?;
    let version = tag.to_str().ok().and_then(|tag| {
        let digits = tag.strip_prefix("\"v")?.strip_suffix('"')?;
        digits.parse().ok().filter(|version| etag(*version) == tag)
    });
    Ok(Seen(version))
}

pub async fn list(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    query: PageQuery,
) -> Result<Json<PageBody<EmployeeBody>>, Problem> {
    let page = app.store.employees(&member.organization.id, &query).await?;
    let me = &member.who.person;
    Ok(Json(PageBody::new(page, |employee| {
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
}

pub async fn change(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    EmployeeId(employee): EmployeeId,
    headers: HeaderMap,
    Body(body): Body<PermissionSet>,
) -> Result<impl IntoResponse, Problem> {
    let target = Target {
        organization: &member.organization.id,
        employee: &employee,
        actor: &member.who.person.id,
        seen: if_match(&headers)?,
        now: app.clock.seconds(),
    };
    let employee = app.store.change(&target, &body.permissions).await?;
    Ok(tagged(&employee, &member.who.person))
}

pub async fn revoke(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    EmployeeId(employee): EmployeeId,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let target = Target {
        organization: &member.organization.id,
        employee: &employee,
        actor: &member.who.person.id,
        seen: if_match(&headers)?,
        now: app.clock.seconds(),
    };
    app.store.revoke(&target).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn tagged(employee: &Employee, me: &Person) -> impl IntoResponse + use<> {
    (
        [(header::ETAG, etag(employee.version))],
        Json(EmployeeBody::new(employee, me)),
    )
}
