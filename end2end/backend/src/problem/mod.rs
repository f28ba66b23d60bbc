//! RFC 9457 problems. A handler only names the problem; [`crate::middleware::request_id`] writes it out,
//! since it alone knows the id of the request.

mod kind;

use std::borrow::Cow;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

pub use crate::domain::field::{FieldCode, FieldError};
pub use kind::Kind;

/// What is there already.
#[derive(Clone, Debug, Serialize)]
enum Concerned {
    /// Who has access.
    #[serde(rename = "employee_id")]
    Employee(String),
    /// As which the same records were sent.
    #[serde(rename = "submission_id")]
    Submission(String),
}

#[derive(Clone, Debug)]
pub struct Problem {
    kind: Kind,
    detail: Option<&'static str>,
    errors: Vec<FieldError>,
    /// An extension member, so that the app can offer to open it.
    concerned: Option<Box<Concerned>>,
    retry_after: Option<u64>,
    /// How one signs in, for `WWW-Authenticate`.
    challenge: Option<Cow<'static, str>>,
    /// How old a sign-in may be for this, in seconds.
    max_age: Option<u32>,
}

impl From<Kind> for Problem {
    fn from(kind: Kind) -> Self {
        Self {
            kind,
            detail: None,
            errors: Vec::new(),
            concerned: None,
            retry_after: None,
            challenge: None,
            max_age: None,
        }
    }
}

/// A fault of ours: its cause goes to the log, never to the browser.
impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(%error, "the database failed");
        Kind::ServerError.into()
    }
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: String,
    title: &'static str,
    status: u16,
    request_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'static str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [FieldError],
    #[serde(flatten)]
    concerned: Option<&'a Concerned>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_age: Option<u32>,
}

impl Problem {
    /// For a developer who reads the answer; the app shows its own words.
    #[must_use]
    pub fn detail(self, detail: &'static str) -> Self {
        Self {
            detail: Some(detail),
            ..self
        }
    }

    #[must_use]
    pub fn challenge(self, challenge: &'static str) -> Self {
        Self {
            challenge: Some(challenge.into()),
            ..self
        }
    }

    pub fn invalid(errors: Vec<FieldError>) -> Self {
        Self {
            errors,
            ..Kind::Invalid.into()
        }
    }

    pub fn already_has_access(employee_id: String) -> Self {
        Self {
            concerned: Some(Box::new(Concerned::Employee(employee_id))),
            ..Kind::AlreadyHasAccess.into()
        }
    }

    pub fn already_submitted(submission_id: String) -> Self {
        Self {
            concerned: Some(Box::new(Concerned::Submission(submission_id))),
            ..Kind::AlreadySubmitted.into()
        }
    }

    /// RFC 9470.
    pub fn fresh_sign_in_required(max_age: u32) -> Self {
        let challenge =
            format!("Bearer error=\"insufficient_user_authentication\", max_age={max_age}");
        Self {
            challenge: Some(challenge.into()),
            max_age: Some(max_age),
            ..Kind::FreshSignInRequired.into()
        }
    }

    pub fn too_many_requests(retry_after: u64) -> Self {
        Self {
            retry_after: Some(retry_after),
            ..Kind::TooManyRequests.into()
        }
    }

    /// Fills in an answer made by [`IntoResponse`]; its headers (cookies among them) stay.
    pub fn write(&self, response: &mut Response, request_id: &str) {
        let status = self.kind.status();
        let (name, title) = self.kind.words();
        let body = Body {
            r#type: format!("urn:lkot:problem:{name}"),
            title,
            status: status.as_u16(),
            request_id,
            detail: self.detail,
            errors: &self.errors,
            concerned: self.concerned.as_deref(),
            max_age: self.max_age,
        };
        *response.body_mut() = serde_json::to_vec(&body).unwrap_or_default().into();
        let headers = response.headers_mut();
        let content_type = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, content_type);
        headers.remove(header::CONTENT_LENGTH);
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        let challenge = self.challenge.as_deref().map(HeaderValue::from_str);
        if let Some(Ok(challenge)) = challenge {
            headers.insert(header::WWW_AUTHENTICATE, challenge);
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
