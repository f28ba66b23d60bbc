//! Profile `oidc`: the requests to the provider itself, each answer checked by `oidc` before it is
//! used.

use super::error::ApiError;
use super::http::{self, Outgoing, Received};
use crate::browser::{self, NoCrypto};
use crate::chunk::chunk;
use crate::json::object;
use crate::oidc::{
    AccessToken, CompactJws, Expected, Fault, Grant, IdTokenFault, KeyFault, KeySet, Metadata,
    Millis, Provider, RefreshToken, Registration, Secrets, Signed, Subject, TokenResponse,
    UserInfo,
};
use gloo_net::http::Method;
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// What a sign-in has given: in memory, never stored, never shown.
pub struct Tokens {
    /// Opens the backend.
    pub access: AccessToken,
    /// When it has to be replaced, if the provider says so.
    pub expires_at: Option<Millis>,
    /// Gets the next ones.
    pub refresh: Option<RefreshToken>,
    /// The sign-in from which they come.
    pub origin: Arc<Origin>,
}

/// A sign-in that came off, as far as later tokens are compared with it.
pub struct Origin {
    /// Who gives the tokens.
    pub provider: Provider,
    subject: Subject,
    nonce: String,
}

impl From<NoCrypto> for Fault {
    fn from(_: NoCrypto) -> Self {
        Self::NoCrypto
    }
}

/// What the provider says of itself.
///
/// # Errors
/// [`Fault::Unreachable`] or [`Fault::Provider`].
pub async fn discover(registration: &Registration) -> Result<Provider, Fault> {
    let issuer = &registration.issuer;
    let metadata: Metadata = get(&Provider::metadata_url(issuer), None).await?;
    Provider::from_metadata(metadata, issuer).map_err(Fault::Provider)
}

/// The tokens for a code.
///
/// # Errors
/// The first [`Fault`] of the token endpoint, the ID token or userinfo.
pub async fn exchange(
    provider: Provider,
    registration: &Registration,
    redirect_uri: &str,
    grant: &Grant,
) -> Result<Tokens, Fault> {
    let body = grant.body(registration, redirect_uri);
    // A sign-in that the backend was to complete; the profile has been changed meanwhile.
    let (Some(body), Secrets::InTab { nonce, .. }) = (body, grant.secrets()) else {
        return Err(Fault::CodeRejected);
    };
    let answer = ask_for_tokens(&provider, body).await?;
    let id_token = answer.id_token.as_deref().ok_or(IdTokenFault::Malformed)?;
    let check = Check {
        provider: &provider,
        registration,
        nonce,
        access: &answer.access_token,
    };
    let subject = check.accept(id_token, None).await?;
    if let Some(endpoint) = &provider.userinfo_endpoint {
        let info: UserInfo = get(endpoint, Some(&answer.access_token)).await?;
        if !subject.is_of(&info) {
            return Err(Fault::Userinfo);
        }
    }
    let nonce = nonce.clone();
    let origin = Origin {
        provider,
        subject,
        nonce,
    };
    Ok(tokens(answer, Arc::new(origin)))
}

chunk! {
    in oidc:
    /// The next tokens of the same sign-in, for the body of such a request.
    ///
    /// # Errors
    /// The chunk is not there; within, as in [`exchange`].
    pub async fn refresh(
        registration: Registration,
        origin: Arc<Origin>,
        body: String,
    ) -> Result<Result<Tokens, Fault>, ApiError> {
        Ok(refreshed(&registration, origin, body).await)
    }
}

async fn refreshed(
    registration: &Registration,
    origin: Arc<Origin>,
    body: String,
) -> Result<Tokens, Fault> {
    let answer = ask_for_tokens(&origin.provider, body).await?;
    if let Some(id_token) = &answer.id_token {
        let check = Check {
            provider: &origin.provider,
            registration,
            nonce: &origin.nonce,
            access: &answer.access_token,
        };
        check.accept(id_token, Some(&origin.subject)).await?;
    }
    Ok(tokens(answer, origin))
}

fn tokens(answer: TokenResponse, origin: Arc<Origin>) -> Tokens {
    let lifetime = answer
        .expires_in
        .map(|seconds| Millis::from(seconds) * 1000);
    Tokens {
        access: answer.access_token,
        expires_at: lifetime.map(|lifetime| browser::now() + lifetime),
        refresh: answer.refresh_token,
        origin,
    }
}

/// Has the provider end the tokens, if it offers that (RFC 7009). What it answers changes nothing here: they are
/// forgotten already, and nobody waits long who wants to leave.
pub async fn revoke(tokens: &Tokens, registration: &Registration) {
    const PATIENCE: u32 = 3_000;
    let Some(endpoint) = &tokens.origin.provider.revocation_endpoint else {
        return;
    };
    let refresh = tokens.refresh.as_ref();
    let refresh = refresh.map(|token| token.revocation(registration));
    let access = tokens.access.revocation(registration);
    for body in refresh.into_iter().chain([access]) {
        if post(endpoint, &body, PATIENCE).await.is_err() {
            return;
        }
    }
}

async fn post(endpoint: &str, body: &str, patience: u32) -> Result<Received, Fault> {
    let content_type = "application/x-www-form-urlencoded".to_owned();
    let headers = vec![("Content-Type", content_type)];
    send(Method::POST, endpoint, headers, Some(body), patience).await
}

async fn ask_for_tokens(provider: &Provider, body: String) -> Result<TokenResponse, Fault> {
    let received = post(&provider.token_endpoint, &body, http::PATIENCE).await?;
    if let 400 | 401 = received.status {
        return Err(if TokenResponse::refuses_the_code(&received.body) {
            Fault::CodeRejected
        } else {
            Fault::ClientRejected
        });
    }
    TokenResponse::check(answer(&received)?).map_err(|_| Fault::TokenResponse)
}

/// An ID token beside its access token.
struct Check<'a> {
    provider: &'a Provider,
    registration: &'a Registration,
    nonce: &'a str,
    access: &'a AccessToken,
}

impl Check<'_> {
    async fn accept(&self, token: &str, refreshed: Option<&Subject>) -> Result<Subject, Fault> {
        let signed = self.signed(token).await?;
        let hash = browser::sha256(self.access.expose().as_bytes()).await?;
        let expected = Expected {
            issuer: &self.registration.issuer,
            client_id: &self.registration.client_id,
            trusted_audiences: &self.registration.trusted_audiences,
            nonce: self.nonce,
            access_token_hash: &hash,
            refreshed,
        };
        Ok(signed.accept(&expected, browser::now())?)
    }

    async fn signed(&self, token: &str) -> Result<Signed, Fault> {
        let token = CompactJws::parse(token, &self.provider.algorithms)?;
        let key = match token.key(&self.keys().await?) {
            // Changed since they were read, or while they were: once more, not for ever.
            Err(KeyFault::Unknown) => token.key(&self.keys().await?),
            found => found,
        };
        let check = token.with_key(key.map_err(|_| IdTokenFault::Key)?);
        let valid = browser::verify(&check).await?;
        Ok(check.outcome(valid)?)
    }

    async fn keys(&self) -> Result<KeySet, Fault> {
        get(&self.provider.jwks_uri, None).await
    }
}

async fn get<T: DeserializeOwned>(url: &str, token: Option<&AccessToken>) -> Result<T, Fault> {
    let authorization = token.map(|token| ("Authorization", format!("Bearer {}", token.expose())));
    let headers = authorization.into_iter().collect();
    let received = send(Method::GET, url, headers, None, http::PATIENCE).await?;
    answer(&received)
}

async fn send(
    method: Method,
    url: &str,
    mut headers: Vec<(&'static str, String)>,
    body: Option<&str>,
    patience: u32,
) -> Result<Received, Fault> {
    headers.push(("Accept", "application/json".to_owned()));
    let outgoing = Outgoing {
        method,
        url,
        query: &[],
        headers: &headers,
        body,
        cookies: false,
        // What is sent is for the provider alone.
        follows: false,
        patience,
    };
    http::send(outgoing).await.map_err(|_| Fault::Unreachable)
}

/// Reads a success, which is 200 and marked as JSON (RFC 6749 §5.1, OpenID Connect Discovery §4.2).
fn answer<T: DeserializeOwned>(received: &Received) -> Result<T, Fault> {
    let kind = received.header("content-type");
    let good = received.status == 200 && kind.is_some_and(|kind| is_json(&kind));
    let body = good.then_some(&received.body);
    body.and_then(|body| object(body)).ok_or(Fault::Unreachable)
}

/// `application/json`, and what is JSON of a kind: `application/jwk-set+json`.
fn is_json(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let kind = kind.to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_by_its_name() {
        for good in [
            "application/json",
            "Application/JSON; charset=utf-8",
            "application/jwk-set+json",
        ] {
            assert!(is_json(good), "{good}");
        }
        for bad in [
            "",
            "text/html",
            "text/json",
            "application/jsonp",
            "application/jwt",
        ] {
            assert!(!is_json(bad), "{bad}");
        }
    }
}
