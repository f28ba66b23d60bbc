//! The stand-in identity provider: a small but true OpenID provider, whose pages also let one
//! choose what goes wrong. It signs anybody in as anybody, so it listens on this machine only.

mod answer;
mod authorize;
mod codes;
mod consent;
mod discovery;
mod failure;
mod keys;
mod logout;
mod outcome;
mod pages;
mod questions;
mod request;
mod stand;
mod token;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};
use openidconnect::IssuerUrl;

use crate::app::App;
use crate::secret::Secret;
use crate::{request_id, security};

use codes::Codes;
use failure::Failure;
use keys::Keys;
use questions::Questions;

pub struct Provider {
    /// The other half: its addresses, clock, store and faults.
    app: Arc<App>,
    issuer: IssuerUrl,
    /// Shared with the relying party, made anew at each start.
    client_secret: Secret,
    keys: Keys,
    codes: Codes,
    questions: Questions,
    headers: HeaderMap,
}

impl Provider {
    pub fn new(
        app: Arc<App>,
        client_secret: Secret,
    ) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        // Browsers hold form-action against the redirect that follows the form, too.
        let policy = format!(
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; \
             form-action 'self' {}; frame-ancestors 'none'",
            app.site.public_origin()
        );
        let mut headers = security::common_headers(&policy);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Ok(Self {
            issuer: IssuerUrl::new(app.site.issuer_origin())?,
            client_secret,
            keys: Keys::generate()?,
            codes: Codes::default(),
            questions: Questions::default(),
            headers,
            app,
        })
    }
}

pub fn router(provider: Arc<Provider>) -> Router {
    Router::new()
        .route("/", get(stand::home))
        .route(
            "/.well-known/openid-configuration",
            get(discovery::metadata),
        )
        .route("/jwks", get(discovery::jwks))
        .route("/authorize", get(authorize::choose).post(authorize::chosen))
        .route("/consent/{id}", get(consent::show).post(consent::decided))
        .route("/token", post(token::exchange))
        .route("/logout", get(logout::end))
        .route("/stand", get(stand::show))
        .route("/stand/faults", post(stand::plan))
        .route("/stand/expire-sessions", post(stand::expire_sessions))
        .route("/stand/reset", post(stand::reset))
        .route("/stand.css", get(pages::stylesheet))
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
        .method_not_allowed_fallback(async || Failure::Method)
        .fallback(async || Failure::NoSuchPage)
        .layer(from_fn_with_state(provider.clone(), add_headers))
        .layer(from_fn(request_id::name_and_log))
        .with_state(provider)
}

async fn add_headers(
    State(provider): State<Arc<Provider>>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().extend(provider.headers.clone());
    response
}
