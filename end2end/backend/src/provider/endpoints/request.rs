//! The authorization request. It stays in the address of the page that chooses the person, so
//! that the stand keeps nothing of it there and «Назад» works.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Query};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use url::Url;

use crate::provider::known::client::Client;
use crate::provider::known::grant::Scopes;
use crate::provider::known::request::AuthorizationRequest;
use crate::provider::pages;
use crate::provider::state::Provider;

/// Of a SHA-256 in base64url.
const S256_LENGTH: usize = 43;

#[derive(Deserialize)]
struct Parameters {
    client_id: Option<String>,
    redirect_uri: Option<String>,
    response_type: Option<String>,
    scope: Option<String>,
    state: Option<String>,
    nonce: Option<String>,
    code_challenge: Option<String>,
    code_challenge_method: Option<String>,
    prompt: Option<String>,
    max_age: Option<String>,
}

/// A request that may not.
pub enum Refusal {
    /// Nobody is sent to an address that was not registered: RFC 6749, 4.1.2.1.
    Stay,
    Back(Url),
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::Stay => {
                let words = "Приложение или адрес возврата не зарегистрированы (ESIA-007023).";
                let page = pages::message("Вход невозможен", words);
                (StatusCode::BAD_REQUEST, page).into_response()
            }
            Self::Back(address) => Redirect::to(address.as_str()).into_response(),
        }
    }
}

impl FromRequestParts<Arc<Provider>> for AuthorizationRequest {
    type Rejection = Refusal;

    async fn from_request_parts(
        parts: &mut Parts,
        provider: &Arc<Provider>,
    ) -> Result<Self, Self::Rejection> {
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let asked = Query::try_from_uri(&parts.uri).map_err(|_| Refusal::Stay)?;
        Self::check(asked.0, query, provider)
    }
}

impl AuthorizationRequest {
    fn check(asked: Parameters, query: String, provider: &Provider) -> Result<Self, Refusal> {
        let callback = provider.app.site.callback();
        let client = asked.client_id.as_deref().and_then(Client::named);
        let client = client
            .filter(|_| asked.redirect_uri.as_deref() == Some(callback.as_str()))
            .ok_or(Refusal::Stay)?;
        let prompts: Vec<_> = asked
            .prompt
            .as_deref()
            .unwrap_or_default()
            .split(' ')
            .collect();
        let silently = prompts.contains(&"none");
        let max_age = asked.max_age.as_deref().map(str::parse).transpose();
        let challenge = asked.code_challenge.unwrap_or_default();
        let scopes = Scopes::read(asked.scope.as_deref().unwrap_or_default());
        let fault = if asked.response_type.as_deref() != Some("code") {
            Some("ESIA-007003: response_type")
        } else if scopes.is_none() {
            Some("ESIA-007006: scope")
        } else if challenge.is_empty() {
            Some("ESIA-007039: code_challenge")
        } else if asked.code_challenge_method.as_deref() != Some("S256")
            || challenge.len() != S256_LENGTH
        {
            Some("ESIA-007039: code_challenge_method")
        } else if max_age.is_err() {
            Some("ESIA-007003: max_age")
        } else if silently && prompts.len() > 1 {
            Some("ESIA-007003: prompt")
        } else {
            None
        };
        match (fault, asked.state, scopes) {
            (None, Some(state), Some(scopes)) => Ok(Self {
                client,
                redirect_uri: callback,
                scopes,
                state,
                nonce: asked.nonce,
                challenge,
                silently,
                max_age: max_age.unwrap_or_default(),
                query,
            }),
            (fault, state, _) => {
                let mut back = callback;
                back.query_pairs_mut()
                    .append_pair("error", "invalid_request")
                    .append_pair("error_description", fault.unwrap_or("ESIA-007014: state"))
                    .extend_pairs(state.map(|state| ("state", state)))
                    .append_pair("iss", &provider.issuer);
                Err(Refusal::Back(back))
            }
        }
    }
}
