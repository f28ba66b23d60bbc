//! Declarations: a draft that saves itself, and what was submitted once.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::IDEMPOTENCY_REPLAYED;
use super::body::{Body, time};
use super::employees::{etag, seen};
use super::grant::idempotency_key;
use super::page::{PageBody, parameters};
use super::violations::EventBody;
use crate::app::App;
use crate::domain::access::Action;
use crate::domain::declarations::{self, Content};
use crate::domain::span::Date;
use crate::member::{DeclarationId, Entitled, Member};
use crate::problem::{Kind, Problem};
use crate::store::declarations::{Answer, Done, Filter, Keyed, Refusal, Row, Whole};
use crate::store::page::{PageQuery, Sort};
use crate::text::Search;

#[derive(Serialize)]
pub struct Summary {
    id: String,
    state: declarations::State,
    registry_number: Option<String>,
    report_id: Option<String>,
    report_number: Option<String>,
    workplaces: usize,
    created_at: Option<String>,
    submitted_at: Option<String>,
    valid_until: Option<Date>,
}

impl From<Row> for Summary {
    fn from(row: Row) -> Self {
        let declaration = row.declaration;
        Self {
            id: declaration.id,
            state: declaration.state,
            registry_number: declaration.registry_number,
            // A draft may name a report that is not there.
            report_id: declaration
                .content
                .report_id
                .filter(|_| declaration.report_number.is_some()),
            report_number: declaration.report_number,
            workplaces: declaration.content.workplaces.len(),
            created_at: time(declaration.created_at),
            submitted_at: declaration.submitted_at.and_then(time),
            valid_until: declaration.valid_until,
        }
    }
}

#[derive(Serialize)]
struct NamedBody {
    id: String,
    number: String,
    name: String,
    employees: i64,
}

#[derive(Serialize)]
pub struct DeclarationBody {
    id: String,
    state: declarations::State,
    version: String,
    registry_number: Option<String>,
    report_number: Option<String>,
    created_at: Option<String>,
    submitted_at: Option<String>,
    valid_until: Option<Date>,
    content: Content,
    workplaces: Vec<NamedBody>,
    history: Vec<EventBody>,
}

impl From<Whole> for DeclarationBody {
    fn from(whole: Whole) -> Self {
        let declaration = whole.declaration;
        let workplaces = whole.workplaces.into_iter();
        let workplaces = workplaces.map(|workplace| NamedBody {
            id: workplace.id,
            number: workplace.number,
            name: workplace.name,
            employees: workplace.employees,
        });
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
            workplaces: workplaces.collect(),
            history: whole.history.into_iter().map(EventBody::from).collect(),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Kind::NotFound.into(),
            Refusal::ChangedMeanwhile => Kind::ChangedMeanwhile.into(),
            Refusal::KeyReused => Kind::IdempotencyKeyReused.into(),
            Refusal::Submitted => Kind::DeclarationSubmitted.into(),
            Refusal::Store(error) => error.into(),
        }
    }
}

/// Who may prepare declarations sees the drafts.
fn sees_drafts(member: &Member) -> bool {
    member.rights.actions.contains(&Action::DeclarationsSubmit)
}

/// What the list is asked.
pub struct Asked {
    filter: Filter,
    page: PageQuery,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self {
            filter: parameters(parts).await?,
            page: PageQuery::read(parts, Sort::Newest, Search::people).await?,
        })
    }
}

pub async fn list(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    Asked { mut filter, page }: Asked,
) -> Result<Json<PageBody<Summary>>, Problem> {
    filter.drafts = sees_drafts(&member);
    let organization = &member.organization.id;
    let page = app.store.declarations(organization, filter, &page).await?;
    Ok(Json(PageBody::new(page, Summary::from)))
}

pub async fn show(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    DeclarationId(id): DeclarationId,
) -> Result<impl IntoResponse, Problem> {
    let found = app.store.declaration(&member.organization.id, &id).await?;
    let seen = |whole: &Whole| {
        whole.declaration.state != declarations::State::Draft || sees_drafts(&member)
    };
    let whole = found.filter(seen).ok_or(Kind::NotFound)?;
    Ok(tagged(whole))
}

fn tagged(whole: Whole) -> impl IntoResponse {
    let tag = [(header::ETAG, etag(whole.declaration.version))];
    (tag, Json(DeclarationBody::from(whole)))
}

fn describe(whole: Whole) -> String {
    serde_json::to_string(&DeclarationBody::from(whole)).unwrap_or_default()
}

fn well_formed(content: &Content) -> Result<(), Problem> {
    let errors = content.misshapen();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Problem::invalid(errors))
    }
}

/// The answer to a request with a key.
fn keyed_answer(done: Done) -> Response {
    let (Answer { version, body, .. }, replayed) = match done {
        Done::Now(answer) => (answer, None),
        Done::Before(answer) => (answer, Some([(IDEMPOTENCY_REPLAYED, "true")])),
    };
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::ETAG, etag(version)),
    ];
    (headers, replayed, body).into_response()
}

pub async fn create(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    headers: HeaderMap,
    Body(content): Body<Content>,
) -> Result<Response, Problem> {
    let key = idempotency_key(&headers)?;
    let me = &member.who.person;
    let organization = &member.organization.id;
    let in_flight = app
        .in_flight
        .begin((me.id.clone(), organization.clone(), key.to_owned()));
    let _until_answered = in_flight.ok_or(Kind::RequestInProgress)?;
    let request = Sha256::digest(serde_json::to_vec(&content).map_err(|_| Kind::ServerError)?);
    well_formed(&content)?;
    let keyed = Keyed {
        organization,
        actor: me,
        key,
        request: &request,
        now: app.clock.seconds(),
    };
    let done = app.store.create_declaration(keyed, &content, describe);
    let done = done.await?;
    let id = match &done {
        Done::Now(answer) | Done::Before(answer) => &answer.declaration_id,
    };
    let location = format!("/api/v1/organizations/{organization}/declarations/{id}");
    let location = [(header::LOCATION, location)];
    Ok((StatusCode::CREATED, location, keyed_answer(done)).into_response())
}

pub async fn save(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    DeclarationId(id): DeclarationId,
    headers: HeaderMap,
    Body(content): Body<Content>,
) -> Result<impl IntoResponse, Problem> {
    let seen = seen(&headers)?;
    well_formed(&content)?;
    let organization = &member.organization.id;
    let saved = app
        .store
        .save_declaration(organization, &id, seen, &content);
    Ok(tagged(saved.await?))
}

pub async fn remove(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    DeclarationId(id): DeclarationId,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let seen = seen(&headers)?;
    let organization = &member.organization.id;
    app.store
        .delete_declaration(organization, &id, seen)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn submit(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    DeclarationId(id): DeclarationId,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let seen = seen(&headers)?;
    let key = idempotency_key(&headers)?;
    let me = &member.who.person;
    let organization = &member.organization.id;
    let in_flight = app
        .in_flight
        .begin((me.id.clone(), organization.clone(), key.to_owned()));
    let _until_answered = in_flight.ok_or(Kind::RequestInProgress)?;
    let request = Sha256::digest(format!("submit {id} {seen:?}"));
    let keyed = Keyed {
        organization,
        actor: me,
        key,
        request: &request,
        now: app.clock.seconds(),
    };
    // The answer to what was submitted comes before its checks: it was a draft then.
    if let Some(answer) = app.store.submitted_before(&keyed).await? {
        return Ok(keyed_answer(Done::Before(answer)));
    }
    let found = app.store.declaration(organization, &id).await?;
    let draft = found.ok_or(Kind::NotFound)?.declaration;
    if draft.state == declarations::State::Draft && seen == Some(draft.version) {
        let content = &draft.content;
        let known = app.store.declarable(
            organization,
            content.report_id.as_deref(),
            &content.workplaces,
        );
        let errors = content.faults(known.await?, &app.clock.today());
        if !errors.is_empty() {
            return Err(Problem::invalid(errors));
        }
    }
    let done = app.store.submit_declaration(keyed, &id, seen, describe);
    Ok(keyed_answer(done.await?))
}
