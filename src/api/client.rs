//! One way to send a request: headers, deadline, and the reading of failures, once.

use super::error::ApiError;
use crate::browser::{self, RequestCredentials};
use crate::domain::Trouble;
use gloo_net::http::{Method, RequestBuilder};
use serde_json::Value;
use std::sync::Arc;

/// Where the backend is. Cheap to clone.
#[derive(Clone)]
pub struct Client {
    base: Arc<str>,
}

/// Milliseconds after which an answer is no longer awaited.
const PATIENCE: u32 = 30_000;

/// A request being made.
pub(super) struct Request {
    method: Method,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: Option<String>,
}

/// A successful answer.
pub(super) struct Answer {
    pub etag: Option<String>,
    request_id: Option<String>,
    body: String,
}

impl Request {
    pub fn get(path: String) -> Self {
        Self::new(Method::GET, path)
    }

    pub fn post(path: String) -> Self {
        Self::new(Method::POST, path)
    }

    pub fn put(path: String) -> Self {
        Self::new(Method::PUT, path)
    }

    pub fn delete(path: String) -> Self {
        Self::new(Method::DELETE, path)
    }

    fn new(method: Method, path: String) -> Self {
        Self {
            method,
            path,
            headers: Vec::new(),
            body: None,
        }
    }

    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    pub fn json(mut self, body: &Value) -> Self {
        self.body = Some(body.to_string());
        self.header("Content-Type", "application/json")
    }
}

impl Answer {
    /// Reads the body as what the contract promises.
    pub fn read<T>(&self, read: impl FnOnce(&Value) -> Option<T>) -> Result<T, ApiError> {
        let json = serde_json::from_str(&self.body).ok();
        json.as_ref().and_then(read).ok_or_else(|| self.malformed())
    }

    fn malformed(&self) -> ApiError {
        ApiError {
            request_id: self.request_id.clone(),
            ..Trouble::Malformed.into()
        }
    }
}

impl Client {
    /// A client of the backend at `base` (`Config::api_base`).
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self { base: base.into() }
    }

    /// Reads a text file beside the app, such as `config.json`.
    ///
    /// # Errors
    /// [`Trouble::Offline`], [`Trouble::TimedOut`], or by the status.
    pub async fn text_file(href: &str) -> Result<String, ApiError> {
        let client = Self::new("");
        client
            .send(Request::get(href.to_owned()))
            .await
            .map(|answer| answer.body)
    }

    pub(super) async fn send(&self, request: Request) -> Result<Answer, ApiError> {
        let deadline = browser::deadline(PATIENCE);
        let no_answer = |deadline: &browser::AbortSignal| {
            let trouble = if deadline.aborted() {
                Trouble::TimedOut
            } else {
                Trouble::Offline
            };
            ApiError::from(trouble)
        };
        let mut builder = RequestBuilder::new(&format!("{}{}", self.base, request.path))
            .method(request.method)
            // The backend may be on another origin of the same site; its cookie has to go there.
            .credentials(RequestCredentials::Include)
            .abort_signal(Some(&deadline))
            .header("Accept", "application/json")
            .header("X-Requested-By", "cabinet");
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        let built = match request.body {
            Some(body) => builder.body(body),
            None => builder.build(),
        };
        let response = built
            .map_err(|_| no_answer(&deadline))?
            .send()
            .await
            .map_err(|_| no_answer(&deadline))?;
        let header = |name| response.headers().get(name);
        let (etag, request_id) = (header("ETag"), header("X-Request-Id"));
        let retry_after = header("Retry-After").and_then(|seconds| seconds.parse().ok());
        let (ok, status) = (response.ok(), response.status());
        let body = response.text().await.map_err(|_| no_answer(&deadline))?;
        if ok {
            Ok(Answer {
                etag,
                request_id,
                body,
            })
        } else {
            Err(ApiError::read(status, &body, request_id, retry_after))
        }
    }
}
