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
    UnsupportedMediaType,
    QuotaReached,
    AlreadyHasAccess,
    LastAdministrator,
    HeadIsAdministrator,
    OwnRightsUnconfirmed,
    RequestInProgress,
    TemplateExists,
    AlreadySubmitted,
    PortionDiffers,
    SubmissionClosed,
    SubmissionIncomplete,
    DeclarationSubmitted,
    TransitionNotAllowed,
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
    pub fn status(self) -> StatusCode {
        use StatusCode as S;
        match self {
            Self::Unauthenticated | Self::FreshSignInRequired => S::UNAUTHORIZED,
            Self::Forbidden | Self::Csrf => S::FORBIDDEN,
            Self::NotFound | Self::StaffNotFound => S::NOT_FOUND,
            Self::MethodNotAllowed => S::METHOD_NOT_ALLOWED,
            Self::UnsupportedMediaType => S::UNSUPPORTED_MEDIA_TYPE,
            Self::AlreadyHasAccess
            | Self::LastAdministrator
            | Self::HeadIsAdministrator
            | Self::OwnRightsUnconfirmed
            | Self::RequestInProgress
            | Self::TemplateExists
            | Self::QuotaReached
            | Self::AlreadySubmitted
            | Self::PortionDiffers
            | Self::SubmissionClosed
            | Self::SubmissionIncomplete
            | Self::DeclarationSubmitted
            | Self::TransitionNotAllowed => S::CONFLICT,
            Self::RestoreTooLate => S::GONE,
            Self::ChangedMeanwhile => S::PRECONDITION_FAILED,
            Self::PreconditionRequired => S::PRECONDITION_REQUIRED,
            Self::Invalid | Self::IdempotencyKeyReused => S::UNPROCESSABLE_ENTITY,
            Self::BadRequest
            | Self::CursorInvalid
            | Self::LoginUnknown
            | Self::LoginExpired
            | Self::CodeRejected
            | Self::OtherProvider
            | Self::AccountUnconfirmed => S::BAD_REQUEST,
            Self::ProviderFailed => S::BAD_GATEWAY,
            Self::TooManyRequests => S::TOO_MANY_REQUESTS,
            Self::ServerError => S::INTERNAL_SERVER_ERROR,
        }
    }

    /// The last part of `type`, and the title for developers.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Unauthenticated => ("unauthenticated", "Not signed in"),
            Self::FreshSignInRequired => {
                ("fresh-sign-in-required", "Signed in too long ago for this")
            }
            Self::Forbidden => ("forbidden", "Not an administrator here"),
            Self::Csrf => ("csrf", "The request did not come from the app"),
            Self::NotFound => ("not-found", "Not found"),
            Self::StaffNotFound => ("staff-not-found", "No longer in the directory"),
            Self::MethodNotAllowed => ("bad-request", "This method is not for this path"),
            Self::UnsupportedMediaType => ("bad-request", "The body is not marked as JSON"),
            Self::QuotaReached => ("quota-reached", "There are as many as there may be"),
            Self::AlreadyHasAccess => ("already-has-access", "Already has access"),
            Self::LastAdministrator => ("last-administrator", "Nobody would be left to administer"),
            Self::HeadIsAdministrator => (
                "head-is-administrator",
                "The head is always an administrator",
            ),
            Self::OwnRightsUnconfirmed => (
                "own-rights-unconfirmed",
                "Taking rights from oneself was not confirmed",
            ),
            Self::RequestInProgress => ("request-in-progress", "The same request is under way"),
            Self::TemplateExists => ("template-exists", "There is a template of this name"),
            Self::AlreadySubmitted => ("already-submitted", "These records were sent before"),
            Self::PortionDiffers => ("portion-differs", "Another portion came under this number"),
            Self::SubmissionClosed => ("submission-closed", "The submission is complete"),
            Self::SubmissionIncomplete => ("submission-incomplete", "Records are still missing"),
            Self::DeclarationSubmitted => ("declaration-submitted", "The declaration is submitted"),
            Self::TransitionNotAllowed => {
                ("transition-not-allowed", "Not a state that may come next")
            }
            Self::RestoreTooLate => ("restore-too-late", "The revocation can no longer be undone"),
            Self::ChangedMeanwhile => ("changed-meanwhile", "Somebody else saved first"),
            Self::PreconditionRequired => ("precondition-required", "If-Match is missing"),
            Self::Invalid => ("invalid", "Some fields are at fault"),
            Self::IdempotencyKeyReused => ("idempotency-key-reused", "The key had another body"),
            Self::BadRequest => ("bad-request", "The request cannot be read"),
            Self::CursorInvalid => ("cursor-invalid", "The cursor is unusable"),
            Self::LoginUnknown => (
                "login-unknown",
                "No such sign-in is pending in this browser",
            ),
            Self::LoginExpired => ("login-expired", "The sign-in took too long"),
            Self::CodeRejected => ("code-rejected", "The code was not accepted"),
            Self::OtherProvider => ("other-provider", "The answer is not the provider's"),
            Self::AccountUnconfirmed => ("account-unconfirmed", "The account is not confirmed"),
            Self::ProviderFailed => ("provider-failed", "The identity provider failed"),
            Self::TooManyRequests => ("too-many-requests", "Too many requests"),
            Self::ServerError => ("server-error", "Internal error"),
        }
    }
}
