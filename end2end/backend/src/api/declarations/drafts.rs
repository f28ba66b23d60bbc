//! Drafts of declarations: begun, saved, deleted, submitted once.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::read::{DeclarationBody, tagged};
use crate::api::access::grant::idempotency_key;
use crate::api::wire::body::Body;
use crate::api::wire::headers::IDEMPOTENCY_REPLAYED;
use crate::api::wire::version::{etag, seen};
use crate::app::App;
use crate::auth::member::{Entitled, Member};
use crate::auth::path::DeclarationId;
use crate::domain::declarations::Content;
use crate::problem::{Kind, Problem};
use crate::store::declarations::drafts::{Answer, Done, Once, Refusal, Target};
use crate::store::declarations::list::Whole;

/// A thousand ids of a hundred bytes, and texts whose letters are written as escapes.
pub const LARGEST_BODY: usize = 256 * 1024;

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Kind::NotFound.into(),
            Refusal::KeyReused => Kind::IdempotencyKeyReused.into(),
            Refusal::ChangedMeanwhile => Kind::ChangedMeanwhile.into(),
            Refusal::Submitted => Kind::DeclarationSubmitted.into(),
            Refusal::Invalid(errors) => Self::invalid(errors),
            Refusal::Store(error) => error.into(),
        }
    }
}

/// Nothing that no draft may hold is taken.
fn shaped(content: Content) -> Result<Content, Problem> {
    let errors = content.misshapen();
    if errors.is_empty() {
        Ok(content)
    } else {
        Err(Problem::invalid(errors))
    }
}

fn describe(whole: Whole) -> String {
    serde_json::to_string(&DeclarationBody::from(whole)).unwrap_or_default()
}

fn target<'a>(member: &'a Member, id: &'a str, headers: &HeaderMap) -> Result<Target<'a>, Problem> {
    Ok(Target {
        organization: &member.organization.id,
        declaration: id,
        seen: seen(headers)?,
    })
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

    let request = serde_json::to_vec(&("create", &content)).map_err(|_| Kind::ServerError)?;
    let content = shaped(content)?;
    let once = Once {
        organization,
        actor: me,
        key,
        request: &Sha256::digest(request),
        now: app.clock.seconds(),
    };
    let done = app.store.begin_declaration(&once, &content, describe);
    let (answer, replayed) = answer(done.await?);
    let id = &answer.declaration_id;
    let address = format!("/api/v1/organizations/{organization}/declarations/{id}");
    let location = [(header::LOCATION, address)];
    Ok((StatusCode::CREATED, location, replayed, written(answer)).into_response())
}

pub async fn save(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    DeclarationId(id): DeclarationId,
    headers: HeaderMap,
    Body(content): Body<Content>,
) -> Result<impl IntoResponse, Problem> {
    let target = target(&member, &id, &headers)?;
    let content = shaped(content)?;
    Ok(tagged(app.store.save_declaration(&target, &content).await?))
}

pub async fn delete(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    DeclarationId(id): DeclarationId,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let target = target(&member, &id, &headers)?;
    app.store.delete_declaration(&target).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn submit(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    DeclarationId(id): DeclarationId,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let target = target(&member, &id, &headers)?;
    let key = idempotency_key(&headers)?;
    let me = &member.who.person;
    let organization = &member.organization.id;
    let in_flight = app
        .in_flight
        .begin((me.id.clone(), organization.clone(), key.to_owned()));
    let _until_answered = in_flight.ok_or(Kind::RequestInProgress)?;

    // Of the declaration alone: whoever repeats it may have read it anew meanwhile.
    let request = serde_json::to_vec(&("submit", &id)).map_err(|_| Kind::ServerError)?;
    let once = Once {
        organization,
        actor: me,
        key,
        request: &Sha256::digest(request),
        now: app.clock.seconds(),
    };
    let today = app.clock.today();
    let done = app
        .store
        .submit_declaration(&once, &target, &today, describe);
    let (answer, replayed) = answer(done.await?);
    Ok((replayed, written(answer)).into_response())
}

/// And what says that it was given before.
fn answer(done: Done) -> (Answer, Option<[(header::HeaderName, &'static str); 1]>) {
    match done {
        Done::Now(answer) => (answer, None),
        Done::Before(answer) => (answer, Some([(IDEMPOTENCY_REPLAYED, "true")])),
    }
}

fn written(answer: Answer) -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::ETAG, etag(answer.version)),
    ];
    (headers, answer.body)
}
