//! Drafts of declarations: begun, saved, deleted, submitted once.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::read::{DeclarationBody, tagged};
use crate::api::wire::body::Body;
use crate::api::wire::idempotency::{Begun, done, made};
use crate::api::wire::version::seen;
use crate::app::App;
use crate::auth::member::Entitled;
use crate::auth::path::DeclarationId;
use crate::domain::declarations::Content;
use crate::problem::{Kind, Problem};
use crate::store::authorised::Actor;
use crate::store::declarations::drafts::{Refusal, Target};
use crate::store::declarations::list::Whole;
use crate::store::idempotency::Subject;

/// A thousand ids of a hundred bytes, and texts whose letters are written as escapes.
pub const LARGEST_BODY: usize = 256 * 1024;

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Kind::NotFound.into(),
            Refusal::KeyReused => Kind::IdempotencyKeyReused.into(),
            Refusal::ChangedMeanwhile => Kind::ChangedMeanwhile.into(),
            Refusal::Submitted => Kind::DeclarationSubmitted.into(),
            Refusal::QuotaReached => Kind::QuotaReached.into(),
            Refusal::Invalid(errors) => Self::invalid(errors),
            Refusal::Denied(denied) => denied.into(),
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

fn target<'a>(by: Actor<'a>, id: &'a str, headers: &HeaderMap) -> Result<Target<'a>, Problem> {
    Ok(Target {
        by,
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
    let request = ("create", &content);
    let begun = Begun::new(&app, &member, &headers, Subject::Declarations, &request)?;
    let content = shaped(content)?;
    let done = app.store.begin_declaration(&begun.once, &content, describe);
    Ok(made(done.await?, &member.organization.id, "declarations"))
}

pub async fn save(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    DeclarationId(id): DeclarationId,
    headers: HeaderMap,
    Body(content): Body<Content>,
) -> Result<impl IntoResponse, Problem> {
    let target = target(member.actor(&app.clock), &id, &headers)?;
    let content = shaped(content)?;
    Ok(tagged(app.store.save_declaration(&target, &content).await?))
}

pub async fn delete(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    DeclarationId(id): DeclarationId,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let target = target(member.actor(&app.clock), &id, &headers)?;
    app.store.delete_declaration(&target).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub async fn submit(
    State(app): State<Arc<App>>,
    Entitled(member): Entitled,
    DeclarationId(id): DeclarationId,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let target = target(member.actor(&app.clock), &id, &headers)?;
    // Of the declaration alone: whoever repeats it may have read it anew meanwhile.
    let request = ("submit", &id);
    let begun = Begun::new(&app, &member, &headers, Subject::Declarations, &request)?;
    let today = app.clock.today();
    let submitted = app
        .store
        .submit_declaration(&begun.once, &target, &today, describe);
    Ok(done(submitted.await?))
}
