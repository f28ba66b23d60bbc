//! «Отчёты СОУТ».

use crate::api::answer::Answer;
use crate::api::error::ApiError;
use crate::api::lenient::lenient;
use crate::api::offered::Offered;
use crate::api::request::{Request, organization_path};
use crate::domain::{
    ClassCount, ConditionClass, Cursor, Day, Factor, GuaranteeCount, OrganizationId, Page,
    ReportId, SOUT_REPORTS, SoutReport, SoutReportSummary, View, WORKPLACES, Workplace,
    WorkplaceId, offer,
};
use serde::Deserialize;

/// Which workplaces of a report are asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Workplaces {
    /// All of them.
    All,
    /// Those that a declaration may name.
    Declarable,
}

#[derive(Deserialize)]
pub(in crate::api) struct SoutReportSummaryDto {
    id: ReportId,
    number: String,
    approved_on: Day,
    #[serde(default, deserialize_with = "lenient")]
    valid_until: Option<Day>,
    #[serde(default, deserialize_with = "lenient")]
    assessor: Option<String>,
    workplaces: u64,
    #[serde(default, deserialize_with = "lenient")]
    worst_class: Option<ConditionClass>,
}

impl From<SoutReportSummaryDto> for SoutReportSummary {
    fn from(report: SoutReportSummaryDto) -> Self {
        Self {
            id: report.id,
            number: report.number,
            approved_on: report.approved_on,
            valid_until: report.valid_until,
            assessor: report.assessor,
            workplaces: report.workplaces,
            worst: report.worst_class,
        }
    }
}

/// What `SoutReport` has beside its summary.
#[derive(Deserialize)]
struct SoutReportDto {
    #[serde(default, deserialize_with = "lenient")]
    employees: Option<u64>,
    classes: Vec<ClassCountDto>,
    #[serde(default, deserialize_with = "lenient")]
    guarantees: Vec<GuaranteeCountDto>,
}

#[derive(Deserialize)]
struct ClassCountDto {
    class: ConditionClass,
    label: String,
    workplaces: u64,
    #[serde(default, deserialize_with = "lenient")]
    employees: Option<u64>,
}

impl From<ClassCountDto> for ClassCount {
    fn from(count: ClassCountDto) -> Self {
        Self {
            class: count.class,
            label: count.label,
            workplaces: count.workplaces,
            employees: count.employees,
        }
    }
}

#[derive(Deserialize)]
struct GuaranteeCountDto {
    name: String,
    workplaces: u64,
}

impl From<GuaranteeCountDto> for GuaranteeCount {
    fn from(count: GuaranteeCountDto) -> Self {
        Self {
            name: count.name,
            workplaces: count.workplaces,
        }
    }
}

#[derive(Deserialize)]
pub(in crate::api) struct WorkplaceDto {
    id: WorkplaceId,
    number: String,
    name: String,
    #[serde(default, deserialize_with = "lenient")]
    department: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    employees: Option<u64>,
    class: ConditionClass,
    #[serde(default, deserialize_with = "lenient")]
    declarable: bool,
    #[serde(default, deserialize_with = "lenient")]
    factors: Vec<FactorDto>,
    #[serde(default, deserialize_with = "lenient")]
    guarantees: Vec<String>,
}

#[derive(Deserialize)]
struct FactorDto {
    name: String,
    class: ConditionClass,
}

impl From<FactorDto> for Factor {
    fn from(factor: FactorDto) -> Self {
        Self {
            name: factor.name,
            class: factor.class,
        }
    }
}

impl From<WorkplaceDto> for Workplace {
    fn from(workplace: WorkplaceDto) -> Self {
        Self {
            id: workplace.id,
            number: workplace.number,
            name: workplace.name,
            department: workplace.department,
            employees: workplace.employees,
            class: workplace.class,
            declarable: workplace.declarable,
            factors: workplace.factors.into_iter().map(Factor::from).collect(),
            guarantees: workplace.guarantees,
        }
    }
}

impl Offered<offer::SoutReports> {
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
        let request = Request::list(path, limit, &view.text, &filters, cursor);
        self.send(request).await?.page::<SoutReportSummaryDto, _>()
    }

    /// `getSoutReport`.
    pub async fn sout_report(
        &self,
        organization: &OrganizationId,
        id: &ReportId,
    ) -> Result<SoutReport, ApiError> {
        let path = organization_path(organization, &format!("/sout-reports/{}", id.as_str()));
        self.send(Request::get(path)).await?.sout_report()
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
        let request = Request::list(path, limit, &view.text, &filters, cursor);
        self.send(request).await?.page::<WorkplaceDto, _>()
    }
}

impl Answer {
    pub(in crate::api) fn sout_report(&self) -> Result<SoutReport, ApiError> {
        let summary: SoutReportSummaryDto = self.read()?;
        let rest: SoutReportDto = self.read()?;
        Ok(SoutReport {
            summary: summary.into(),
            employees: rest.employees,
            classes: rest.classes.into_iter().map(Into::into).collect(),
            guarantees: rest.guarantees.into_iter().map(Into::into).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::tests::answer;
    use serde_json::json;

    #[test]
    fn a_report_with_as_little_as_the_contract_allows() {
        let json = json!({
            "id": "sr-1", "number": "1", "approved_on": "2025-06-30", "workplaces": 0, "classes": [],
        });
        let report = answer(&json).sout_report().unwrap();
        assert_eq!(
            (report.summary.worst, report.summary.valid_until),
            (None, None)
        );
        assert!(report.classes.is_empty() && report.guarantees.is_empty());
        let without_a_day = json!({ "id": "sr-1", "number": "1", "workplaces": 0, "classes": [] });
        assert!(answer(&without_a_day).sout_report().is_err());
    }

    #[test]
    fn a_report_says_how_many_workplaces_have_each_class() {
        let json = json!({
            "id": "sr-1", "number": "1", "approved_on": "2025-06-30", "workplaces": 14,
            "worst_class": "9", "employees": 31,
            "classes": [{ "class": "9", "label": "Класс 9", "workplaces": 14, "employees": null }],
            "guarantees": [{ "name": "Молоко", "workplaces": 3 }],
        });
        let report = answer(&json).sout_report().unwrap();
        let class = &report.classes[0];
        assert_eq!(class.class, ConditionClass::Other("9".to_owned()));
        assert_eq!((class.workplaces, class.employees), (14, None));
        assert_eq!(report.guarantees[0].workplaces, 3);
        let without = json!({
            "id": "sr-1", "number": "1", "approved_on": "2025-06-30", "workplaces": 14,
        });
        assert!(answer(&without).sout_report().is_err());
    }

    #[test]
    fn a_workplace_with_as_little_as_the_contract_allows_and_a_class_of_the_future() {
        let read = |json| answer(&json).read::<WorkplaceDto>();
        let json = json!({ "id": "wp-1", "number": "3А", "name": "Электромонтёр", "class": "3.9" });
        let workplace = Workplace::from(read(json).unwrap());
        assert_eq!(workplace.class.code(), "3.9");
        assert!(!workplace.declarable && workplace.factors.is_empty());
        let unsafe_id = json!({ "id": "../x", "number": "1", "name": "А", "class": "2" });
        assert!(read(unsafe_id).is_err());
    }
}
