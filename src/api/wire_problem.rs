//! The JSON of a failure (RFC 9457); read as `wire` reads.

use super::wire::{list, str, text};
use crate::domain::{FieldFault, SubmissionId};
use serde_json::Value;

/// How old the sign-in may be for what was refused, in seconds (RFC 9470).
pub fn max_age(json: &Value) -> Option<u32> {
    json.get("max_age")?.as_u64()?.try_into().ok()
}

/// What a failure's body says, as far as it is a problem of RFC 9457.
pub fn problem(json: &Value) -> (&str, Option<String>, Vec<FieldFault>) {
    (
        str(json, "type").unwrap_or_default(),
        text(json, "request_id"),
        field_faults(json),
    )
}

/// The `errors` of a problem, or of a record that was refused.
pub(super) fn field_faults(json: &Value) -> Vec<FieldFault> {
    let fault = |json: &Value| {
        Some(FieldFault {
            pointer: text(json, "pointer")?,
            code: text(json, "code")?,
        })
    };
    list(json, "errors").iter().filter_map(fault).collect()
}

/// Which submission has the records already.
pub fn submission_id(json: &Value) -> Option<SubmissionId> {
    SubmissionId::parse(str(json, "submission_id")?)
}
