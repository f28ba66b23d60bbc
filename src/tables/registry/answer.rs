//! What the worker answers about a file for the registry, as crates/worker/README.md writes it.

use super::types::{
    Field, FilePart, Finding, Found, Group, GroupMend, Plan, RecordCounts, RecordRow,
    RecordSummary, RegistryFault, RowName,
};
use serde_json::Value;

pub fn fault(json: &Value) -> Option<RegistryFault> {
    let line = || number(json, "number").unwrap_or_default();
    Some(match json.get("fault")?.as_str()? {
        "not_a_registry" => RegistryFault::NotARegistry,
        "document_type" => RegistryFault::DocumentType,
        "not_well_formed" => RegistryFault::NotWellFormed(line()),
        "unknown_encoding" => RegistryFault::UnknownEncoding,
        "no_records" => RegistryFault::NoRecords,
        _ => RegistryFault::Table(super::super::answer::fault(json)?),
    })
}

pub fn summary(json: &Value) -> Option<RecordSummary> {
    Some(RecordSummary {
        is_xml: text(json, "kind").as_deref() == Some("xml"),
        columns: fields(json, "columns"),
        missing: fields(json, "missing"),
        counts: counts(json)?,
        file_faults: list(json, "file_faults")
            .iter()
            .filter_map(|json| finding(json, "fault"))
            .collect(),
        has_macros: texts(json, "notes").iter().any(|note| note == "macros"),
        report: list(json, "report").iter().filter_map(group).collect(),
        files: number(json, "files").unwrap_or_default(),
        can_undo: json.get("undo").and_then(Value::as_bool) == Some(true),
    })
}

pub fn counts(json: &Value) -> Option<RecordCounts> {
    let counts = json.get("counts")?;
    let of = |name| number(counts, name);
    Some(RecordCounts {
        rows: of("rows")?,
        ready: of("ready")?,
        faulty: of("faulty")?,
        warned: of("warned")?,
        duplicate: of("duplicate")?,
        left_out: of("left_out")?,
        sent: of("sent")?,
        rejected: of("rejected")?,
    })
}

fn group(json: &Value) -> Option<Group> {
    let first = list(json, "rows").iter().filter_map(row_name);
    let mend = |code| {
        let example = json.get("example")?;
        Some(GroupMend {
            code,
            before: text(example, "text").unwrap_or_default(),
            after: text(example, "mend").unwrap_or_default(),
        })
    };
    Some(Group {
        field: field(json),
        finding: finding(json, "code")?,
        // Whatever is not said to be a warning keeps the rows back.
        is_fault: text(json, "kind").as_deref() != Some("warning"),
        count: number(json, "count")?,
        first: first.collect(),
        mend: text(json, "mend").and_then(mend),
    })
}

fn row_name(json: &Value) -> Option<RowName> {
    Some(RowName {
        row: number(json, "row")?,
        number: number(json, "number")?,
    })
}

fn finding(json: &Value, code: &str) -> Option<Finding> {
    Some(Finding {
        code: text(json, code)?,
        number: number(json, "number").or_else(|| number(json, "digits")),
        name: text(json, "name"),
    })
}

fn found(json: &Value) -> Option<Found> {
    Some(Found {
        field: field(json),
        finding: finding(json, "code")?,
        mend: text(json, "mend"),
    })
}

fn field(json: &Value) -> Option<Field> {
    Field::of(json.get("column")?.as_str()?)
}

pub fn rows(json: &Value) -> Option<(u64, Vec<RecordRow>)> {
    let rows = json.get("rows")?.as_array()?.iter().map(row);
    Some((number(json, "left")?, rows.collect::<Option<_>>()?))
}

pub fn changed(json: &Value) -> Option<(RecordRow, RecordCounts)> {
    Some((row(json.get("row")?)?, counts(json)?))
}

fn row(json: &Value) -> Option<RecordRow> {
    let all = |name| list(json, name).iter().filter_map(found).collect();
    Some(RecordRow {
        row: number(json, "row")?,
        number: number(json, "number")?,
        state: text(json, "state")?,
        cells: texts(json, "cells"),
        faults: all("faults"),
        warnings: all("warnings"),
        same_as: json.get("of").and_then(|of| number(of, "number")),
        errors: all("errors"),
    })
}

pub fn plan(json: &Value) -> Option<Plan> {
    Some(Plan {
        digest: text(json, "digest")?,
        records: number(json, "records")?,
        portions: number(json, "portions")?.try_into().ok()?,
    })
}

pub fn body(json: &Value) -> Option<String> {
    text(json, "body")
}

/// What a file that was made is a part of.
pub fn file_part(json: &Value) -> Option<FilePart> {
    Some(FilePart {
        media_type: text(json, "type").unwrap_or_default(),
        part: number(json, "part").unwrap_or(1),
        parts: number(json, "parts")?,
    })
}

fn fields(json: &Value, name: &str) -> Vec<Field> {
    let codes = texts(json, name);
    codes.iter().filter_map(|code| Field::of(code)).collect()
}

fn list<'json>(json: &'json Value, name: &str) -> &'json [Value] {
    let list = json.get(name).and_then(Value::as_array);
    list.map(Vec::as_slice).unwrap_or_default()
}

fn number(json: &Value, name: &str) -> Option<u64> {
    json.get(name)?.as_u64()
}

fn text(json: &Value, name: &str) -> Option<String> {
    Some(json.get(name)?.as_str()?.to_owned())
}

fn texts(json: &Value, name: &str) -> Vec<String> {
    let all = list(json, name).iter().filter_map(Value::as_str);
    all.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const COUNTS: &str = r#"{"rows":3,"ready":1,"faulty":1,"warned":1,"duplicate":1,"left_out":0,"sent":0,"rejected":0}"#;

    #[test]
    fn a_summary_with_its_report() {
        let counts: Value = serde_json::from_str(COUNTS).unwrap();
        let read = summary(&json!({
            "columns": ["outer_id", "last_name"], "missing": ["citizenship", "future"],
            "counts": counts, "notes": ["macros"], "files": 1, "undo": false,
            "file_faults": [{ "fault": "too_many_records", "number": 5000 }],
            "report": [
                { "column": "date", "kind": "fault", "code": "date_form", "count": 2,
                  "rows": [{ "row": 0, "number": 2 }], "mend": "m1",
                  "example": { "text": "12.10.2026", "mend": "2026-10-12" } },
                { "column": null, "kind": "warning", "code": "spaces", "count": 1, "rows": [] },
            ],
        }));
        let read = read.unwrap();
        assert_eq!(read.counts.faulty, 1);
        assert!(read.has_macros && !read.can_undo);
        assert_eq!(read.missing, [Field::Citizenship]);
        assert_eq!(read.file_faults[0].number, Some(5_000));
        let [dates, spaces] = &read.report[..] else {
            panic!("two groups")
        };
        assert!(dates.is_fault && !spaces.is_fault);
        assert_eq!(
            (dates.field, dates.first.as_slice()),
            (Some(Field::TestDate), &[RowName { row: 0, number: 2 }][..])
        );
        let mend = dates.mend.as_ref().unwrap();
        assert_eq!(
            (mend.code.as_str(), mend.after.as_str()),
            ("m1", "2026-10-12")
        );
        assert!(spaces.field.is_none() && spaces.mend.is_none());
    }

    #[test]
    fn a_row_that_the_registry_refused() {
        let (left, rows) = rows(&json!({ "left": 9, "rows": [{
            "row": 0, "number": 2, "state": "rejected", "cells": ["", "Иванов"], "faults": [],
            "warnings": [{ "column": "last_name", "code": "spaces", "mend": "Иванов" }],
            "errors": [{ "pointer": "/test/date", "code": "duplicate", "column": "date" }],
        }] }))
        .unwrap();
        assert_eq!(left, 9);
        assert_eq!(rows[0].errors[0].field, Some(Field::TestDate));
        assert_eq!(rows[0].warnings[0].mend.as_deref(), Some("Иванов"));
    }

    #[test]
    fn digits_are_the_number_of_a_finding() {
        let json = json!({ "column": "snils", "code": "too_short", "digits": 9 });
        assert_eq!(found(&json).unwrap().finding.number, Some(9));
    }

    #[test]
    fn a_plan_says_what_is_sent() {
        let json = json!({ "digest": "ab", "records": 250, "portions": 3 });
        let wanted = Plan {
            digest: "ab".to_owned(),
            records: 250,
            portions: 3,
        };
        assert_eq!(plan(&json), Some(wanted));
        assert_eq!(plan(&json!({ "digest": "ab", "records": 250 })), None);
    }

    #[test]
    fn faults_of_a_registry_beside_those_of_any_table() {
        let read = |json| fault(&json);
        let line = json!({ "fault": "not_well_formed", "number": 7 });
        assert_eq!(read(line), Some(RegistryFault::NotWellFormed(7)));
        let large = json!({ "fault": "too_large", "number": 9 });
        let table = super::super::super::TableFault::TooLarge(9);
        assert_eq!(read(large), Some(RegistryFault::Table(table)));
        let future = json!({ "fault": "of_a_newer_worker" });
        assert_eq!(read(future), Some(RegistryFault::STOPPED));
        assert_eq!(read(json!({ "counts": {} })), None);
    }

    /// Page and worker read one protocol each by itself: the page's names stand in it.
    #[test]
    fn the_protocol_has_the_names_of_the_page() {
        use super::super::{FileKind, RecordFilter};
        let protocol = include_str!("../../../crates/worker/README.md");
        let fields = Field::ALL.map(Field::code);
        let filters = RecordFilter::ALL.map(RecordFilter::code);
        let files = [
            FileKind::Xml,
            FileKind::Olot,
            FileKind::TemplateCsv,
            FileKind::TemplateXlsx,
            FileKind::Report,
        ];
        let files = files.map(FileKind::code);
        for name in fields.iter().chain(&filters).chain(&files) {
            assert!(protocol.contains(&format!("`{name}`")), "{name}");
        }
    }
}
