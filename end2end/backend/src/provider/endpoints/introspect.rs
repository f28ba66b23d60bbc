//! Introspection (RFC 7662) and revocation (RFC 7009): what a token is worth now, and the end of it.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use serde::Deserialize;
use serde_json::json;

use crate::provider::known::client::Client;
use crate::provider::state::Provider;

#[derive(Deserialize)]
pub struct Request {
    token: Option<String>,
    client_id: Option<String>,
}

type Asked = Result<Form<Request>, FormRejection>;

/// For who has a secret only: what it answers is about people.
pub async fn introspect(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    request: Asked,
) -> Response {
    let Ok(Form(request)) = request else {
        return refusal(StatusCode::BAD_REQUEST, "invalid_request");
    };
    if provider.client(&headers, None) != Some(Client::Cabinet) {
        return refusal(StatusCode::UNAUTHORIZED, "invalid_client");
    }
    let token = request.token.unwrap_or_default();
    let Some((grant, until)) = provider.tokens.living(&token, provider.app.clock.seconds()) else {
        return Json(json!({ "active": false })).into_response();
    };
    Json(json!({
        "active": true,
        "token_type": "Bearer",
        "iss": provider.issuer,
        "sub": grant.persona.subject,
        "aud": grant.client.id(),
        "client_id": grant.client.id(),
        "scope": grant.scopes.text(),
        "exp": until,
    }))
    .into_response()
}

/// RFC 7009 §2.2: also of a token that nobody knows it is said that it is over.
pub async fn revoke(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    request: Asked,
) -> Response {
    let Ok(Form(request)) = request else {
        return refusal(StatusCode::BAD_REQUEST, "invalid_request");
    };
    let Some(client) = provider.client(&headers, request.client_id.as_deref()) else {
        return refusal(StatusCode::UNAUTHORIZED, "invalid_client");
    };
    let token = request.token.unwrap_or_default();
    provider.tokens.revoke(&token, client);
    StatusCode::OK.into_response()
}

fn refusal(status: StatusCode, error: &str) -> Response {
    (status, Json(json!({ "error": error }))).into_response()
}
