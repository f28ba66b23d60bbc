//! For whom an access token is. A provider answers userinfo to a token of any client of its, and
//! another service, to which somebody showed theirs, could bring it here (RFC 9700 §2.3). So a token
//! has to name this API and the app, and one that nobody can tell it of is refused: a JWT says so
//! itself (RFC 9068), any other the provider tells by introspection (RFC 7662).

use reqwest::{StatusCode, header};
use serde::Deserialize;

use super::discovery::Provider;
use super::failure::Failure;
use super::http::Http;
use super::id_token::LEEWAY;
use super::jwt::{self, Audience, Refusal};
use super::registration::Registration;
use crate::clock::Clock;
use crate::config::Introspection;

/// What is known of a token that is for us.
pub struct Vouched {
    /// Whom it speaks for; userinfo has to say the same.
    pub subject: Option<String>,
    /// When it ends, in seconds, where that is said.
    pub until: Option<i64>,
}

/// RFC 9068 §2.2: each of these has to be there.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    exp: i64,
    aud: Audience,
    sub: String,
    client_id: String,
    nbf: Option<i64>,
}

/// RFC 9068 §4.
pub fn verified(
    token: &str,
    provider: &Provider,
    registration: &Registration,
    clock: &Clock,
) -> Result<Vouched, Refusal> {
    let claims: Claims = jwt::signed(token, provider, |kind| kind == "at+jwt")?;
    let now = clock.now();
    let is_ours = claims.iss == registration.issuer
        && claims.aud.has(registration.audience())
        && claims.client_id == registration.client_id
        && claims.exp > (now - LEEWAY).timestamp()
        && claims
            .nbf
            .is_none_or(|time| time <= (now + LEEWAY).timestamp());
    if !is_ours {
        return Err(Refusal::NotOurs);
    }
    Ok(Vouched {
        subject: Some(claims.sub),
        until: Some(claims.exp),
    })
}

/// RFC 7662 §2.2, as far as it is looked at.
#[derive(Deserialize)]
struct Introspected {
    active: bool,
    client_id: Option<String>,
    aud: Option<Audience>,
    iss: Option<String>,
    sub: Option<String>,
    exp: Option<i64>,
    token_type: Option<String>,
}

/// What the provider says of the token at this moment; None: it is not for us, or over.
pub async fn introspected(
    token: &str,
    http: &Http,
    provider: &Provider,
    registration: &Registration,
    ours: &Introspection,
) -> Result<Option<Vouched>, Failure> {
    let endpoint = provider.introspection.as_ref().ok_or_else(|| {
        tracing::warn!("the provider has no introspection endpoint");
        Failure::Provider
    })?;
    let request = http
        .client()
        .post(endpoint.clone())
        .basic_auth(
            form_encoded(&ours.client_id),
            Some(form_encoded(ours.client_secret.expose())),
        )
        .header(header::ACCEPT, "application/json")
        .form(&[("token", token), ("token_type_hint", "access_token")])
        .build();
    let request = request.map_err(|_| Failure::Provider)?;
    let answer = http.answer(request).await.map_err(|error| {
        tracing::warn!(%error, "the introspection endpoint failed");
        Failure::Provider
    })?;
    if answer.status() != StatusCode::OK {
        tracing::warn!(status = %answer.status(), "the introspection endpoint failed");
        return Err(Failure::Provider);
    }
    let said: Introspected = serde_json::from_slice(answer.body()).map_err(|_| {
        tracing::warn!("the introspection endpoint answered nonsense");
        Failure::Provider
    })?;
    Ok(said.is_for(registration).then_some(Vouched {
        subject: said.sub,
        until: said.exp,
    }))
}

impl Introspected {
    /// Without an audience it is enough that the app was given it, unless one is asked for.
    fn is_for(&self, registration: &Registration) -> bool {
        let asked = registration.audience.is_some();
        let audience = self.aud.as_ref();
        self.active
            && self.client_id.as_ref() == Some(&registration.client_id)
            && audience.map_or(!asked, |audience| audience.has(registration.audience()))
            && self.iss.as_ref().is_none_or(|issuer| *issuer == registration.issuer)
            // A refresh token is active too.
            && self.token_type.as_ref().is_none_or(|kind| kind.eq_ignore_ascii_case("bearer"))
    }
}

/// RFC 6749 §2.3.1: both halves of the name and secret are form-encoded first.
fn form_encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
