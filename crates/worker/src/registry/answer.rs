//! What the page is told of records.

use cabinet_registry::rules::{Beside, Finding, Mend};
use cabinet_registry::{Book, Column, FileFault, Group, Kind, Rejection, State};
use serde_json::{Value, json};

/// The file as a whole.
pub fn summary(book: &Book) -> Value {
    let kind = match book.kind() {
        Kind::Xml => "xml",
        Kind::Workbook => "workbook",
        Kind::Text => "text",
    };
    let missing = book.missing().iter().map(|column| column.code());
    let notes: &[&str] = if book.has_macros() { &["macros"] } else { &[] };
    json!({
        "kind": kind,
        "columns": Column::ALL.map(Column::code),
        "missing": missing.collect::<Vec<_>>(),
        "has_header": book.has_header(),
        "counts": counts(book),
        "file_faults": book.file_faults().iter().copied().map(file_fault).collect::<Vec<_>>(),
        "notes": notes,
        "report": book.groups().iter().map(|one| group(book, one)).collect::<Vec<_>>(),
        "files": book.files(),
        "undo": book.can_undo(),
    })
}

fn file_fault(fault: FileFault) -> Value {
    match fault {
        FileFault::TooManyRecords => json!({ "fault": "too_many_records", "number": 5_000 }),
        FileFault::Namespace => json!({ "fault": "namespace" }),
        FileFault::WrongEncoding => json!({ "fault": "wrong_encoding" }),
        FileFault::Stray => json!({ "fault": "stray" }),
    }
}

/// How many rows are in which state.
pub fn counts(book: &Book) -> Value {
    let counts = book.counts();
    json!({
        "rows": counts.rows,
        "ready": counts.ready,
        "faulty": counts.faulty,
        "warned": counts.warned,
        "duplicate": counts.duplicate,
        "left_out": counts.left_out,
        "sent": counts.sent,
        "rejected": counts.rejected,
    })
}

/// A row by its place, with its number in the file.
pub fn named(book: &Book, row: usize) -> Value {
    json!({ "row": row, "number": book.number(row) })
}

fn code(column: Option<Column>) -> Option<&'static str> {
    column.map(Column::code)
}

fn group(book: &Book, group: &Group) -> Value {
    let kind = if group.code.is_warning() {
        "warning"
    } else {
        "fault"
    };
    let rows = group.rows.iter().map(|row| named(book, *row));
    let mut value = json!({
        "column": code(group.column),
        "kind": kind,
        "code": group.code.code(),
        "count": group.count,
        "rows": rows.collect::<Vec<_>>(),
    });
    if let Some((which, text, mend)) = &group.mend {
        value["mend"] = json!(which.name());
        value["example"] = json!({ "text": text, "mend": mend });
    }
    value
}

/// One row as it is now.
pub fn row(book: &Book, row: usize) -> Option<Value> {
    let state = book.state(row)?;
    let (warnings, faults): (Vec<_>, Vec<_>) = book
        .findings(row)
        .into_iter()
        .partition(|finding| finding.code.is_warning());
    let mut value = named(book, row);
    value["state"] = json!(state.code());
    value["cells"] = json!(book.texts(row)?);
    value["faults"] = faults.iter().map(finding).collect();
    value["warnings"] = warnings.iter().map(finding).collect();
    if let (State::Duplicate, Some(first)) = (state, book.first(row)) {
        value["of"] = named(book, first);
    }
    if state == State::Rejected {
        value["errors"] = book.rejections(row).iter().map(rejection).collect();
    }
    Some(value)
}

fn finding(finding: &Finding) -> Value {
    let mut value = json!({ "column": code(finding.column), "code": finding.code.code() });
    match &finding.beside {
        Beside::Nothing => {}
        Beside::Number(number) => value["number"] = json!(number),
        Beside::Digits(digits) => value["digits"] = json!(digits),
        Beside::Name(name) => value["name"] = json!(name),
    }
    match &finding.mend {
        Mend::None => {}
        Mend::Text(text) => value["mend"] = json!(text),
        Mend::Away(_) => value["mend"] = Value::Null,
    }
    value
}

fn rejection(one: &Rejection) -> Value {
    json!({ "pointer": one.pointer, "code": one.code, "column": code(one.column()) })
}
