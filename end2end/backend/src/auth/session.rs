//! Who stands behind a request.

use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use chrono::{DateTime, Utc};

use super::bearer;
use super::session_end::SessionEnd;
use crate::app::App;
use crate::app::cookies::Cookie;
use crate::config::Profile;
use crate::domain::person::Person;
use crate::problem::{Kind, Problem};

/// The person of this request. Asking for it prolongs the session.
pub struct SignedIn {
    pub person: Person,
    /// Of the session; a token's end is known to the app alone.
    pub expires_at: Option<DateTime<Utc>>,
    /// When the provider had the person themself before it, in seconds, if anybody knows.
    pub authenticated_at: Option<i64>,
}

impl OptionalFromRequestParts<Arc<App>> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Option<Self>, Self::Rejection> {
        if app.registration.profile == Profile::Oidc {
            let person = bearer::person(app, &parts.headers).await?;
            return Ok(person.map(|person| Self {
                person,
                expires_at: None,
                authenticated_at: None,
            }));
        }
        let Some(secret) = app.cookies.read(&parts.headers, Cookie::Session) else {
            return Ok(None);
        };
        let session = secret.hash();
        let used = app
            .store
            .use_session(&session, app.clock.seconds(), app.config.session)
            .await?;
        if let (Some(used), Some(end)) = (&used, parts.extensions.get::<SessionEnd>()) {
            end.is_at(used.expires_at());
        }
        Ok(used.map(|used| Self {
            expires_at: Some(used.expires_at()),
            authenticated_at: used.authenticated_at,
            person: used.person,
        }))
    }
}

impl FromRequestParts<Arc<App>> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Self, Self::Rejection> {
        let someone =
            <Self as OptionalFromRequestParts<Arc<App>>>::from_request_parts(parts, app).await?;
        someone.ok_or_else(|| match app.registration.profile {
            Profile::Backend => Kind::Unauthenticated.into(),
            Profile::Oidc => bearer::nobody(),
        })
    }
}
