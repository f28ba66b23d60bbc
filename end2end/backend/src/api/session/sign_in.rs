//! Signing in: preparing it and completing it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use url::Url;

use super::person::SessionBody;
use crate::api::wire::body::{Body, MaybeBody, required};
use crate::app::App;
use crate::app::cookies::Cookie;
use crate::auth::session_end::SessionEnd;
use crate::problem::{FieldCode, FieldError, Kind, Problem};
use crate::relying_party::{Answer, Failure};
use crate::secret::Secret;
use crate::store::people::logins::{Consumed, LIFETIME};
use crate::store::people::sessions::Holder;

#[derive(Serialize)]
struct LoginStart {
    authorize_url: Url,
    state: String,
    expires_in: i64,
}

#[derive(Default, Deserialize)]
pub struct LoginRequest {
    max_age: Option<u32>,
}

/// The cookie is one per browser and the state one per sign-in, so that two tabs may both be
/// signing in.
pub async fn start(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    MaybeBody(asked): MaybeBody<LoginRequest>,
) -> Result<impl IntoResponse, Problem> {
    let begun = app.relying_party.begin(asked.max_age).await?;
    let browser = app
        .cookies
        .read(&headers, Cookie::Login)
        .unwrap_or_else(Secret::random);
    let before = app.cookies.read(&headers, Cookie::Session);
    let before = before.map(|secret| secret.hash());
    app.store
        .supersede_sessions(&Holder {
            browser: &browser.hash(),
            before: before.as_ref(),
        })
        .await?;
    let now = app.clock.seconds();
    app.store
        .remember_login(&begun.state, &browser.hash(), &begun.pending, now)
        .await?;
    let cookie = app.cookies.set(Cookie::Login, &browser);
    let body = LoginStart {
        authorize_url: begun.authorize_url,
        state: begun.state,
        expires_in: LIFETIME,
    };
    Ok((cookie, Json(body)))
}

#[derive(Deserialize)]
pub struct Completion {
    code: Option<String>,
    state: Option<String>,
    iss: Option<String>,
}

pub async fn complete(
    State(app): State<Arc<App>>,
    Extension(end): Extension<SessionEnd>,
    headers: HeaderMap,
    Body(body): Body<Completion>,
) -> Result<impl IntoResponse, Problem> {
    let mut errors = Vec::new();
    let code = required(body.code.as_deref(), "/code", 4000, &mut errors);
    let state = required(body.state.as_deref(), "/state", 500, &mut errors);
    if body
        .iss
        .as_deref()
        .is_some_and(|iss| iss.chars().count() > 500)
    {
        errors.push(FieldError::new("/iss", FieldCode::TooLong));
    }
    if !errors.is_empty() {
        return Err(Problem::invalid(errors));
    }

    let browser = app
        .cookies
        .read(&headers, Cookie::Login)
        .ok_or(Kind::LoginUnknown)?;
    let now = app.clock.seconds();
    let pending = match app
        .store
        .consume_login(&state, &browser.hash(), now)
        .await?
    {
        Consumed::Pending(pending) => pending,
        Consumed::Expired => return Err(Kind::LoginExpired.into()),
        Consumed::Unknown => return Err(Kind::LoginUnknown.into()),
    };
    let answer = Answer {
        code,
        iss: body.iss,
    };
    let identity = app
        .relying_party
        .complete(answer, pending, &app.clock)
        .await?;

    let session = Secret::random();
    let before = app
        .cookies
        .read(&headers, Cookie::Session)
        .map(|secret| secret.hash());
    // Asked anew: the provider may have taken its time.
    let now = app.clock.seconds();
    let idle = app.config.session;
    let holder = Holder {
        browser: &browser.hash(),
        before: before.as_ref(),
    };
    let opened = app
        .store
        .open_session(&session.hash(), &holder, identity, now, idle)
        .await?;
    let (person, expires_at) = opened.ok_or(Failure::Provider)?;
    end.is_at(expires_at);
    let cookie = app.cookies.set(Cookie::Session, &session);
    Ok((
        cookie,
        Json(SessionBody::signed_in(person, Some(expires_at))),
    ))
}
