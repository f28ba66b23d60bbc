//! What the provider says of itself.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};

use crate::provider::known::grant::SCOPES;
use crate::provider::known::keys::ALGORITHM;
use crate::provider::known::quirk::Quirk;
use crate::provider::state::Provider;

pub async fn metadata(State(provider): State<Arc<Provider>>) -> Response {
    let quirk = provider.quirk.get();
    match quirk {
        Quirk::DiscoveryDown => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Quirk::DiscoveryHtml => {
            return Html("<!doctype html><html lang=\"ru\"><title>Технические работы</title>")
                .into_response();
        }
        _ => {}
    }
    let issuer = &provider.issuer;
    let mut metadata = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "jwks_uri": format!("{issuer}/jwks"),
        "end_session_endpoint": format!("{issuer}/logout"),
        "introspection_endpoint": format!("{issuer}/introspect"),
        "revocation_endpoint": format!("{issuer}/revoke"),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": ["public"],
        "scopes_supported": SCOPES,
        "prompt_values_supported": ["none"],
        "id_token_signing_alg_values_supported": [ALGORITHM],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "none"],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": true,
        "claims_supported": [
            "sub", "family_name", "given_name", "middle_name", "snils", "trusted",
        ],
    });
    match quirk {
        Quirk::IssuerMismatch => metadata["issuer"] = json!("https://another-provider.example"),
        Quirk::NoS256 => metadata["code_challenge_methods_supported"] = json!(["plain"]),
        _ => {}
    }
    Json(metadata).into_response()
}

pub async fn jwks(State(provider): State<Arc<Provider>>) -> Json<Value> {
    let quirk = provider.quirk.get();
    let keys = match quirk {
        Quirk::JwksEmpty => Vec::new(),
        _ => provider.keys.published(quirk == Quirk::SecondKey),
    };
    Json(json!({ "keys": keys }))
}
