//! Signs of violations.

use super::shared::{HappenedDto, filled};
use crate::api::answer::{Answer, Success};
use crate::api::error::ApiError;
use crate::api::lenient::{known, lenient};
use crate::api::offered::Offered;
use crate::api::request::{Request, organization_path};
use crate::domain::{
    Cursor, Day, HistoryEntry, Known, OrganizationId, Page, VIOLATIONS, Version, View, Violation,
    ViolationChange, ViolationId, ViolationState, ViolationSummary, offer,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(in crate::api) struct ViolationSummaryDto {
    id: ViolationId,
    what: String,
    #[serde(rename = "where", default, deserialize_with = "lenient")]
    place: Option<String>,
    found_on: Day,
    #[serde(default, deserialize_with = "known")]
    due_on: Known<Day>,
    state: String,
    #[serde(default, deserialize_with = "lenient")]
    overdue: bool,
    #[serde(default, deserialize_with = "lenient")]
    version: Option<String>,
}

impl From<ViolationSummaryDto> for ViolationSummary {
    fn from(violation: ViolationSummaryDto) -> Self {
        Self {
            id: violation.id,
            what: violation.what,
            place: filled(violation.place),
            found_on: violation.found_on,
            due_on: violation.due_on,
            state: ViolationState::of(&violation.state),
            overdue: violation.overdue,
        }
    }
}

/// What `Violation` has beside its summary.
#[derive(Deserialize)]
struct ViolationDto {
    #[serde(default, deserialize_with = "lenient")]
    to_do: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    next_states: Vec<String>,
    #[serde(default, deserialize_with = "lenient")]
    history: Vec<HappenedDto>,
}

#[derive(Serialize)]
struct ViolationChangeBody<'a> {
    state: &'a str,
    comment: &'a str,
}

impl Offered<offer::Violations> {
    /// `listViolations`, so many at once.
    pub async fn violations(
        &self,
        organization: &OrganizationId,
        view: &View,
        limit: u16,
        cursor: Option<&Cursor>,
    ) -> Result<Page<ViolationSummary>, ApiError> {
        let path = organization_path(organization, "/violations");
        let filters = view.filters(&VIOLATIONS);
        let request = Request::list(path, limit, &view.text, &filters, cursor);
        self.send(request).await?.page::<ViolationSummaryDto, _>()
    }

    /// `getViolation`.
    pub async fn violation(
        &self,
        organization: &OrganizationId,
        id: &ViolationId,
    ) -> Result<Violation, ApiError> {
        let path = organization_path(organization, &format!("/violations/{}", id.as_str()));
        self.send(Request::get(path)).await?.violation()
    }

    /// `changeViolationState`, unless somebody changed it since `version`; the sign as it is now.
    pub async fn change_violation(
        &self,
        organization: &OrganizationId,
        id: &ViolationId,
        version: &Version,
        change: &ViolationChange,
    ) -> Result<Violation, ApiError> {
        let rest = format!("/violations/{}/state", id.as_str());
        let body = ViolationChangeBody {
            state: change.state.code(),
            comment: &change.comment,
        };
        let request = Request::put(organization_path(organization, &rest), Success::Ok)
            .header("If-Match", version.as_if_match())
            .json(&body);
        self.send(request).await?.violation()
    }
}

impl Answer {
    /// The sign with the version that a further change must carry.
    pub(in crate::api) fn violation(&self) -> Result<Violation, ApiError> {
        let summary: ViolationSummaryDto = self.read()?;
        let rest: ViolationDto = self.read()?;
        let next = rest.next_states.iter();
        let history = rest.history.into_iter();
        Ok(Violation {
            version: self.version(summary.version.as_deref())?,
            summary: summary.into(),
            to_do: filled(rest.to_do),
            next_states: next.filter_map(|state| ViolationState::of(state)).collect(),
            history: history.map(HistoryEntry::from).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::tests::{answer, answer_without_tag};
    use serde_json::json;

    #[test]
    fn a_state_that_is_not_known_is_shown_without_one_and_not_offered() {
        let json = json!({
            "id": "vs-1", "what": "x", "found_on": "2026-11-02", "state": "future",
            "next_states": ["future", "fixed"], "history": [{ "at": "a", "state": "future" }],
            "version": "\"v1\"",
        });
        let sign = answer_without_tag(&json).violation().unwrap();
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
        assert!(answer_without_tag(&json).violation().is_err());
        assert!(answer(&json).violation().is_ok());
    }
}
