//! What the worker answers, as crates/worker/README.md writes it.

use super::types::{
    CellFault, Column, Counts, Progress, RowFault, RowGrant, Summary, TableFault, TableRow,
};
use crate::domain::{PermissionCode, PersonDraft, PersonField};
use serde_json::Value;

pub fn fault(json: &Value) -> Option<TableFault> {
    let number = number(json, "number").unwrap_or_default();
    Some(match json.get("fault")?.as_str()? {
        "too_large" => TableFault::TooLarge(number),
        "too_many_rows" => TableFault::TooManyRows(number),
        "long_cell" => TableFault::LongCell(number),
        "open_quote" => TableFault::OpenQuote(number),
        "bomb" => TableFault::Bomb,
        "protected" => TableFault::Protected,
        "old_excel" => TableFault::OldExcel,
        "other_spreadsheet" => TableFault::OtherSpreadsheet,
        "not_a_table" => TableFault::NotATable,
        "empty" => TableFault::Empty,
        "too_many_cells" => TableFault::TooManyCells,
        "no_visible_sheet" => TableFault::NoVisibleSheet,
        "damaged" => TableFault::Damaged,
        "unreadable" => TableFault::Unreadable,
        _ => TableFault::Stopped,
    })
}

pub fn progress(json: &Value) -> Option<Progress> {
    let progress = json.get("progress")?;
    Some(match number(progress, "read") {
        Some(rows) => Progress::Read(rows),
        None => Progress::Checked(number(progress, "checked")?, number(progress, "of")?),
    })
}

pub fn summary(json: &Value) -> Option<Summary> {
    Some(Summary {
        columns: columns(json, "columns"),
        missing: columns(json, "missing"),
        counts: counts(json)?,
    })
}

pub fn counts(json: &Value) -> Option<Counts> {
    let counts = json.get("counts")?;
    let of = |name| number(counts, name);
    Some(Counts {
        rows: of("rows")?,
        ready: of("ready")?,
        faulty: of("faulty")?,
        duplicate: of("duplicate")?,
        left_out: of("left_out")?,
        sent: of("sent")?,
        failed: of("failed")?,
        skipped: of("skipped")?,
    })
}

pub fn rows(json: &Value) -> Option<(u64, Vec<TableRow>)> {
    let rows = json.get("rows")?.as_array()?.iter().map(row);
    Some((number(json, "total")?, rows.collect::<Option<_>>()?))
}

pub fn changed(json: &Value) -> Option<(TableRow, Counts)> {
    Some((row(json.get("row")?)?, counts(json)?))
}

fn row(json: &Value) -> Option<TableRow> {
    let faults = json.get("faults")?.as_array()?.iter();
    Some(TableRow {
        row: number(json, "row")?,
        number: number(json, "number")?,
        state: text(json, "state")?,
        cells: texts(json, "cells"),
        faults: faults.filter_map(row_fault).collect(),
        same_as: json.get("of").and_then(|of| number(of, "number")),
        why: text(json, "why"),
    })
}

fn row_fault(json: &Value) -> Option<RowFault> {
    let digits = || {
        let digits = number(json, "digits").unwrap_or_default();
        usize::try_from(digits).unwrap_or_default()
    };
    Some(RowFault {
        column: Column::of(json.get("column")?.as_str()?)?,
        fault: match json.get("fault")?.as_str()? {
            "required" => CellFault::Required,
            "too_long" => CellFault::TooLong,
            "not_digits" => CellFault::NotDigits,
            "check_digits" => CellFault::CheckDigits,
            "too_short" => CellFault::TooShort(digits()),
            "too_many_digits" => CellFault::TooManyDigits(digits()),
            "lost_zeros" => CellFault::LostZeros(text(json, "mend")?),
            "unknown_permissions" => CellFault::UnknownPermissions(texts(json, "names")),
            "conflicting_permissions" => CellFault::ConflictingPermissions(texts(json, "names")),
            _ => CellFault::Unknown,
        },
    })
}

pub fn grants(json: &Value) -> Option<Vec<RowGrant>> {
    let grant = |json: &Value| {
        let codes = texts(json, "permissions").into_iter();
        let mut person = PersonDraft::default();
        for (name, field) in [
            ("last_name", PersonField::LastName),
            ("first_name", PersonField::FirstName),
            ("middle_name", PersonField::MiddleName),
            ("inn", PersonField::Inn),
            ("snils", PersonField::Snils),
            ("position", PersonField::Position),
        ] {
            person.type_in(field, text(json, name).unwrap_or_default());
        }
        Some(RowGrant {
            row: number(json, "row")?,
            key: text(json, "key")?,
            person: person.check().ok()?,
            permissions: codes.map(PermissionCode::new).collect(),
        })
    };
    json.get("grants")?.as_array()?.iter().map(grant).collect()
}

fn columns(json: &Value, name: &str) -> Vec<Column> {
    let codes = texts(json, name);
    codes.iter().filter_map(|code| Column::of(code)).collect()
}

fn number(json: &Value, name: &str) -> Option<u64> {
    json.get(name)?.as_u64()
}

fn text(json: &Value, name: &str) -> Option<String> {
    Some(json.get(name)?.as_str()?.to_owned())
}

fn texts(json: &Value, name: &str) -> Vec<String> {
    let all = json.get(name).and_then(Value::as_array);
    let all = all.into_iter().flatten().filter_map(Value::as_str);
    all.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_fault_of_the_file_and_one_that_nobody_knows() {
        let large = json!({ "id": 1, "fault": "too_large", "number": 5 });
        assert_eq!(fault(&large), Some(TableFault::TooLarge(5)));
        let quote = json!({ "id": 1, "fault": "open_quote", "number": 3 });
        assert_eq!(fault(&quote), Some(TableFault::OpenQuote(3)));
        assert_eq!(
            fault(&json!({ "fault": "future" })),
            Some(TableFault::Stopped)
        );
        assert_eq!(fault(&json!({ "id": 1 })), None);
    }

    #[test]
    fn a_row_with_its_faults() {
        let json = json!({ "id": 2, "total": 9, "rows": [{
            "row": 0, "number": 2, "state": "faulty", "cells": ["Иванова", "1"],
            "faults": [
                { "column": "snils", "fault": "too_short", "digits": 1 },
                { "column": "inn", "fault": "lost_zeros", "mend": "012345678901" },
                { "column": "future", "fault": "required" },
            ],
        }] });
        let (total, rows) = rows(&json).unwrap();
        assert_eq!(total, 9);
        let faults = &rows[0].faults;
        assert_eq!(faults.len(), 2);
        assert!(matches!(faults[0].fault, CellFault::TooShort(1)));
        assert!(matches!(&faults[1].fault, CellFault::LostZeros(mend) if mend == "012345678901"));
    }

    #[test]
    fn progress_is_no_answer() {
        let read = json!({ "id": 3, "progress": { "read": 7 } });
        assert!(progress(&read) == Some(Progress::Read(7)));
        let checked = json!({ "id": 3, "progress": { "checked": 7, "of": 9 } });
        assert!(progress(&checked) == Some(Progress::Checked(7, 9)));
        assert!(progress(&json!({ "id": 3, "counts": {} })).is_none());
    }

    /// Page and worker read one protocol each by itself: a name that only one of them has is seen here.
    #[test]
    #[cfg(not(target_arch = "wasm32"))]
    fn the_worker_calls_things_the_same() {
        use cabinet_tables::TableFault as Theirs;
        for column in cabinet_tables::people::Column::ALL {
            let ours = Column::of(column.code()).map(Column::code);
            assert_eq!(ours, Some(column.code()));
        }
        let theirs = [
            Theirs::TooLarge { limit: 1 },
            Theirs::Bomb,
            Theirs::Protected,
            Theirs::OldExcel,
            Theirs::OtherSpreadsheet,
            Theirs::NotATable,
            Theirs::Empty,
            Theirs::TooManyRows { limit: 1 },
            Theirs::TooManyCells,
            Theirs::LongCell { row: 1 },
            Theirs::OpenQuote { row: 1 },
            Theirs::NoVisibleSheet,
            Theirs::Damaged,
        ];
        for fault in theirs {
            let read = super::fault(&json!({ "fault": fault.code() }));
            assert!(
                read.is_some_and(|read| read != TableFault::Stopped),
                "{}",
                fault.code()
            );
        }
    }
}
