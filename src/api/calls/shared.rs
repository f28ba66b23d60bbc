//! What several subjects of the contract have in common.

use crate::api::lenient::lenient;
use crate::domain::{FullName, HistoryEntry};
use serde::Deserialize;

/// The three fields of a name, which stand beside others everywhere.
pub(in crate::api) fn full_name(last: String, first: String, middle: Option<String>) -> FullName {
    FullName {
        last,
        first,
        middle: filled(middle),
    }
}

/// A text that may be missing; an empty one says nothing either.
pub(in crate::api) fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

/// A line of `SectionHistory`.
#[derive(Deserialize)]
pub(in crate::api) struct HappenedDto {
    at: String,
    state: String,
    #[serde(default, deserialize_with = "lenient")]
    by: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    comment: Option<String>,
}

impl From<HappenedDto> for HistoryEntry {
    fn from(line: HappenedDto) -> Self {
        Self {
            at: line.at,
            state: line.state,
            by: line.by,
            comment: filled(line.comment),
        }
    }
}
