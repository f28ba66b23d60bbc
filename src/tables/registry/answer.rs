//! What the worker answers about a file for the registry.

use super::types::{
    Field, FieldFaultOf, Group, PortionBody, Prepared, Reason, RecordCounts, RecordRow,
    RecordSummary,
};
use serde_json::Value;

pub fn summary(json: &Value) -> Option<RecordSummary> {
    Some(RecordSummary {
        counts: counts(json)?,
        groups: list(json, "groups").iter().filter_map(group).collect(),
        notes: list(json, "notes").iter().filter_map(reason).collect(),
        missing: fields(json, "missing"),
        can_undo: json.get("can_undo").and_then(Value::as_bool) == Some(true),
    })
}

fn counts(json: &Value) -> Option<RecordCounts> {
    let counts = json.get("counts")?;
    let of = |name| number(counts, name).unwrap_or_default();
    Some(RecordCounts {
        records: number(counts, "records")?,
        ready: of("ready"),
        faulty: of("faulty"),
        warned: of("warned"),
        duplicate: of("duplicate"),
        left_out: of("left_out"),
        accepted: of("accepted"),
        refused: of("refused"),
    })
}

fn group(json: &Value) -> Option<Group> {
    Some(Group {
        field: field(json),
        reason: reason(json)?,
        is_error: is_error(json),
        rows: number(json, "rows")?,
        mendable: number(json, "mendable").unwrap_or_default(),
    })
}

fn reason(json: &Value) -> Option<Reason> {
    Some(Reason {
        code: text(json, "fault")?,
        number: number(json, "number"),
    })
}

fn field(json: &Value) -> Option<Field> {
    Field::of(json.get("column")?.as_str()?)
}

/// Whatever is not said to be a warning is an error.
fn is_error(json: &Value) -> bool {
    json.get("warning").and_then(Value::as_bool) != Some(true)
}

pub fn rows(json: &Value) -> Option<(u64, Vec<RecordRow>)> {
    let rows = json.get("rows")?.as_array()?.iter().map(row);
    Some((number(json, "total")?, rows.collect::<Option<_>>()?))
}

pub fn changed(json: &Value) -> Option<(RecordRow, RecordSummary)> {
    Some((row(json.get("row")?)?, summary(json.get("summary")?)?))
}

pub fn mended(json: &Value) -> Option<(u64, RecordSummary)> {
    Some((number(json, "changed")?, summary(json.get("summary")?)?))
}

fn row(json: &Value) -> Option<RecordRow> {
    let fault = |json: &Value| {
        Some(FieldFaultOf {
            field: field(json),
            reason: reason(json)?,
            is_error: is_error(json),
            mend: text(json, "mend"),
        })
    };
    Some(RecordRow {
        row: number(json, "row")?,
        number: number(json, "number")?,
        state: text(json, "state")?,
        cells: texts(json, "cells"),
        faults: list(json, "faults").iter().filter_map(fault).collect(),
        same_as: json.get("of").and_then(|of| number(of, "number")),
    })
}

pub fn prepared(json: &Value) -> Option<Prepared> {
    Some(Prepared {
        digest: text(json, "digest")?,
        records: number(json, "records")?,
    })
}

pub fn portion(json: &Value) -> Option<PortionBody> {
    let rows = list(json, "rows").iter().map(Value::as_u64);
    Some(PortionBody {
        rows: rows.collect::<Option<_>>()?,
        body: text(json, "body")?,
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

    #[test]
    fn a_summary_with_its_groups() {
        let read = summary(&json!({
            "counts": { "records": 3, "ready": 1, "faulty": 1, "duplicate": 1 },
            "groups": [
                { "column": "snils", "fault": "check_digits", "rows": 1 },
                { "column": "learn_program_title", "fault": "title_differs", "warning": true, "rows": 2, "mendable": 2 },
            ],
            "notes": [{ "fault": "hidden_sheets", "number": 2 }],
            "missing": ["citizenship", "future"],
        }));
        let read = read.unwrap();
        assert_eq!(read.counts.errors(), 2);
        assert!(read.groups[0].is_error && !read.groups[1].is_error);
        assert_eq!(read.groups[1].mendable, 2);
        assert_eq!(read.notes[0].number, Some(2));
        assert_eq!(read.missing, [Field::Citizenship]);
        assert!(!read.can_undo);
    }

    #[test]
    fn a_row_with_a_mend() {
        let (total, rows) = rows(&json!({ "total": 9, "rows": [{
            "row": 0, "number": 2, "state": "faulty", "cells": ["", "Иванов"],
            "faults": [{ "column": "date", "fault": "not_iso", "mend": "2026-10-12" }],
        }] }))
        .unwrap();
        assert_eq!(total, 9);
        assert_eq!(rows[0].faults[0].mend.as_deref(), Some("2026-10-12"));
        assert_eq!(rows[0].faults[0].field, Some(Field::TestDate));
    }

    #[test]
    fn a_portion_without_its_rows_is_none() {
        assert!(portion(&json!({ "rows": ["x"], "body": "{}" })).is_none());
        let body = portion(&json!({ "rows": [4, 7], "body": "{}" })).unwrap();
        assert_eq!(body.rows, [4, 7]);
    }
}
