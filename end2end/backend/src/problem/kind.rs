//! The problems of the contract.

use axum::http::StatusCode;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Unauthenticated,
    FreshSignInRequired,
    Forbidden,
    Csrf,
    NotFound,
    StaffNotFound,
    MethodNotAllowed,
    AlreadyHasAccess,
    LastAdministrator,
    HeadIsAdministrator,
    OwnRightsUnconfirmed,
    RequestInProgress,
    TemplateExists,
    RestoreTooLate,
    ChangedMeanwhile,
    PreconditionRequired,
    Invalid,
    IdempotencyKeyReused,
    BadRequest,
    CursorInvalid,
    LoginUnknown,
    LoginExpired,
    CodeRejected,
    OtherProvider,
    AccountUnconfirmed,
    ProviderFailed,
    TooManyRequests,
    ServerError,
}

impl Kind {
    /// The status, the last part of `type`, and the title for developers.
    pub fn parts(self) -> (StatusCode, &'static str, &'static str) {
        use StatusCode as S;
        match self {
            Self::Unauthenticated => (S::UNAUTHORIZED, "unauthenticated", "Not signed in"),
            Self::FreshSignInRequired => (
                S::UNAUTHORIZED,
                "fresh-sign-in-required",
                "Signed in too long ago for this",
            ),
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
            Self::OwnRightsUnconfirmed => (
                S::CONFLICT,
                "own-rights-unconfirmed",
                "Taking rights from oneself was not confirmed",
            ),
            Self::RequestInProgress => (
                S::CONFLICT,
                "request-in-progress",
                "The same request is under way",
            ),
            Self::TemplateExists => (
                S::CONFLICT,
                "template-exists",
                "There is a template of this name",
            ),
            Self::RestoreTooLate => (
                S::GONE,
                "restore-too-late",
                "The revocation can no longer be undone",
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
            Self::OtherProvider => (
                S::BAD_REQUEST,
                "other-provider",
                "The answer is not the provider's",
            ),
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
