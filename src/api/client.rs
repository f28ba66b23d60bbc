//! One way to send a request to the backend: headers, deadline, and the reading of failures, once.

use super::answer::{Answer, Came, seconds_to_wait};
use super::bearer::Bearer;
use super::error::ApiError;
use super::http::{self, Outgoing};
use super::request::Request;
use crate::browser;
use crate::domain::{Capabilities, Capability, ErrorKind};
use crate::oidc::AccessToken;
use std::sync::{Arc, OnceLock};

/// What opens the backend.
#[derive(Clone)]
pub enum Access {
    /// A cookie that the app cannot read (profile `backend`).
    Cookie,
    /// A token of the provider (profile `oidc`).
    Bearer(Bearer),
}

/// Where the backend is, and what opens it. Cheap to clone.
#[derive(Clone)]
pub struct Client {
    base: Arc<str>,
    access: Access,
    on_lifetime: Arc<dyn Fn(u32) + Send + Sync>,
    offers: Arc<OnceLock<Capabilities>>,
}

impl Client {
    /// A client of the backend at `base` (`Config::api_base`). `on_lifetime` hears of each answer
    /// that says for how many seconds the session is good (`Session-Expires-In` of the contract).
    #[must_use]
    pub fn new(
        base: &str,
        access: Access,
        on_lifetime: impl Fn(u32) + Send + Sync + 'static,
    ) -> Self {
        Self {
            base: base.into(),
            access,
            on_lifetime: Arc::new(on_lifetime),
            offers: Arc::default(),
        }
    }

    /// Asks what the backend offers beside the core of the contract, once.
    ///
    /// # Errors
    /// As every call.
    pub async fn learn_capabilities(&self) -> Result<(), ApiError> {
        if self.offers.get().is_none() {
            let offers = self.read_capabilities().await?;
            // Two may have asked at once; both got the same answer.
            let _ = self.offers.set(offers);
        }
        Ok(())
    }

    /// Whether the backend offers this, as far as it was asked.
    #[must_use]
    pub fn offers(&self, offer: Capability) -> bool {
        self.offers.get().is_some_and(|offers| offers.has(offer))
    }

    /// Reads a text file beside the app, such as `config.json`.
    ///
    /// # Errors
    /// [`ErrorKind::Offline`], [`ErrorKind::TimedOut`], or by the status, which has to be 200.
    pub async fn text_file(href: &str) -> Result<String, ApiError> {
        let client = Self::new("", Access::Cookie, |_| ());
        let file = client.send(Request::get(href.to_owned())).await;
        file.map(Answer::text)
    }

    pub(super) async fn send(&self, request: Request) -> Result<Answer, ApiError> {
        let Access::Bearer(bearer) = &self.access else {
            return self.attempt(&request, None).await;
        };
        let token = bearer.token().await;
        let first = self.attempt(&request, token.as_ref()).await;
        // The provider may have ended the token before its time: once more with the next one.
        match (&first, token) {
            (Err(error), Some(token)) if error.kind == ErrorKind::SessionEnded => {
                match bearer.renewed(&token).await {
                    Some(next) => self.attempt(&request, Some(&next)).await,
                    None => first,
                }
            }
            _ => first,
        }
    }

    async fn attempt(
        &self,
        request: &Request,
        token: Option<&AccessToken>,
    ) -> Result<Answer, ApiError> {
        let mut headers = vec![
            ("Accept", "application/json".to_owned()),
            ("X-Requested-By", "cabinet".to_owned()),
        ];
        headers.extend(request.headers.iter().cloned());
        if let Some(token) = token {
            headers.push(("Authorization", format!("Bearer {}", token.expose())));
        }
        let received = http::send(Outgoing {
            method: request.method.clone(),
            url: &format!("{}{}", self.base, request.path),
            query: &request.query,
            headers: &headers,
            body: request.body.as_deref(),
            // The backend may be on another origin of the same site; its cookie has to go there.
            cookies: matches!(self.access, Access::Cookie),
            follows: true,
            patience: http::PATIENCE,
        })
        .await?;
        let seconds = |name| received.header(name)?.parse().ok();
        if let Some(lifetime) = seconds("Session-Expires-In") {
            (self.on_lifetime)(lifetime);
        }
        // By the server's own clock, where it is seen: the user's may be wrong.
        let clock = || browser::date(&received.header("Date")?);
        let wait = received.header("Retry-After");
        let wait = wait.and_then(|text| {
            seconds_to_wait(&text, clock().unwrap_or_else(browser::now), browser::date)
        });
        let came = Came {
            status: received.status,
            etag: received.header("ETag"),
            request_id: received.header("X-Request-Id"),
            retry_after: wait,
            body: received.body,
        };
        Answer::of(came, request.promised)
    }
}
