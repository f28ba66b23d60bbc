//! Who is signed in, and signing out.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;
use url::Url;

use crate::app::App;
use crate::app::cookies::Cookie;
use crate::auth::session::SignedIn;
use crate::config::Profile;
use crate::domain::person::{Names, Person};
use crate::problem::Problem;
use crate::secret::Secret;

#[derive(Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SessionBody {
    SignedOut,
    SignedIn {
        person: PersonBody,
        #[serde(skip_serializing_if = "Option::is_none")]
        expires_at: Option<String>,
    },
}

#[derive(Serialize)]
pub struct PersonBody {
    id: String,
    #[serde(flatten)]
    names: Names,
}

impl SessionBody {
    pub fn signed_in(person: Person, expires_at: Option<DateTime<Utc>>) -> Self {
        Self::SignedIn {
            person: PersonBody {
                id: person.id,
                names: person.names,
            },
            expires_at: expires_at.map(|end| end.to_rfc3339_opts(SecondsFormat::Secs, true)),
        }
    }
}

/// Gives a browser that has none the cookie of its sign-ins: given by `/login` to several tabs at the
/// same moment, each would get one of its own and only the last would stay.
pub async fn show(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    who: Option<SignedIn>,
) -> impl IntoResponse {
    let by_cookie = app.registration.profile == Profile::Backend;
    let lacks_one = by_cookie && app.cookies.read(&headers, Cookie::Login).is_none();
    let cookie = lacks_one.then(|| app.cookies.set(Cookie::Login, &Secret::random()));
    let body = match who {
        Some(SignedIn {
            person, expires_at, ..
        }) => SessionBody::signed_in(person, expires_at),
        None => SessionBody::SignedOut,
    };
    (cookie, Json(body))
}

#[derive(Serialize)]
struct LogoutBody {
    redirect_url: Option<Url>,
}

pub async fn end(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let held = |cookie| {
        let secret = app.cookies.read(&headers, cookie);
        secret.map(|secret| secret.hash())
    };
    let (session, browser) = (held(Cookie::Session), held(Cookie::Login));
    app.store
        .end_sessions_of_browser(session.as_ref(), browser.as_ref())
        .await?;
    Ok(signed_out(&app).await)
}

/// On every device.
pub async fn end_everywhere(
    State(app): State<Arc<App>>,
    who: SignedIn,
) -> Result<impl IntoResponse, Problem> {
    app.store.end_sessions_of_person(&who.person.id).await?;
    Ok(signed_out(&app).await)
}

async fn signed_out(app: &App) -> impl IntoResponse + use<> {
    let redirect_url = app.relying_party.logout_url().await;
    let cookie = app.cookies.clear(Cookie::Session);
    (cookie, Json(LogoutBody { redirect_url }))
}
