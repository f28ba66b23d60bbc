//! The userinfo endpoint: what an access token tells of the person.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum_extra::headers::authorization::Bearer;
use axum_extra::headers::{Authorization, HeaderMapExt as _};

use crate::provider::outcome::{Outcome, Userinfo};
use crate::provider::state::Provider;

pub async fn show(State(provider): State<Arc<Provider>>, headers: HeaderMap) -> Response {
    let Some(Authorization(bearer)) = headers.typed_get::<Authorization<Bearer>>() else {
        return refusal("Bearer");
    };
    let Some(grant) = provider
        .tokens
        .grant(bearer.token(), provider.app.clock.seconds())
    else {
        return refusal("Bearer error=\"invalid_token\"");
    };
    let page = "<!doctype html><html lang=\"ru\"><title>Технические работы</title>";
    match grant.outcome {
        Outcome::Userinfo(Userinfo::Down) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Outcome::Userinfo(Userinfo::Html) => Html(page).into_response(),
        Outcome::Userinfo(Userinfo::OtherSub) => {
            Json(grant.of_somebody_else().claims()).into_response()
        }
        _ => Json(grant.claims()).into_response(),
    }
}

fn refusal(challenge: &'static str) -> Response {
    let challenge = [(header::WWW_AUTHENTICATE, challenge)];
    (StatusCode::UNAUTHORIZED, challenge).into_response()
}
