//! A request that failed.

use super::lenient::lenient;
use crate::domain::{ErrorKind, FieldFault, SubmissionId};
use serde::Deserialize;

/// A request that failed.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct ApiError {
    /// What happened.
    pub kind: ErrorKind,
    /// The fields at fault; only with [`ErrorKind::Invalid`], and never empty then.
    pub fields: Vec<FieldFault>,
    /// Which submission has these records; only with [`ErrorKind::AlreadySubmitted`].
    pub submission: Option<SubmissionId>,
    /// Names the request in the server's log; shown small, for support.
    pub request_id: Option<String>,
}

/// The body of a failure (RFC 9457), as far as it is one.
#[derive(Default, Deserialize)]
struct Problem {
    #[serde(default, rename = "type", deserialize_with = "lenient")]
    kind: String,
    #[serde(default, deserialize_with = "lenient")]
    request_id: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    errors: Vec<FieldFault>,
    /// Which submission has the records already. A text, so that an odd one spoils nothing else.
    #[serde(default, deserialize_with = "lenient")]
    submission_id: Option<String>,
    /// How old the sign-in may be for what was refused, in seconds (RFC 9470).
    #[serde(default, deserialize_with = "lenient")]
    max_age: Option<u64>,
}

const PROBLEM: &str = "urn:lkot:problem:";

impl From<ErrorKind> for ApiError {
    fn from(kind: ErrorKind) -> Self {
        Self {
            kind,
            fields: Vec::new(),
            submission: None,
            request_id: None,
        }
    }
}

impl From<crate::chunk::Missing> for ApiError {
    fn from(_: crate::chunk::Missing) -> Self {
        ErrorKind::PartMissing.into()
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
        let kind = match problem.kind.strip_prefix(PROBLEM).unwrap_or_default() {
            "staff-not-found" => ErrorKind::StaffNotFound,
            "already-has-access" => ErrorKind::AlreadyHasAccess,
            "last-administrator" => ErrorKind::LastAdministrator,
            "head-is-administrator" => ErrorKind::HeadIsAdministrator,
            "own-rights-unconfirmed" => ErrorKind::OwnRights,
            "restore-too-late" => ErrorKind::RestoreTooLate,
            "template-exists" => ErrorKind::TemplateExists,
            "quota-reached" => ErrorKind::QuotaReached,
            "fresh-sign-in-required" => ErrorKind::SignInStale(seconds()),
            "already-submitted" => ErrorKind::AlreadySubmitted,
            "portion-differs" => ErrorKind::PortionDiffers,
            "submission-closed" => ErrorKind::SubmissionClosed,
            "submission-incomplete" => ErrorKind::SubmissionIncomplete,
            "transition-not-allowed" => ErrorKind::TransitionNotAllowed,
            "declaration-submitted" => ErrorKind::DeclarationSubmitted,
            "request-in-progress" => ErrorKind::InProgress,
            "login-unknown" => ErrorKind::LoginUnknown,
            "login-expired" => ErrorKind::LoginExpired,
            "code-rejected" => ErrorKind::CodeRejected,
            "other-provider" => ErrorKind::OtherProvider,
            "account-unconfirmed" => ErrorKind::AccountUnconfirmed,
            "provider-failed" => ErrorKind::ProviderFailed,
            "cursor-invalid" => ErrorKind::CursorInvalid,
            "changed-meanwhile" => ErrorKind::ChangedMeanwhile,
            _ => by_status(status, retry_after),
        };
        // Which fields is what the user is to look at.
        let kind = match kind {
            ErrorKind::Invalid if problem.errors.is_empty() => ErrorKind::NotAccepted,
            kind => kind,
        };
        Self {
            kind,
            fields: problem.errors,
            submission: problem
                .submission_id
                .as_deref()
                .and_then(SubmissionId::parse),
            request_id: problem.request_id.or(request_id),
        }
    }
}

fn by_status(status: u16, retry_after: Option<u32>) -> ErrorKind {
    match status {
        401 => ErrorKind::SessionEnded,
        403 => ErrorKind::Forbidden,
        404 | 410 => ErrorKind::NotFound,
        // What is not named is not known to be somebody's change.
        409 => ErrorKind::Conflict,
        412 => ErrorKind::ChangedMeanwhile,
        422 => ErrorKind::Invalid,
        423 => ErrorKind::Locked,
        429 => ErrorKind::TooManyRequests(retry_after),
        408 | 425 | 503 => ErrorKind::Unavailable(retry_after),
        500.. => ErrorKind::Server,
        // It was understood to be ours, and refused: nothing was done.
        400.. => ErrorKind::NotAccepted,
        _ => ErrorKind::Malformed,
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
        assert_eq!(error.kind, ErrorKind::LastAdministrator);
        assert_eq!(error.request_id.as_deref(), Some("r1"));
    }

    /// What is said of each is in `src/i18n/sign_in_tests.rs`.
    #[test]
    fn a_refused_sign_in_is_known_by_its_type() {
        for (name, kind) in [
            ("login-unknown", ErrorKind::LoginUnknown),
            ("login-expired", ErrorKind::LoginExpired),
            ("code-rejected", ErrorKind::CodeRejected),
            ("other-provider", ErrorKind::OtherProvider),
            ("account-unconfirmed", ErrorKind::AccountUnconfirmed),
            ("provider-failed", ErrorKind::ProviderFailed),
        ] {
            let body = format!(r#"{{"type":"urn:lkot:problem:{name}","request_id":"r1"}}"#);
            for status in [400, 502] {
                assert_eq!(read(status, &body).kind, kind, "{name}");
            }
        }
    }

    /// What is said of each is in `src/i18n/refusal_tests.rs`.
    #[test]
    fn a_refused_change_is_known_by_its_type() {
        for (name, kind) in [
            ("staff-not-found", ErrorKind::StaffNotFound),
            ("already-has-access", ErrorKind::AlreadyHasAccess),
            ("head-is-administrator", ErrorKind::HeadIsAdministrator),
            ("own-rights-unconfirmed", ErrorKind::OwnRights),
            ("restore-too-late", ErrorKind::RestoreTooLate),
        ] {
            let body = format!(r#"{{"type":"urn:lkot:problem:{name}","request_id":"r1"}}"#);
            for status in [404, 409] {
                assert_eq!(read(status, &body).kind, kind, "{name}");
            }
        }
        assert_eq!(read(404, "").kind, ErrorKind::NotFound);
    }

    #[test]
    fn an_unknown_type_or_no_problem_at_all_goes_by_status() {
        let future = r#"{"type":"urn:lkot:problem:future","request_id":"r1"}"#;
        assert_eq!(read(403, future).kind, ErrorKind::Forbidden);
        let page = read(502, "<html>Bad gateway</html>");
        assert_eq!(
            (page.kind, page.request_id.as_deref()),
            (ErrorKind::Server, Some("header"))
        );
        assert_eq!(read(429, "").kind, ErrorKind::TooManyRequests(Some(30)));
        assert_eq!(read(412, "").kind, ErrorKind::ChangedMeanwhile);
    }

    #[test]
    fn what_the_contract_does_not_name_is_not_taken_for_what_it_names() {
        let future = r#"{"type":"urn:lkot:problem:future","request_id":"r1"}"#;
        let about_blank = r#"{"type":"about:blank","status":409}"#;
        for body in [future, about_blank, "", "<html>", "[]", "{\"type\":5}"] {
            for (status, kind) in [
                (400, ErrorKind::NotAccepted),
                (405, ErrorKind::NotAccepted),
                (408, ErrorKind::Unavailable(Some(30))),
                (409, ErrorKind::Conflict),
                (410, ErrorKind::NotFound),
                (413, ErrorKind::NotAccepted),
                (415, ErrorKind::NotAccepted),
                (422, ErrorKind::NotAccepted),
                (423, ErrorKind::Locked),
                (428, ErrorKind::NotAccepted),
                (451, ErrorKind::NotAccepted),
                (500, ErrorKind::Server),
                (503, ErrorKind::Unavailable(Some(30))),
            ] {
                assert_eq!(read(status, body).kind, kind, "{status} {body}");
            }
        }
        let told = r#"{"type":"urn:lkot:problem:changed-meanwhile"}"#;
        assert_eq!(read(409, told).kind, ErrorKind::ChangedMeanwhile);
    }

    #[test]
    fn an_odd_field_of_a_problem_spoils_nothing_else() {
        let body = r#"{"type":"urn:lkot:problem:last-administrator","request_id":7,"errors":"none","max_age":[]}"#;
        let error = read(409, body);
        assert_eq!(error.kind, ErrorKind::LastAdministrator);
        assert_eq!(error.request_id.as_deref(), Some("header"));
    }

    #[test]
    fn what_was_sent_already_is_named() {
        let body = r#"{"type":"urn:lkot:problem:already-submitted","submission_id":"ts-31"}"#;
        let error = read(409, body);
        assert_eq!(error.kind, ErrorKind::AlreadySubmitted);
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
            (error.kind, error.fields),
            (ErrorKind::Invalid, vec![fault])
        );
    }
}
