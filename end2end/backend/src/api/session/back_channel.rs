//! Signing out where the provider says so, without a browser (OpenID Connect Back-Channel Logout 1.0).
//! Of the contract with the provider, not of that with the app: no cookie and no header of the app's
//! comes along, and the token alone decides.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use serde::Deserialize;
use serde_json::json;

use crate::app::App;
use crate::problem::Problem;

#[derive(Deserialize)]
pub struct Request {
    logout_token: String,
}

pub async fn end(
    State(app): State<Arc<App>>,
    request: Result<Form<Request>, FormRejection>,
) -> Result<Response, Problem> {
    let refused = || {
        let body = Json(json!({ "error": "invalid_request" }));
        (StatusCode::BAD_REQUEST, body).into_response()
    };
    let Ok(Form(request)) = request else {
        return Ok(refused());
    };
    let token = &request.logout_token;
    let Some(ended) = app.relying_party.ended(token, &app.clock).await? else {
        return Ok(refused());
    };
    let issuer = &app.registration.kept_as;
    app.store.end_sessions_of_provider(issuer, &ended).await?;
    Ok(StatusCode::OK.into_response())
}
