//! RFC 9457 problems. A handler only names the problem; [`crate::request_id`] writes it out,
//! since it alone knows the id of the request.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Unauthenticated,
    Forbidden,
    Csrf,
    NotFound,
    StaffNotFound,
    MethodNotAllowed,
    AlreadyHasAccess,
    LastAdministrator,
    HeadIsAdministrator,
    RequestInProgress,
    ChangedMeanwhile,
    PreconditionRequired,
    Invalid,
    IdempotencyKeyReused,
    BadRequest,
    CursorInvalid,
    LoginUnknown,
    LoginExpired,
    CodeRejected,
    AccountUnconfirmed,
    ProviderFailed,
    TooManyRequests,
    ServerError,
}

impl Kind {
    /// The status, the last part of `type`, and the title for developers.
    fn parts(self) -> (StatusCode, &'static str, &'static str) {
        use StatusCode as S;
        match self {
            Self::Unauthenticated => (S::UNAUTHORIZED, "unauthenticated", "Not signed in"),
            Self::Forbidden => (S::FORBIDDEN, "forbidden", "Not an administrator here"),
            Self::Csrf => (
                S::FORBIDDEN,
                "csrf",
                "The request did not come from the app",
            ),
            Self::NotFound => (S::NOT_FOUND, "not-found", "Not found"),
            Self::StaffNotFound => (
                S::NOT_FOUND,
                "staff-not-found",
                "No longer in the directory",
            ),
            Self::MethodNotAllowed => (
                S::METHOD_NOT_ALLOWED,
                "bad-request",
                "This method is not for this path",
            ),
            Self::AlreadyHasAccess => (S::CONFLICT, "already-has-access", "Already has access"),
            Self::LastAdministrator => (
                S::CONFLICT,
                "last-administrator",
                "Nobody would be left to administer",
            ),
            Self::HeadIsAdministrator => (
                S::CONFLICT,
                "head-is-administrator",
                "The head is always an administrator",
            ),
            Self::RequestInProgress => (
                S::CONFLICT,
                "request-in-progress",
                "The same request is under way",
            ),
            Self::ChangedMeanwhile => (
                S::PRECONDITION_FAILED,
                "changed-meanwhile",
                "Somebody else saved first",
            ),
            Self::PreconditionRequired => (
                S::PRECONDITION_REQUIRED,
                "precondition-required",
                "If-Match is missing",
            ),
            Self::Invalid => (
                S::UNPROCESSABLE_ENTITY,
                "invalid",
                "Some fields are at fault",
            ),
            Self::IdempotencyKeyReused => (
                S::UNPROCESSABLE_ENTITY,
                "idempotency-key-reused",
                "The key had another body",
            ),
            Self::BadRequest => (S::BAD_REQUEST, "bad-request", "The request cannot be read"),
            Self::CursorInvalid => (S::BAD_REQUEST, "cursor-invalid", "The cursor is unusable"),
            Self::LoginUnknown => (
                S::BAD_REQUEST,
                "login-unknown",
                "No such sign-in is pending in this browser",
            ),
            Self::LoginExpired => (S::BAD_REQUEST, "login-expired", "The sign-in took too long"),
            Self::CodeRejected => (S::BAD_REQUEST, "code-rejected", "The code was not accepted"),
            Self::AccountUnconfirmed => (
                S::BAD_REQUEST,
                "account-unconfirmed",
                "The account is not confirmed",
            ),
            Self::ProviderFailed => (
                S::BAD_GATEWAY,
                "provider-failed",
                "The identity provider failed",
            ),
            Self::TooManyRequests => (
                S::TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests",
            ),
            Self::ServerError => (S::INTERNAL_SERVER_ERROR, "server-error", "Internal error"),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldCode {
    Required,
    TooLong,
    Format,
    CheckDigits,
    Unknown,
    Requires,
}

/// What is wrong with one field; `pointer` is RFC 6901, into the request body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    pub pointer: String,
    pub code: FieldCode,
}

impl FieldError {
    pub fn new(pointer: impl Into<String>, code: FieldCode) -> Self {
        Self {
            pointer: pointer.into(),
            code,
        }
    }
}

#[derive(Clone, Debug)]
pub struct Problem {
    kind: Kind,
    detail: Option<&'static str>,
    errors: Vec<FieldError>,
    /// Who already has access: an extension member, so that the app can offer to open them.
    employee_id: Option<String>,
    retry_after: Option<u64>,
}

impl From<Kind> for Problem {
    fn from(kind: Kind) -> Self {
        Self {
            kind,
            detail: None,
            errors: Vec::new(),
            employee_id: None,
            retry_after: None,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    employee_id: Option<&'a str>,
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

    pub fn invalid(errors: Vec<FieldError>) -> Self {
        Self {
            errors,
            ..Kind::Invalid.into()
        }
    }

    pub fn already_has_access(employee_id: String) -> Self {
        Self {
            employee_id: Some(employee_id),
            ..Kind::AlreadyHasAccess.into()
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
        let (status, name, title) = self.kind.parts();
        let body = Body {
            r#type: format!("urn:lkot:problem:{name}"),
            title,
            status: status.as_u16(),
            request_id,
            detail: self.detail,
            errors: &self.errors,
            employee_id: self.employee_id.as_deref(),
        };
        *response.body_mut() = serde_json::to_vec(&body).unwrap_or_default().into();
        let headers = response.headers_mut();
        let content_type = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, content_type);
        headers.remove(header::CONTENT_LENGTH);
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.kind.parts().0.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
