//! What the provider tells to whoever brings an access token.

use reqwest::{StatusCode, header};

use super::discovery::Provider;
use super::failure::Failure;
use super::identity::Claims;

impl Provider {
    /// None: the provider does not accept the token (any more).
    pub async fn claims(
        &self,
        http: &reqwest::Client,
        access_token: &str,
    ) -> Result<Option<Claims>, Failure> {
        let endpoint = self.userinfo.as_ref().ok_or_else(|| {
            tracing::warn!("the provider has no userinfo endpoint");
            Failure::Provider
        })?;
        let request = http
            .get(endpoint.url().clone())
            .bearer_auth(access_token)
            .header(header::ACCEPT, "application/json");
        let failed = |error: reqwest::Error| {
            tracing::warn!(error = %error.without_url(), "the userinfo endpoint failed");
            Failure::Provider
        };
        let answer = request.send().await.map_err(failed)?;
        match answer.status() {
            StatusCode::OK => {}
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => return Ok(None),
            status => {
                tracing::warn!(%status, "the userinfo endpoint failed");
                return Err(Failure::Provider);
            }
        }
        let body = answer.bytes().await.map_err(failed)?;
        let claims: Option<Claims> = serde_json::from_slice(&body).ok();
        let claims = claims.filter(|claims| !claims.sub.is_empty());
        claims.map(Some).ok_or_else(|| {
            tracing::warn!("the userinfo endpoint answered nonsense");
            Failure::Provider
        })
    }
}
