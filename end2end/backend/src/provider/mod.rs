//! The stand-in identity provider: a small but true OpenID provider, whose pages also let one
//! choose what goes wrong. It signs anybody in as anybody, so it listens on this machine only.

mod endpoints;
mod failure;
mod known;
mod outcome;
mod pages;
mod stand;
mod state;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::app::App;
use crate::config::Origin;
use crate::middleware::request_id;
use crate::security;

use endpoints::{authorize, consent, discovery, introspect, logout, token, userinfo};
use failure::Failure;
use stand::declarations;
pub use state::Provider;

pub fn router(provider: Arc<Provider>) -> Router {
    let for_the_app = Router::new()
        .route(
            "/.well-known/openid-configuration",
            get(discovery::metadata),
        )
        .route("/jwks", get(discovery::jwks))
        .route("/token", post(token::answer))
        .route("/userinfo", get(userinfo::show).post(userinfo::show))
        .route("/revoke", post(introspect::revoke))
        // Here and not only below: what is below would take preflights out of the layer's hands.
        .method_not_allowed_fallback(async || Failure::Method)
        .layer(cors(&provider.app));
    let pages = Router::new()
        .route("/", get(stand::home))
        .route("/authorize", get(authorize::choose).post(authorize::chosen))
        .route("/consent/{id}", get(consent::show).post(consent::decided))
        .route("/logout", get(logout::end).post(logout::end))
        .route("/stand", get(stand::show))
        .route("/stand/faults", post(stand::plan))
        .route("/stand/expire-sessions", post(stand::expire_sessions))
        .route("/stand/provider", post(stand::provider))
        .route("/stand/registry", post(stand::registry))
        .route("/stand/declarations", post(declarations::answer))
        .route("/stand/reset", post(stand::reset))
        .route("/introspect", post(introspect::introspect))
        .route("/stand.css", get(pages::stylesheet))
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
        .layer(from_fn(refuse_forged));
    Router::new()
        .merge(for_the_app)
        .merge(pages)
        .method_not_allowed_fallback(async || Failure::Method)
        .fallback(async || Failure::NoSuchPage)
        .layer(from_fn_with_state(provider.clone(), add_headers))
        .layer(from_fn(request_id::name_and_log))
        .with_state(provider)
}

/// What the app asks for itself, without cookies, when it is the OpenID client.
fn cors(app: &App) -> CorsLayer {
    let public = app.site.public_origin();
    let origins = app.config.api_origins.iter().map(Origin::as_str);
    let origins = origins.chain([public.as_str()]);
    let origins = origins.filter_map(|origin| HeaderValue::from_str(origin).ok());
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE])
        .expose_headers([header::WWW_AUTHENTICATE])
}

/// The forms of these pages are sent by these pages alone.
async fn refuse_forged(request: Request, next: Next) -> Response {
    if request.method() == Method::POST && security::is_cross_site(request.headers()) {
        return Failure::Form(StatusCode::FORBIDDEN).into_response();
    }
    next.run(request).await
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
