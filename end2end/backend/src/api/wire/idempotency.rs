//! Requests with an `Idempotency-Key`: however often one comes, it is done once.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::headers::{IDEMPOTENCY_KEY, IDEMPOTENCY_REPLAYED};
use super::version::etag;
use crate::app::App;
use crate::app::in_flight::Guard;
use crate::auth::member::Member;
use crate::problem::{Kind, Problem};
use crate::store::idempotency::{Done, Once, Subject};

/// A request that nobody else is answering at this moment.
pub struct Begun<'a> {
    pub once: Once<'a>,
    _until_answered: Guard,
}

impl<'a> Begun<'a> {
    /// `request` is what must be the same for the key to be taken for the same request.
    pub fn new(
        app: &App,
        member: &'a Member,
        headers: &'a HeaderMap,
        subject: Subject,
        request: &impl Serialize,
    ) -> Result<Self, Problem> {
        let key = key(headers)?;
        let by = member.actor(&app.clock);
        let begun = (
            by.person.id.clone(),
            by.organization.to_owned(),
            key.to_owned(),
        );
        let guard = app.in_flight.begin(begun).ok_or(Kind::RequestInProgress)?;
        Ok(Self {
            once: Once {
                subject,
                by,
                key,
                request: hash(request)?,
                now: app.clock.seconds(),
            },
            _until_answered: guard,
        })
    }
}

/// Of a body as it was understood: spaces and unknown fields make no other.
pub fn hash(body: &impl Serialize) -> Result<Vec<u8>, Problem> {
    let json = serde_json::to_vec(body).map_err(|_| Kind::ServerError)?;
    Ok(Sha256::digest(json).to_vec())
}

fn key(headers: &HeaderMap) -> Result<&str, Problem> {
    let key = headers.get(IDEMPOTENCY_KEY);
    let usable = |key: &&str| {
        let safe = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (16..=100).contains(&key.len()) && key.bytes().all(safe)
    };
    let key = key.and_then(|key| key.to_str().ok()).filter(usable);
    key.ok_or_else(|| {
        Problem::from(Kind::BadRequest).detail("Idempotency-Key is missing or unusable")
    })
}

/// An answer whose body is JSON already, made now or `before`.
pub fn json(body: String, before: bool) -> Response {
    let mut response = ([(header::CONTENT_TYPE, "application/json")], body).into_response();
    if before {
        let yes = HeaderValue::from_static("true");
        response.headers_mut().insert(IDEMPOTENCY_REPLAYED, yes);
    }
    response
}

/// What was done, as it is now or was before, with the tag of its version where it has one.
pub fn done(done: Done) -> Response {
    let (answer, before) = match done {
        Done::Now(answer) => (answer, false),
        Done::Before(answer) => (answer, true),
    };
    let tag = answer
        .version
        .map(|version| [(header::ETAG, etag(version))]);
    (tag, json(answer.body, before)).into_response()
}

/// The same of what was made: one of such a collection of the organization.
pub fn made(done: Done, organization: &str, collection: &str) -> Response {
    let (Done::Now(answer) | Done::Before(answer)) = &done;
    let id = &answer.resource_id;
    let address = format!("/api/v1/organizations/{organization}/{collection}/{id}");
    let location = [(header::LOCATION, address)];
    (StatusCode::CREATED, location, self::done(done)).into_response()
}
