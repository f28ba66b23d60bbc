//! Signing out at the provider. The stand keeps no sessions, so it only leads back.

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::failure::Failure;
use super::{Provider, pages};

#[derive(Deserialize)]
pub struct Parameters {
    post_logout_redirect_uri: Option<String>,
}

pub async fn end(
    State(provider): State<Arc<Provider>>,
    parameters: Result<Query<Parameters>, QueryRejection>,
) -> Result<Response, Failure> {
    let Query(parameters) = parameters.map_err(|_| Failure::Address)?;
    let registered = provider.app.site.home();
    Ok(match parameters.post_logout_redirect_uri {
        Some(asked) if asked == registered.as_str() => Redirect::to(&asked).into_response(),
        _ => pages::message("Вы вышли", "Вы вышли из Госуслуг (стенд).").into_response(),
    })
}
