//! The JSON of «Отчёты СОУТ»; read as `wire` reads.

use super::wire::{day, flag, list, str, text};
use crate::domain::{
    ClassCount, ConditionClass, Factor, GuaranteeCount, ReportId, SoutReport, SoutReportSummary,
    Workplace, WorkplaceId,
};
use serde_json::Value;

/// `SoutReportSummary`.
pub fn summary(json: &Value) -> Option<SoutReportSummary> {
    Some(SoutReportSummary {
        id: ReportId::parse(str(json, "id")?)?,
        number: text(json, "number")?,
        approved_on: day(json, "approved_on")?,
        valid_until: day(json, "valid_until"),
        assessor: text(json, "assessor"),
        workplaces: number(json, "workplaces")?,
        worst: class(json, "worst_class"),
    })
}

/// `SoutReport`.
pub fn report(json: &Value) -> Option<SoutReport> {
    let classes = json.get("classes")?.as_array()?.iter().map(class_count);
    let guarantees = list(json, "guarantees").iter().map(guarantee);
    Some(SoutReport {
        summary: summary(json)?,
        employees: number(json, "employees"),
        classes: classes.collect::<Option<_>>()?,
        guarantees: guarantees.collect::<Option<_>>()?,
    })
}

/// `Workplace`.
pub fn workplace(json: &Value) -> Option<Workplace> {
    let factor = |json: &Value| {
        Some(Factor {
            name: text(json, "name")?,
            class: class(json, "class")?,
        })
    };
    let factors = list(json, "factors").iter().map(factor);
    let guarantees = list(json, "guarantees").iter().filter_map(Value::as_str);
    Some(Workplace {
        id: WorkplaceId::parse(str(json, "id")?)?,
        number: text(json, "number")?,
        name: text(json, "name")?,
        department: text(json, "department"),
        employees: number(json, "employees"),
        class: class(json, "class")?,
        declarable: flag(json, "declarable"),
        factors: factors.collect::<Option<_>>()?,
        guarantees: guarantees.map(str::to_owned).collect(),
    })
}

fn class_count(json: &Value) -> Option<ClassCount> {
    Some(ClassCount {
        class: class(json, "class")?,
        label: text(json, "label")?,
        workplaces: number(json, "workplaces")?,
        employees: number(json, "employees"),
    })
}

fn guarantee(json: &Value) -> Option<GuaranteeCount> {
    Some(GuaranteeCount {
        name: text(json, "name")?,
        workplaces: number(json, "workplaces")?,
    })
}

fn class(json: &Value, name: &str) -> Option<ConditionClass> {
    str(json, name).map(ConditionClass::parse)
}

fn number(json: &Value, name: &str) -> Option<u64> {
    json.get(name)?.as_u64()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_report_with_as_little_as_the_contract_allows() {
        let json = json!({
            "id": "sr-1", "number": "1", "approved_on": "2025-06-30", "workplaces": 0, "classes": [],
        });
        let report = report(&json).unwrap();
        assert_eq!(
            (report.summary.worst, report.summary.valid_until),
            (None, None)
        );
        assert!(report.classes.is_empty() && report.guarantees.is_empty());
        assert!(summary(&json!({ "id": "sr-1", "number": "1", "workplaces": 0 })).is_none());
    }

    #[test]
    fn a_report_says_how_many_workplaces_have_each_class() {
        let json = json!({
            "id": "sr-1", "number": "1", "approved_on": "2025-06-30", "workplaces": 14,
            "worst_class": "9", "employees": 31,
            "classes": [{ "class": "9", "label": "Класс 9", "workplaces": 14, "employees": null }],
            "guarantees": [{ "name": "Молоко", "workplaces": 3 }],
        });
        let report = report(&json).unwrap();
        let class = &report.classes[0];
        assert_eq!(class.class, ConditionClass::Other("9".to_owned()));
        assert_eq!((class.workplaces, class.employees), (14, None));
        assert_eq!(report.guarantees[0].workplaces, 3);
        let without = json!({
            "id": "sr-1", "number": "1", "approved_on": "2025-06-30", "workplaces": 14,
        });
        assert!(super::report(&without).is_none());
    }

    #[test]
    fn a_workplace_with_as_little_as_the_contract_allows_and_a_class_of_the_future() {
        let json = json!({ "id": "wp-1", "number": "3А", "name": "Электромонтёр", "class": "3.9" });
        let workplace = workplace(&json).unwrap();
        assert_eq!(workplace.class.code(), "3.9");
        assert!(!workplace.declarable && workplace.factors.is_empty());
        let unsafe_id = json!({ "id": "../x", "number": "1", "name": "А", "class": "2" });
        assert!(super::workplace(&unsafe_id).is_none());
    }
}
