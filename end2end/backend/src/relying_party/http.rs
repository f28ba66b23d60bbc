//! Requests to the provider: sent nowhere else, ended in time, and of an answer no more is read than
//! anybody needs. `openidconnect` would read a body to its end, however long it is.

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use reqwest::{Response, StatusCode, header};

/// ЕСИА may take ten seconds to answer and still be right.
const PATIENCE: Duration = Duration::from_secs(20);
/// No metadata, key set, token or userinfo comes near it.
const LARGEST: usize = 256 * 1024;

#[derive(Clone)]
pub struct Http(reqwest::Client);

/// Why there is no answer. It says nothing of what was sent or received.
#[derive(Debug)]
pub enum HttpFailure {
    Request(reqwest::Error),
    /// An answer is given where it was asked for.
    Redirect,
    NotJson,
    TooLarge,
}

impl fmt::Display for HttpFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Request(error) if error.is_timeout() => "no answer in time",
            Self::Request(_) => "no answer",
            Self::Redirect => "a redirect in place of an answer",
            Self::NotJson => "the answer is not marked as JSON",
            Self::TooLarge => "the answer is too large",
        })
    }
}

impl Error for HttpFailure {}

impl From<reqwest::Error> for HttpFailure {
    fn from(error: reqwest::Error) -> Self {
        Self::Request(error.without_url())
    }
}

impl Http {
    pub fn new() -> Result<Self, reqwest::Error> {
        // Redirects would let the provider send this server anywhere; its address is
        // reached directly, whatever proxy the environment names.
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .no_proxy()
            .build()?;
        Ok(Self(client))
    }

    pub fn client(&self) -> &reqwest::Client {
        &self.0
    }

    /// The whole answer. A success has to be JSON (RFC 6749 §5.1, RFC 7662 §2.2).
    pub async fn answer(&self, request: reqwest::Request) -> Result<HttpResponse, HttpFailure> {
        let mut response = self.0.execute(request).await?;
        let status = response.status();
        if status.is_redirection() {
            return Err(HttpFailure::Redirect);
        }
        if status == StatusCode::OK && !is_json(&response) {
            return Err(HttpFailure::NotJson);
        }
        let mut body = Vec::new();
        while let Some(part) = response.chunk().await? {
            if body.len() + part.len() > LARGEST {
                return Err(HttpFailure::TooLarge);
            }
            body.extend_from_slice(&part);
        }
        let mut answer = HttpResponse::new(body);
        *answer.status_mut() = status;
        *answer.headers_mut() = std::mem::take(response.headers_mut());
        Ok(answer)
    }
}

/// `application/json`, and what is JSON of a kind: `application/jwk-set+json`.
fn is_json(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let kind = kind.to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpFailure;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpFailure>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move { self.answer(request.try_into()?).await })
    }
}
