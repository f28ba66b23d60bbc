//! The table of people, as the page speaks to it.

use cabinet_worker::OpenFiles;
use serde_json::{Value, json};

const SNILS: [&str; 3] = ["112-233-445 95", "123-456-789 64", "087-654-303 00"];
const INN: &str = "500100732259";

struct Page {
    files: OpenFiles,
    /// What was told without being asked.
    told: Vec<Value>,
}

impl Page {
    fn new() -> Self {
        Self {
            files: OpenFiles::new(|| "key".to_owned(), || 65_536),
            told: Vec::new(),
        }
    }

    fn ask(&mut self, request: Value) -> Value {
        self.ask_with(request, b"")
    }

    fn ask_with(&mut self, mut request: Value, bytes: &[u8]) -> Value {
        request["id"] = json!(7);
        let told = &mut self.told;
        let mut tell = |text: &str| told.push(value(text));
        let answer = value(&self.files.answer(&request.to_string(), bytes, &mut tell).0);
        assert_eq!(answer["id"], 7);
        answer
    }

    fn paste(&mut self, text: &str) -> Value {
        let mut request = names();
        request["do"] = json!("paste");
        request["text"] = json!(text);
        self.ask(request)
    }
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

fn names() -> Value {
    json!({
        "permissions": [
            { "code": "view", "label": "Просмотр", "requires": [], "conflicts": [] },
            { "code": "send", "label": "Передача", "requires": ["view"], "group": "Реестр" },
        ],
        "templates": [{ "name": "Кадровик", "permissions": ["send"] }],
    })
}

fn table() -> String {
    let [one, two, three] = SNILS;
    format!(
        "ФИО\tСНИЛС\tИНН\tДолжность\tПрава\n\
         Иванова Мария Петровна\t{one}\t{INN}\tИнженер\tКадровик\n\
         Петров Пётр\t{two}\t{INN}\tИнженер\tЛетать\n\
         Иванова Мария\t{one}\t{INN}\tИнженер\tПросмотр\n\
         Сидоров Иван\t{three}\t{INN}\tИнженер\tПросмотр\n"
    )
}

#[test]
fn a_file_is_opened_and_its_progress_told() {
    let mut page = Page::new();
    let mut request = names();
    request["do"] = json!("open");
    let summary = page.ask_with(request, table().as_bytes());
    assert_eq!(
        summary["columns"],
        json!(["full_name", "snils", "inn", "position", "permissions"])
    );
    assert_eq!(summary["missing"], json!([]));
    assert_eq!(summary["has_header"], true);
    assert_eq!(summary["memory"], 65_536);
    let counts = json!({
        "rows": 4, "ready": 2, "faulty": 1, "duplicate": 1, "left_out": 0,
        "sent": 0, "failed": 0, "skipped": 0,
    });
    assert_eq!(summary["counts"], counts);
    let told = [
        json!({ "id": 7, "progress": { "read": 5 } }),
        json!({ "id": 7, "progress": { "checked": { "rows": 4, "of": 5 } } }),
    ];
    assert_eq!(page.told, told);
}

#[test]
fn rows_come_by_filter_and_say_what_is_wrong() {
    let mut page = Page::new();
    page.paste(&table());
    let faulty = page.ask(json!({ "do": "rows", "filter": "faulty", "from": 0, "count": 50 }));
    assert_eq!(faulty["total"], 1);
    assert_eq!(
        faulty["rows"],
        json!([{
            "row": 1, "number": 3, "state": "faulty",
            "cells": ["Петров Пётр", SNILS[1], INN, "Инженер", "Летать"],
            "faults": [{ "column": "permissions", "fault": { "unknown_permissions": ["Летать"] } }],
        }])
    );
    let twice = page.ask(json!({ "do": "rows", "filter": "duplicate", "from": 0, "count": 50 }));
    assert_eq!(twice["rows"][0]["of"], json!({ "row": 0, "number": 2 }));
    let last = page.ask(json!({ "do": "rows", "filter": "all", "from": 3, "count": 1 }));
    assert_eq!(
        (&last["total"], &last["rows"][0]["row"]),
        (&json!(4), &json!(3))
    );
}

#[test]
fn every_fault_of_a_cell_has_its_name() {
    let mut page = Page::new();
    let long = "я".repeat(300);
    page.paste(&format!(
        "ФИО;СНИЛС;ИНН;Должность;Права\nИ И;1;1234567890123;{long};\nИ И;8765430300;x;И;view\nИ И;112-233-445 96;{INN};И;view"
    ));
    let rows = page.ask(json!({ "do": "rows", "filter": "all", "from": 0, "count": 9 }));
    let faults = |row: usize| {
        let faults = rows["rows"][row]["faults"].as_array().cloned();
        faults.unwrap_or_default()
    };
    assert_eq!(
        faults(0),
        [
            json!({ "column": "snils", "fault": { "too_short": 1 } }),
            json!({ "column": "inn", "fault": { "too_many_digits": 13 } }),
            json!({ "column": "position", "fault": "too_long" }),
            json!({ "column": "permissions", "fault": "required" }),
        ]
    );
    assert_eq!(
        faults(1),
        [
            json!({ "column": "snils", "fault": { "lost_zeros": "08765430300" } }),
            json!({ "column": "inn", "fault": "not_digits" }),
        ]
    );
    assert_eq!(
        faults(2),
        [json!({ "column": "snils", "fault": "check_digits" })]
    );
}

#[test]
fn what_is_mended_is_sent_once() {
    let mut page = Page::new();
    page.paste(&table());
    let fixed = page.ask(json!({ "do": "fix", "row": 1, "column": "permissions", "text": "send" }));
    assert_eq!(
        (&fixed["row"]["state"], &fixed["counts"]["ready"]),
        (&json!("ready"), &json!(3))
    );
    page.ask(json!({ "do": "leave_out", "row": 3, "out": true }));
    let next = page.ask(json!({ "do": "next", "count": 10 }));
    assert_eq!(
        next["grants"][0],
        json!({
            "row": 0, "key": "key", "last_name": "Иванова", "first_name": "Мария",
            "middle_name": "Петровна", "inn": INN, "snils": "11223344595",
            "position": "Инженер", "permissions": ["send", "view"],
        })
    );
    assert_eq!(next["grants"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        page.ask(json!({ "do": "next", "count": 10 }))["grants"],
        next["grants"]
    );
    page.ask(json!({ "do": "sent", "row": 0 }));
    let failed = page.ask(json!({ "do": "failed", "row": 1, "why": "нет связи" }));
    assert_eq!(
        (&failed["row"]["state"], &failed["row"]["why"]),
        (&json!("failed"), &json!("нет связи"))
    );
    assert_eq!(
        page.ask(json!({ "do": "next", "count": 10 }))["grants"],
        json!([])
    );
    let again = page.ask(json!({ "do": "retry" }));
    assert_eq!(
        (&again["counts"]["ready"], &again["counts"]["sent"]),
        (&json!(1), &json!(1))
    );
    let fixed = page.ask(json!({ "do": "fix", "row": 0, "column": "snils", "text": "1" }));
    assert_eq!(fixed["row"]["cells"][1], SNILS[0]);
    page.ask(json!({ "do": "skipped", "row": 1, "why": "уже есть" }));
    let words = json!({
        "number": "№", "columns": ["1", "2", "3", "4", "5"], "result": "Итог", "sent": "выдано",
        "failed": "отказ", "skipped": "пропущено", "pending": "ждёт", "faulty": "ошибка",
        "duplicate": "повтор", "left_out": "исключено",
    });
    let results = page.ask(json!({ "do": "results", "words": words }));
    let csv = results["csv"].as_str().unwrap_or_default();
    let ends: Vec<_> = csv
        .lines()
        .filter_map(|line| line.rsplit(';').next())
        .collect();
    assert_eq!(
        ends,
        [
            "Итог",
            "выдано",
            "пропущено: уже есть",
            "повтор 2",
            "исключено"
        ]
    );
}

#[test]
fn blank_permissions_can_be_given_later() {
    let mut page = Page::new();
    let paste = page.paste(&format!("Иванов Иван;{};{INN};Инженер", SNILS[0]));
    assert_eq!(
        (&paste["counts"]["faulty"], &paste["has_header"]),
        (&json!(1), &json!(false))
    );
    let given = page.ask(json!({ "do": "otherwise", "permissions": ["send"] }));
    assert_eq!(given["counts"]["ready"], 1);
    let next = page.ask(json!({ "do": "next", "count": 1 }));
    assert_eq!(next["grants"][0]["permissions"], json!(["send", "view"]));
}

#[test]
fn what_cannot_be_done_has_a_name() {
    let mut page = Page::new();
    assert_eq!(
        page.ask(json!({ "do": "summary" }))["fault"],
        "not_understood"
    );
    assert_eq!(
        page.ask(json!({ "do": "dance" }))["fault"],
        "not_understood"
    );
    page.paste(&table());
    assert_eq!(
        page.ask(json!({ "do": "sent", "row": 99 }))["fault"],
        "not_understood"
    );
    let quote = page.paste(&table().replacen("Инженер\tЛетать", "\"Инженер\tЛетать", 1));
    assert_eq!(
        quote,
        json!({ "id": 7, "fault": "open_quote", "number": 3 })
    );
    assert_eq!(
        page.ask(json!({ "do": "summary" }))["fault"],
        "not_understood"
    );
    assert_eq!(page.paste("")["fault"], "empty");
    assert_eq!(
        page.ask(json!({ "do": "summary" }))["fault"],
        "not_understood"
    );
    let many = page.paste(&"a;b\n".repeat(100_002));
    assert_eq!(
        (&many["fault"], &many["number"]),
        (&json!("too_many_rows"), &json!(100_000))
    );
    let (nothing, _) = page.files.answer("{", b"", &mut |_| {});
    assert_eq!(
        value(&nothing),
        json!({ "fault": "not_understood", "id": null })
    );
}
