//! Calls of «Отчёты СОУТ», one function a call.
#![expect(
    clippy::missing_errors_doc,
    reason = "as in `endpoints`: an answer documented in the contract, or offline, too slow, malformed"
)]

use super::client::{Client, Request};
use super::endpoints::{listed, organization_path};
use super::error::ApiError;
use super::wire_sout;
use crate::domain::{
    Cursor, OrganizationId, Page, ReportId, SOUT_REPORTS, SoutReport, SoutReportSummary, View,
    WORKPLACES, Workplace,
};

/// Which workplaces of a report are asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Workplaces {
    /// All of them.
    All,
    /// Those that a declaration may name.
    Declarable,
}

impl Client {
    /// `listSoutReports`, at most `limit` of them.
    pub async fn sout_reports(
        &self,
        organization: &OrganizationId,
        view: &View,
        limit: u16,
        cursor: Option<&Cursor>,
    ) -> Result<Page<SoutReportSummary>, ApiError> {
        let path = organization_path(organization, "/sout-reports");
        let filters = view.filters(&SOUT_REPORTS);
        let path = listed(&path, limit, &view.text, &filters, cursor);
        self.list(path, wire_sout::summary).await
    }

    /// `getSoutReport`.
    pub async fn sout_report(
        &self,
        organization: &OrganizationId,
        id: &ReportId,
    ) -> Result<SoutReport, ApiError> {
        let path = organization_path(organization, &format!("/sout-reports/{}", id.as_str()));
        let answer = self.send(Request::get(path)).await?;
        answer.read(wire_sout::report)
    }

    /// `listWorkplaces`, at most `limit` of them.
    pub async fn workplaces(
        &self,
        (organization, report): (&OrganizationId, &ReportId),
        which: Workplaces,
        view: &View,
        limit: u16,
        cursor: Option<&Cursor>,
    ) -> Result<Page<Workplace>, ApiError> {
        let rest = format!("/sout-reports/{}/workplaces", report.as_str());
        let path = organization_path(organization, &rest);
        let mut filters = view.filters(&WORKPLACES);
        if which == Workplaces::Declarable {
            filters.push(("declarable", "true"));
        }
        let path = listed(&path, limit, &view.text, &filters, cursor);
        self.list(path, wire_sout::workplace).await
    }
}
