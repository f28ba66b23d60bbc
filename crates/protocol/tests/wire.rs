//! What is written is read again as the same; and the JSON of what scripts read too is as they know it.

use cabinet_protocol::people::{self, CellFault};
use cabinet_protocol::registry::{
    self, Code, FileFault, FileKind, Outcome, RecordFilter, RecordRow, RegistryFault, Rejection,
    State,
};
use cabinet_protocol::{Heading, Numbered, Progress, Refusal, TableFault};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, from_value, json, to_value};

fn read<T: DeserializeOwned>(json: Value) -> T {
    from_value(json).expect("what is read")
}

/// The request as the page writes it is the same when the worker has read it.
fn travels<T: Serialize + DeserializeOwned>(request: T) -> Value {
    let id = Some(1);
    let message = &request;
    let sent = to_value(Numbered { id, message }).expect("JSON");
    let message: T = read(sent.clone());
    let again = to_value(Numbered { id, message }).expect("JSON");
    assert_eq!(again, sent);
    sent
}

#[test]
fn requests_about_a_table_of_people() {
    let names = || people::Names {
        permissions: Vec::new(),
        templates: Vec::new(),
    };
    let empty = json!({ "id": 1, "do": "open", "permissions": [], "templates": [] });
    assert_eq!(travels(people::Request::Open(names())), empty);
    let short = json!({ "do": "open", "permissions": [{ "code": "view", "label": "Просмотр" }] });
    read::<people::Request>(short);
    let text = "a;b".to_owned();
    let names = names();
    let paste = travels(people::Request::Paste { text, names });
    assert_eq!((&paste["text"], &paste["id"]), (&json!("a;b"), &json!(1)));
    assert_eq!(
        travels(people::Request::Summary),
        json!({ "id": 1, "do": "summary" })
    );
    for filter in people::RowFilter::ALL {
        travels(people::Request::Rows {
            filter,
            from: 0,
            count: 20,
        });
    }
    for column in people::Column::ALL {
        let text = String::new();
        let fix = travels(people::Request::Fix {
            row: 7,
            column,
            text,
        });
        assert_eq!(fix["column"], column.code());
    }
}

#[test]
fn requests_about_a_file_of_records() {
    for filter in RecordFilter::ALL {
        let rows = travels(registry::Request::Rows {
            filter,
            from: 0,
            count: 20,
        });
        assert_eq!(rows["do"], "registry_rows");
    }
    for column in registry::Column::ALL {
        let text = String::new();
        let fill = travels(registry::Request::Fill { column, text });
        assert_eq!(fill["column"], column.code());
    }
    let rejection = Rejection {
        pointer: "/test/date".to_owned(),
        code: "future".to_owned(),
    };
    let outcome = travels(registry::Request::Outcome {
        number: 1,
        results: vec![Outcome::Accepted, Outcome::Rejected(vec![rejection])],
    });
    let results = json!([
        { "outcome": "accepted" },
        { "outcome": "rejected", "errors": [{ "pointer": "/test/date", "code": "future" }] },
    ]);
    assert_eq!(outcome["results"], results);
    travels(registry::Request::File {
        what: FileKind::TemplateXlsx,
        part: 1,
        words: None,
    });
}

#[test]
fn faults_of_a_file() {
    let fault = |fault| {
        to_value(Numbered {
            id: Some(1),
            message: fault,
        })
        .unwrap()
    };
    for (table, json) in [
        (
            TableFault::TooLarge(5),
            json!({ "id": 1, "fault": "too_large", "number": 5 }),
        ),
        (
            TableFault::OpenQuote(3),
            json!({ "id": 1, "fault": "open_quote", "number": 3 }),
        ),
        (
            TableFault::NotATable,
            json!({ "id": 1, "fault": "not_a_table" }),
        ),
    ] {
        assert_eq!(fault(Refusal::File(RegistryFault::Table(table))), json);
        assert_eq!(read::<TableFault>(json.clone()), table);
        assert_eq!(read::<RegistryFault>(json), RegistryFault::Table(table));
    }
    let line = RegistryFault::NotWellFormed(7);
    let json = json!({ "id": 1, "fault": "not_well_formed", "number": 7 });
    assert_eq!(fault(Refusal::File(line)), json);
    assert_eq!(read::<RegistryFault>(json), line);
    let not_understood = fault(Refusal::<RegistryFault>::NotUnderstood);
    for unknown in [not_understood, json!({ "fault": "of_a_newer_worker" })] {
        assert_eq!(read::<TableFault>(unknown.clone()), TableFault::Stopped);
        assert_eq!(read::<RegistryFault>(unknown), RegistryFault::STOPPED);
    }
    assert!(from_value::<RegistryFault>(json!({ "counts": {} })).is_err());
}

#[test]
fn progress_is_no_answer() {
    let progress = |json| read::<Heading>(json).progress;
    let read = json!({ "id": 3, "progress": { "read": 7 } });
    assert_eq!(progress(read), Some(Progress::Read(7)));
    let checked = json!({ "id": 3, "progress": { "checked": { "rows": 7, "of": 9 } } });
    assert_eq!(
        progress(checked),
        Some(Progress::Checked { rows: 7, of: 9 })
    );
    assert_eq!(progress(json!({ "id": 3, "counts": {} })), None);
}

#[test]
fn a_row_of_a_table_of_people() {
    let row: people::TableRow = read(json!({
        "row": 0, "number": 2, "state": "duplicate", "cells": ["Иванова", "1"],
        "faults": [
            { "column": "snils", "fault": { "too_short": 1 } },
            { "column": "inn", "fault": { "lost_zeros": "012345678901" } },
            { "column": "position", "fault": "required" },
        ],
        "of": { "row": 4, "number": 6 },
    }));
    assert_eq!(row.same_as.map(|same| same.number), Some(6));
    assert!(matches!(row.faults[0].fault, CellFault::TooShort(1)));
    assert!(matches!(&row.faults[1].fault, CellFault::LostZeros(mend) if mend == "012345678901"));
    assert!(row.why.is_none());
}

#[test]
fn a_row_that_the_registry_refused() {
    let row: RecordRow = read(json!({
        "row": 0, "number": 2, "state": "rejected", "cells": ["", "Иванов"],
        "faults": [{ "column": null, "code": "stray_text", "name": "x" }],
        "warnings": [{ "column": "last_name", "code": "spaces", "mend": "Иванов" }],
        "errors": [{ "pointer": "/test/date", "code": "duplicate", "column": "date" }],
    }));
    assert_eq!(row.state, State::Rejected);
    assert_eq!(row.faults[0].code, Code::StrayText);
    assert_eq!(row.warnings[0].mend.as_deref(), Some("Иванов"));
    assert_eq!(row.errors[0].column, Some(registry::Column::TestDate));
}

#[test]
fn names_are_the_same_in_messages_and_in_files() {
    for code in Code::ALL {
        assert_eq!(to_value(code).unwrap(), code.code());
        assert_eq!(Code::of(code.code()), Some(code));
    }
    let many = json!({ "fault": "too_many_records", "number": 5000 });
    assert_eq!(to_value(FileFault::TooManyRecords(5_000)).unwrap(), many);
}
