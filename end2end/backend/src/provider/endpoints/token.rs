//! The token endpoint: a code for tokens, once; a refresh token for new ones, once.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::{Form, Json};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::id_token::LIFETIME;
use crate::provider::known::client::Client;
use crate::provider::known::codes::Issued;
use crate::provider::outcome::{Outcome, Refresh, Token};
use crate::provider::state::Provider;

/// Of an access token that ends while one watches, in seconds.
const SHORT_LIFETIME: i64 = 15;

#[derive(Deserialize)]
pub struct Request {
    grant_type: Option<String>,
    client_id: Option<String>,
    code: Option<String>,
    redirect_uri: Option<String>,
    code_verifier: Option<String>,
    refresh_token: Option<String>,
}

pub async fn answer(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    request: Result<Form<Request>, FormRejection>,
) -> Response {
    let Ok(Form(request)) = request else {
        return refusal("invalid_request");
    };
    let Some(client) = provider.client(&headers, request.client_id.as_deref()) else {
        return refusal("invalid_client");
    };
    match request.grant_type.as_deref() {
        Some("authorization_code") => provider.exchange(client, &request).await,
        Some("refresh_token") => provider.refresh(client, &request),
        Some(_) => refusal("unsupported_grant_type"),
        None => refusal("invalid_request"),
    }
}

/// RFC 6749, 5.2.
fn refusal(error: &str) -> Response {
    let status = match error {
        "invalid_client" => StatusCode::UNAUTHORIZED,
        _ => StatusCode::BAD_REQUEST,
    };
    (status, Json(json!({ "error": error }))).into_response()
}

impl Request {
    /// RFC 7636: whoever brings the code also began the sign-in.
    fn proves(&self, client: Client, issued: &Issued) -> bool {
        let verifier = self.code_verifier.as_deref().unwrap_or_default();
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
        issued.grant.client == client
            && challenge == issued.challenge
            && self.redirect_uri.as_deref() == Some(&issued.redirect_uri)
    }
}

impl Provider {
    async fn exchange(&self, client: Client, request: &Request) -> Response {
        let now = self.app.clock.seconds();
        let code = request.code.as_deref().unwrap_or_default();
        let issued = self.codes.take(code, now);
        let Some(issued) = issued.filter(|issued| request.proves(client, issued)) else {
            return refusal("invalid_grant");
        };
        match issued.grant.outcome {
            Outcome::Token(Token::ExpiredCode) => return refusal("invalid_grant"),
            Outcome::Token(Token::InvalidClient) => return refusal("invalid_client"),
            Outcome::Token(Token::Down) => {
                return (StatusCode::INTERNAL_SERVER_ERROR, broken()).into_response();
            }
            Outcome::Token(Token::Html) => return broken().into_response(),
            Outcome::Token(Token::Slow) => tokio::time::sleep(self.app.config.slow).await,
            _ => {}
        }
        Json(self.first_tokens(&issued)).into_response()
    }

    fn first_tokens(&self, issued: &Issued) -> Value {
        let grant = &issued.grant;
        let now = self.app.clock.seconds();
        let lifetime = match grant.outcome {
            Outcome::Refresh(Refresh::ShortToken) => SHORT_LIFETIME,
            _ => LIFETIME,
        };
        let family = self.tokens.begin(*grant, now);
        let access_token = self.tokens.access(family, now + lifetime);
        let how = match grant.outcome {
            Outcome::IdToken(how) => Some(how),
            _ => None,
        };
        let id_token = self.id_token(grant, issued.nonce.as_deref(), &access_token, how);
        let mut tokens = json!({
            "access_token": access_token,
            "token_type": "Bearer",
            "expires_in": lifetime,
            "scope": grant.scopes.text(),
            "id_token": id_token,
        });
        if grant.scopes.offline && grant.outcome != Outcome::Refresh(Refresh::Missing) {
            tokens["refresh_token"] = json!(self.tokens.refresh(family));
        }
        if let (Outcome::Token(how), Some(fields)) = (grant.outcome, tokens.as_object_mut()) {
            match how {
                Token::IdMissing => fields.remove("id_token"),
                Token::AccessMissing => fields.remove("access_token"),
                Token::NoExpiresIn => fields.remove("expires_in"),
                Token::TypeMac => fields.insert("token_type".to_owned(), json!("mac")),
                Token::TypeCase => fields.insert("token_type".to_owned(), json!("bEaReR")),
                _ => None,
            };
        }
        tokens
    }

    fn refresh(&self, client: Client, request: &Request) -> Response {
        let now = self.app.clock.seconds();
        let token = request.refresh_token.as_deref().unwrap_or_default();
        let Some(grant) = self
            .tokens
            .refreshable(token, now)
            .filter(|grant| grant.client == client)
        else {
            return refusal("invalid_grant");
        };
        if grant.outcome == Outcome::Refresh(Refresh::Refused) {
            return refusal("invalid_grant");
        }
        let Some(family) = self.tokens.use_up(token) else {
            return refusal("invalid_grant");
        };
        let grant = match grant.outcome {
            Outcome::Refresh(Refresh::OtherSub) => grant.of_somebody_else(),
            _ => grant,
        };
        let access_token = self.tokens.access(family, now + LIFETIME);
        Json(json!({
            "access_token": access_token,
            "token_type": "Bearer",
            "expires_in": LIFETIME,
            "scope": grant.scopes.text(),
            // Of no sign-in, so without its nonce: OpenID Connect Core, 12.2.
            "id_token": self.id_token(&grant, None, &access_token, None),
            "refresh_token": self.tokens.refresh(family),
        }))
        .into_response()
    }
}

fn broken() -> Html<&'static str> {
    Html("<!doctype html><title>500</title><h1>Internal Server Error</h1>")
}
