//! Signs of violations, one function a call.
#![expect(clippy::missing_errors_doc, reason = "as in `endpoints`")]

use super::answer::Success;
use super::client::{Client, Request};
use super::endpoints::{listed, organization_path};
use super::error::ApiError;
use super::wire_violations;
use crate::domain::{
    Cursor, OrganizationId, Page, VIOLATIONS, Version, View, Violation, ViolationChange,
    ViolationId, ViolationSummary,
};

impl Client {
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
        let path = listed(&path, limit, &view.text, &filters, cursor);
        self.list(path, wire_violations::summary).await
    }

    /// `getViolation`.
    pub async fn violation(
        &self,
        organization: &OrganizationId,
        id: &ViolationId,
    ) -> Result<Violation, ApiError> {
        let path = organization_path(organization, &format!("/violations/{}", id.as_str()));
        let answer = self.send(Request::get(path)).await?;
        answer.read(|json| wire_violations::violation(json, answer.etag.as_deref()))
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
        let request = Request::put(organization_path(organization, &rest), Success::Ok)
            .header("If-Match", version.as_if_match())
            .json(&wire_violations::change(change));
        let answer = self.send(request).await?;
        answer.read(|json| wire_violations::violation(json, answer.etag.as_deref()))
    }
}
