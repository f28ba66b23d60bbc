//! What is wrong with the fields of a request.

use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldCode {
    Required,
    TooLong,
    Format,
    CheckDigits,
    Unknown,
    Requires,
    Conflicts,
    /// Of two dates.
    Order,
    /// No longer the present version.
    Outdated,
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
