//! The token endpoint: a code for an ID token, once.

use std::sync::Arc;

use axum::Form;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openidconnect::core::CoreTokenType;
use openidconnect::{
    AccessToken, Audience, EmptyExtraTokenFields, EndUserFamilyName, EndUserGivenName,
    EndUserMiddleName, LocalizedClaim, Nonce, StandardClaims, SubjectIdentifier,
};
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::Provider;
use super::codes::Issued;
use super::keys::Signature;
use super::outcome::TokenQuirk;
use crate::oidc::{IdTokenClaims, IdTokenFields, PersonClaims, TokenResponse};
use crate::problem::{Kind, Problem};
use crate::relying_party::CLIENT_ID;
use crate::secret::Secret;

const LIFETIME: chrono::Duration = chrono::Duration::hours(1);

#[derive(Deserialize)]
pub struct Exchange {
    grant_type: String,
    code: String,
    redirect_uri: String,
    code_verifier: String,
}

pub async fn exchange(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    exchange: Result<Form<Exchange>, FormRejection>,
) -> Response {
    if !provider.is_the_client(&headers) {
        return refusal(StatusCode::UNAUTHORIZED, "invalid_client");
    }
    let Ok(Form(exchange)) = exchange else {
        return refusal(StatusCode::BAD_REQUEST, "invalid_request");
    };
    if exchange.grant_type != "authorization_code" {
        return refusal(StatusCode::BAD_REQUEST, "unsupported_grant_type");
    }
    let issued = provider
        .codes
        .take(&exchange.code, provider.app.clock.seconds());
    let Some(issued) = issued.filter(|issued| exchange.proves(issued)) else {
        return refusal(StatusCode::BAD_REQUEST, "invalid_grant");
    };
    match issued.quirk {
        Some(TokenQuirk::ExpiredCode) => return refusal(StatusCode::BAD_REQUEST, "invalid_grant"),
        Some(TokenQuirk::Down) => {
            let page = Html("<!doctype html><title>500</title><h1>Internal Server Error</h1>");
            return (StatusCode::INTERNAL_SERVER_ERROR, page).into_response();
        }
        Some(TokenQuirk::Slow) => tokio::time::sleep(provider.app.config.slow).await,
        _ => {}
    }
    match provider.tokens(&issued) {
        Ok(tokens) => Json(tokens).into_response(),
        Err(error) => {
            tracing::error!(error, "the ID token was not signed");
            Problem::from(Kind::ServerError).into_response()
        }
    }
}

fn refusal(status: StatusCode, error: &str) -> Response {
    (status, Json(json!({ "error": error }))).into_response()
}

impl Exchange {
    /// RFC 7636: whoever brings the code also began the sign-in.
    fn proves(&self, issued: &Issued) -> bool {
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(self.code_verifier.as_bytes()));
        challenge == issued.challenge && self.redirect_uri == issued.redirect_uri
    }
}

impl Provider {
    /// HTTP Basic; compared by hash, so that the time taken tells nothing.
    fn is_the_client(&self, headers: &HeaderMap) -> bool {
        let given = || {
            let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
            let pair = STANDARD.decode(value.strip_prefix("Basic ")?).ok()?;
            String::from_utf8(pair).ok()
        };
        given().is_some_and(|pair| {
            pair.split_once(':').is_some_and(|(id, secret)| {
                id == CLIENT_ID && Secret::received(secret).hash() == self.client_secret.hash()
            })
        })
    }

    fn tokens(
        &self,
        issued: &Issued,
    ) -> Result<TokenResponse, Box<dyn std::error::Error + Send + Sync>> {
        let persona = issued.persona;
        let now = self.app.clock.now();
        let standard = StandardClaims::new(SubjectIdentifier::new(persona.subject.to_owned()))
            .set_family_name(Some(claim(EndUserFamilyName::new, persona.last_name)))
            .set_given_name(Some(claim(EndUserGivenName::new, persona.first_name)))
            .set_middle_name(Some(claim(EndUserMiddleName::new, persona.middle_name)));
        let additional = PersonClaims {
            snils: persona.snils.to_owned(),
            trusted: issued.quirk != Some(TokenQuirk::Unconfirmed),
        };
        let nonce = match issued.quirk {
            Some(TokenQuirk::BadNonce) => Some(Nonce::new_random()),
            _ => issued.nonce.clone().map(Nonce::new),
        };
        let signature = match issued.quirk {
            Some(TokenQuirk::BadSignature) => Signature::Bad,
            _ => Signature::Good,
        };
        let audience = vec![Audience::new(CLIENT_ID.to_owned())];
        let claims = IdTokenClaims::new(
            self.issuer.clone(),
            audience,
            now + LIFETIME,
            now,
            standard,
            additional,
        )
        .set_nonce(nonce);
        let id_token = self.keys.sign(claims, signature)?;
        let mut tokens = TokenResponse::new(
            // Opens nothing: the stand has no further API.
            AccessToken::new(Secret::random().expose().to_owned()),
            CoreTokenType::Bearer,
            IdTokenFields::new(Some(id_token), EmptyExtraTokenFields {}),
        );
        tokens.set_expires_in(LIFETIME.to_std().ok().as_ref());
        Ok(tokens)
    }
}

/// A value in no particular language.
fn claim<T>(make: impl Fn(String) -> T, text: &str) -> LocalizedClaim<T> {
    let mut claim = LocalizedClaim::new();
    claim.insert(None, make(text.to_owned()));
    claim
}
