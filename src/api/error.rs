//! A request that failed.

use crate::domain::{FieldFault, SubmissionId, Trouble};
use serde::Deserialize;

/// A request that failed.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct ApiError {
    /// What happened.
    pub trouble: Trouble,
    /// The fields at fault; only with [`Trouble::Invalid`], and may be empty even then.
    pub fields: Vec<FieldFault>,
    /// Which submission has these records; only with [`Trouble::AlreadySubmitted`].
    pub submission: Option<SubmissionId>,
    /// Names the request in the server's log; shown small, for support.
    pub request_id: Option<String>,
}

/// The body of a failure (RFC 9457), as far as it is one.
#[derive(Default, Deserialize)]
struct Problem {
    #[serde(default, rename = "type")]
    kind: String,
    request_id: Option<String>,
    #[serde(default)]
    errors: Vec<FieldFault>,
    /// Which submission has the records already. A text, so that an odd one spoils nothing else.
    submission_id: Option<String>,
    /// How old the sign-in may be for what was refused, in seconds (RFC 9470).
    max_age: Option<u64>,
}

const PROBLEM: &str = "urn:lkot:problem:";

impl From<Trouble> for ApiError {
    fn from(trouble: Trouble) -> Self {
        Self {
            trouble,
            fields: Vec::new(),
            submission: None,
            request_id: None,
        }
    }
}

impl From<crate::chunk::Missing> for ApiError {
    fn from(_: crate::chunk::Missing) -> Self {
        Trouble::PartMissing.into()
    }
}

impl ApiError {
    /// Reads a failure's answer: by the problem's `type` where the status says too little, else by
    /// the status alone.
    pub(super) fn read(
        status: u16,
        body: &str,
        request_id: Option<String>,
        retry_after: Option<u32>,
    ) -> Self {
        let problem: Problem = serde_json::from_str(body).unwrap_or_default();
        let seconds = || problem.max_age?.try_into().ok();
        let trouble = match problem.kind.strip_prefix(PROBLEM).unwrap_or_default() {
            "staff-not-found" => Trouble::StaffNotFound,
            "already-has-access" => Trouble::AlreadyHasAccess,
            "last-administrator" => Trouble::LastAdministrator,
            "head-is-administrator" => Trouble::HeadIsAdministrator,
            "own-rights-unconfirmed" => Trouble::OwnRights,
            "restore-too-late" => Trouble::RestoreTooLate,
            "template-exists" => Trouble::TemplateExists,
            "fresh-sign-in-required" => Trouble::SignInStale(seconds()),
            "already-submitted" => Trouble::AlreadySubmitted,
            "portion-differs" => Trouble::PortionDiffers,
            "submission-closed" => Trouble::SubmissionClosed,
            "submission-incomplete" => Trouble::SubmissionIncomplete,
            "transition-not-allowed" => Trouble::TransitionNotAllowed,
            "declaration-submitted" => Trouble::DeclarationSubmitted,
            "request-in-progress" => Trouble::InProgress,
            "login-unknown" => Trouble::LoginUnknown,
            "login-expired" => Trouble::LoginExpired,
            "code-rejected" => Trouble::CodeRejected,
            "other-provider" => Trouble::OtherProvider,
            "account-unconfirmed" => Trouble::AccountUnconfirmed,
            "provider-failed" => Trouble::ProviderFailed,
            "cursor-invalid" => Trouble::CursorInvalid,
            _ => by_status(status, retry_after),
        };
        Self {
            trouble,
            fields: problem.errors,
            submission: problem
                .submission_id
                .as_deref()
                .and_then(SubmissionId::parse),
            request_id: problem.request_id.or(request_id),
        }
    }
}

fn by_status(status: u16, retry_after: Option<u32>) -> Trouble {
    match status {
        401 => Trouble::SessionEnded,
        403 => Trouble::Forbidden,
        404 => Trouble::NotFound,
        409 | 412 | 428 => Trouble::ChangedMeanwhile,
        422 => Trouble::Invalid,
        429 => Trouble::TooManyRequests(retry_after),
        500.. => Trouble::Server,
        _ => Trouble::Malformed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &str) -> ApiError {
        ApiError::read(status, body, Some("header".to_owned()), Some(30))
    }

    #[test]
    fn by_type_before_status() {
        let body = r#"{"type":"urn:lkot:problem:last-administrator","title":"t","status":409,"request_id":"r1"}"#;
        let error = read(409, body);
        assert_eq!(error.trouble, Trouble::LastAdministrator);
        assert_eq!(error.request_id.as_deref(), Some("r1"));
    }

    /// What is said of each is in `src/i18n/sign_in_tests.rs`.
    #[test]
    fn a_refused_sign_in_is_known_by_its_type() {
        for (name, trouble) in [
            ("login-unknown", Trouble::LoginUnknown),
            ("login-expired", Trouble::LoginExpired),
            ("code-rejected", Trouble::CodeRejected),
            ("other-provider", Trouble::OtherProvider),
            ("account-unconfirmed", Trouble::AccountUnconfirmed),
            ("provider-failed", Trouble::ProviderFailed),
        ] {
            let body = format!(r#"{{"type":"urn:lkot:problem:{name}","request_id":"r1"}}"#);
            for status in [400, 502] {
                assert_eq!(read(status, &body).trouble, trouble, "{name}");
            }
        }
    }

    /// What is said of each is in `src/i18n/refusal_tests.rs`.
    #[test]
    fn a_refused_change_is_known_by_its_type() {
        for (name, trouble) in [
            ("staff-not-found", Trouble::StaffNotFound),
            ("already-has-access", Trouble::AlreadyHasAccess),
            ("head-is-administrator", Trouble::HeadIsAdministrator),
            ("own-rights-unconfirmed", Trouble::OwnRights),
            ("restore-too-late", Trouble::RestoreTooLate),
        ] {
            let body = format!(r#"{{"type":"urn:lkot:problem:{name}","request_id":"r1"}}"#);
            for status in [404, 409] {
                assert_eq!(read(status, &body).trouble, trouble, "{name}");
            }
        }
        assert_eq!(read(404, "").trouble, Trouble::NotFound);
    }

    #[test]
    fn an_unknown_type_or_no_problem_at_all_goes_by_status() {
        let future = r#"{"type":"urn:lkot:problem:future","request_id":"r1"}"#;
        assert_eq!(read(403, future).trouble, Trouble::Forbidden);
        let page = read(502, "<html>Bad gateway</html>");
        assert_eq!(
            (page.trouble, page.request_id.as_deref()),
            (Trouble::Server, Some("header"))
        );
        assert_eq!(read(429, "").trouble, Trouble::TooManyRequests(Some(30)));
        assert_eq!(read(412, "").trouble, Trouble::ChangedMeanwhile);
        assert_eq!(read(405, "").trouble, Trouble::Malformed);
    }

    #[test]
    fn what_was_sent_already_is_named() {
        let body = r#"{"type":"urn:lkot:problem:already-submitted","submission_id":"ts-31"}"#;
        let error = read(409, body);
        assert_eq!(error.trouble, Trouble::AlreadySubmitted);
        assert_eq!(error.submission, SubmissionId::parse("ts-31"));
        let odd = r#"{"type":"urn:lkot:problem:already-submitted","submission_id":"../x"}"#;
        assert_eq!(read(409, odd).submission, None);
    }

    #[test]
    fn fields_at_fault() {
        let body = r#"{"type":"urn:lkot:problem:invalid","errors":[{"pointer":"/person/snils","code":"check_digits"}]}"#;
        let error = read(422, body);
        let fault = FieldFault {
            pointer: "/person/snils".into(),
            code: "check_digits".into(),
        };
        assert_eq!(
            (error.trouble, error.fields),
            (Trouble::Invalid, vec![fault])
        );
    }
}
