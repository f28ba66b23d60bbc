//! What the provider tells to whoever brings an access token.

use reqwest::{StatusCode, header};

use super::discovery::Provider;
use super::failure::Failure;
use super::http::Http;
use super::identity::{Claims, is_subject};

impl Provider {
    /// None: the provider does not accept the token (any more).
    pub async fn claims(&self, http: &Http, access_token: &str) -> Result<Option<Claims>, Failure> {
        let endpoint = self.userinfo.as_ref().ok_or_else(|| {
            tracing::warn!("the provider has no userinfo endpoint");
            Failure::Provider
        })?;
        let request = http
            .client()
            .get(endpoint.url().clone())
            .bearer_auth(access_token)
            .header(header::ACCEPT, "application/json")
            .build();
        // A token of odd characters is none.
        let Ok(request) = request else {
            return Ok(None);
        };
        let answer = http.answer(request).await.map_err(|error| {
            tracing::warn!(%error, "the userinfo endpoint failed");
            Failure::Provider
        })?;
        match answer.status() {
            StatusCode::OK => {}
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => return Ok(None),
            status => {
                tracing::warn!(%status, "the userinfo endpoint failed");
                return Err(Failure::Provider);
            }
        }
        let claims: Option<Claims> = serde_json::from_slice(answer.body()).ok();
        let claims = claims.filter(|claims| is_subject(&claims.sub));
        claims.map(Some).ok_or_else(|| {
            tracing::warn!("the userinfo endpoint answered nonsense");
            Failure::Provider
        })
    }
}
