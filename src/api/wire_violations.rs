//! The JSON of the signs of violations; read as `wire` reads.

use super::wire::{flag, list, str, text};
use super::wire_sections::{day, history};
use crate::domain::{
    Version, Violation, ViolationChange, ViolationId, ViolationState, ViolationSummary,
};
use serde_json::{Value, json};

/// `ViolationSummary`.
pub fn summary(json: &Value) -> Option<ViolationSummary> {
    Some(ViolationSummary {
        id: ViolationId::parse(str(json, "id")?)?,
        what: text(json, "what")?,
        place: text(json, "where").filter(|place| !place.is_empty()),
        found_on: day(json, "found_on")?,
        due_on: day(json, "due_on"),
        state: ViolationState::of(str(json, "state")?),
        overdue: flag(json, "overdue"),
    })
}

/// `Violation`, with the tag of the answer where it has one.
pub fn violation(json: &Value, etag: Option<&str>) -> Option<Violation> {
    let next = list(json, "next_states").iter().filter_map(Value::as_str);
    Some(Violation {
        summary: summary(json)?,
        to_do: text(json, "to_do").filter(|words| !words.is_empty()),
        next_states: next.filter_map(ViolationState::of).collect(),
        history: history(json, "history"),
        version: Version::from_etag(etag.or(str(json, "version"))?)?,
    })
}

/// `ViolationChange`.
pub fn change(change: &ViolationChange) -> Value {
    json!({ "state": change.state.code(), "comment": change.comment })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_that_is_not_known_is_shown_without_one_and_not_offered() {
        let json = json!({
            "id": "vs-1", "what": "x", "found_on": "2026-11-02", "state": "future",
            "next_states": ["future", "fixed"], "history": [{ "at": "a", "state": "future" }],
            "version": "\"v1\"",
        });
        let sign = violation(&json, None).unwrap();
        assert_eq!(
            (sign.summary.state, sign.summary.overdue, sign.next_states),
            (None, false, vec![ViolationState::Fixed])
        );
        assert_eq!(sign.history.len(), 1);
    }

    #[test]
    fn without_a_version_it_cannot_be_changed_and_is_not_read() {
        let json = json!({
            "id": "vs-1", "what": "x", "found_on": "2026-11-02", "state": "new",
            "next_states": [], "history": [],
        });
        assert!(violation(&json, None).is_none());
        assert!(violation(&json, Some("\"v1\"")).is_some());
    }
}
