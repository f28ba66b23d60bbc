//! The file of records, as the page speaks to it.

use cabinet_worker::OpenFiles;
use serde_json::{Value, json};

const TITLE: &str = "Работы на высоте";
const HEAD: &str = "Фамилия;Имя;Отчество;СНИЛС;Должность;ИНН работодателя;Наименование работодателя;\
    ИНН обучающей организации;Обучающая организация;Дата проверки знаний;№ протокола;Номер программы;Программа;Сдал\n";

struct Page {
    files: OpenFiles,
    told: Vec<Value>,
    /// What came with the last answer.
    file: Option<Vec<u8>>,
}

impl Page {
    fn new() -> Self {
        Self {
            files: OpenFiles::new(|| "key".to_owned(), || 65_536),
            told: Vec::new(),
            file: None,
        }
    }

    fn ask(&mut self, request: Value) -> Value {
        self.ask_with(request, b"")
    }

    fn ask_with(&mut self, mut request: Value, bytes: &[u8]) -> Value {
        request["id"] = json!(7);
        let told = &mut self.told;
        let mut tell = |text: &str| told.push(value(text));
        let (text, file) = self.files.answer(&request.to_string(), bytes, &mut tell);
        self.file = file;
        let answer = value(&text);
        assert_eq!(answer["id"], 7);
        answer
    }

    fn open(&mut self, bytes: &[u8]) -> Value {
        let programs = json!([{ "id": 9, "title": TITLE }]);
        let request = json!({ "do": "registry_open", "today": "2026-11-22", "programs": programs });
        self.ask_with(request, bytes)
    }

    fn with(lines: &[String]) -> Self {
        let mut page = Self::new();
        let summary = page.open(format!("{HEAD}{}", lines.concat()).as_bytes());
        assert_eq!(summary["counts"]["rows"], lines.len());
        page
    }

    fn row(&mut self, row: usize) -> Value {
        let request = json!({ "do": "registry_rows", "filter": "all", "from": row, "count": 1 });
        self.ask(request)["rows"][0].take()
    }

    fn text(&self) -> String {
        let bytes = self.file.clone().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

fn line(protocol: usize, passed: &str) -> String {
    format!(
        "Ромашкин;Пётр;;112-233-445 95;Монтёр;7707083893;ООО «Р»;7736207543;АНО;2026-10-12;ОТ-{protocol};9;{TITLE};{passed}\n"
    )
}

fn right(count: usize) -> Vec<String> {
    (0..count).map(|protocol| line(protocol, "1")).collect()
}

#[test]
fn a_file_is_opened_beside_the_table_of_people() {
    let mut page = Page::new();
    let summary = page.open(format!("{HEAD}{}", line(1, "да")).as_bytes());
    assert_eq!(
        page.told,
        [
            json!({ "id": 7, "progress": { "read": 2 } }),
            json!({ "id": 7, "progress": { "checked": { "rows": 1, "of": 1 } } }),
        ]
    );
    let counts = json!({
        "rows": 1, "ready": 0, "faulty": 1, "warned": 0, "duplicate": 0, "left_out": 0, "sent": 0, "rejected": 0,
    });
    let group = json!({
        "column": "is_passed", "kind": "fault", "code": "bit_form", "count": 1, "rows": [{ "row": 0, "number": 2 }],
        "mend": "bit_form@is_passed", "example": { "text": "да", "mend": "true" },
    });
    let columns = summary["columns"].as_array().map(Vec::len);
    assert_eq!(columns, Some(19));
    assert_eq!(
        summary,
        json!({
            "id": 7, "kind": "text", "columns": summary["columns"], "missing": [], "has_header": true, "counts": counts,
            "file_faults": [], "notes": [], "report": [group], "files": 0, "undo": false, "memory": 65_536,
        })
    );
    let first = page.ask(json!({ "do": "summary" }));
    assert_eq!(first["fault"], "not_understood");
    assert_eq!(page.ask(json!({ "do": "registry_summary" })), summary);
}

#[test]
fn a_cell_is_fixed_and_a_group_mended_and_taken_back() {
    let mut page = Page::with(&[line(1, "да"), line(2, "нет"), line(3, "позже")]);
    let row = page.row(1);
    assert_eq!(
        row["faults"],
        json!([{ "column": "is_passed", "code": "bit_form", "mend": "false" }])
    );
    let fixed =
        page.ask(json!({ "do": "registry_fix", "row": 2, "column": "is_passed", "text": "0" }));
    assert_eq!(
        (&fixed["row"]["state"], &fixed["counts"]["ready"]),
        (&json!("ready"), &json!(1))
    );
    let before = page.ask(json!({ "do": "registry_summary" }));
    let mended = page.ask(json!({ "do": "registry_mend", "mend": "bit_form@is_passed" }));
    assert_eq!(
        (&mended["counts"]["ready"], &mended["undo"]),
        (&json!(3), &json!(true))
    );
    assert_eq!(page.row(1)["cells"][18], "false");
    assert_eq!(page.ask(json!({ "do": "registry_undo" })), before);
    assert_eq!(page.row(2)["cells"][18], "0");
    page.ask(json!({ "do": "registry_mend", "mend": "all" }));
    page.ask(json!({ "do": "registry_fix", "row": 0, "column": "is_passed", "text": "1" }));
    page.ask(json!({ "do": "registry_undo" }));
    assert_eq!(
        (&page.row(0)["cells"][18], &page.row(1)["cells"][18]),
        (&json!("1"), &json!("нет")),
        "what the user wrote after the mend stays"
    );
    let filled =
        page.ask(json!({ "do": "registry_fill", "column": "middle_name", "text": "Ильич" }));
    assert_eq!(filled["undo"], true);
    assert_eq!(page.row(0)["cells"][3], "Ильич");
}

#[test]
fn rows_come_by_filter() {
    let spaced = line(4, "1").replace("Монтёр", "Монтёр  цеха");
    let mut page = Page::with(&[
        line(1, "1"),
        line(2, "?"),
        line(1, "1"),
        spaced,
        line(5, "1"),
    ]);
    page.ask(json!({ "do": "registry_leave_out", "row": 4, "out": true }));
    for (filter, rows) in [
        ("all", vec![0, 1, 2, 3, 4]),
        ("ready", vec![0, 3]),
        ("faulty", vec![1]),
        ("warned", vec![3]),
        ("duplicate", vec![2]),
        ("left_out", vec![4]),
        ("sent", vec![]),
        ("rejected", vec![]),
    ] {
        let request = json!({ "do": "registry_rows", "filter": filter, "from": 0, "count": 9 });
        let answer = page.ask(request);
        let found = answer["rows"].as_array().into_iter().flatten();
        let found: Vec<_> = found.filter_map(|row| row["row"].as_u64()).collect();
        assert_eq!(
            (found, &answer["left"]),
            (rows.clone(), &json!(rows.len())),
            "{filter}"
        );
    }
    let behind =
        page.ask(json!({ "do": "registry_rows", "filter": "ready", "from": 1, "count": 9 }));
    assert_eq!(
        (&behind["left"], &behind["rows"][0]["row"]),
        (&json!(1), &json!(3)),
        "from a row on, also where the filter leaves that row out"
    );
    assert_eq!(page.row(2)["of"], json!({ "row": 0, "number": 2 }));
    assert_eq!(page.row(3)["warnings"][0]["mend"], "Монтёр цеха");
    // Without the first, the second is the first.
    page.ask(json!({ "do": "registry_leave_out", "row": 0, "out": true }));
    assert_eq!(page.row(2)["state"], "ready");
}

#[test]
fn what_is_planned_is_sent_as_it_was() {
    let mut page = Page::with(&right(101));
    let plan = page.ask(json!({ "do": "registry_plan" }));
    assert_eq!(
        (&plan["records"], &plan["portions"]),
        (&json!(101), &json!(2))
    );
    let second = page.ask(json!({ "do": "registry_portion", "number": 2 }));
    assert_eq!(second["rows"], json!([{ "row": 100, "number": 102 }]));
    let body =
        r#"{"records":[{"worker":{"last_name":"Ромашкин","first_name":"Пётр","middle_name":"","#
            .to_owned()
            + r#""snils":"112-233-445 95","position":"Монтёр","employer_inn":"7707083893","employer_title":"ООО «Р»"},"#
            + r#""organization":{"inn":"7736207543","title":"АНО"},"test":{"date":"2026-10-12","#
            + r#""protocol_number":"ОТ-100","learn_program_id":9,"learn_program_title":"Работы на высоте","is_passed":true}}]}"#;
    assert_eq!(second["body"], body);
    page.ask(json!({ "do": "registry_fix", "row": 100, "column": "position", "text": "Инженер" }));
    page.ask(json!({ "do": "registry_leave_out", "row": 99, "out": true }));
    assert_eq!(
        page.ask(json!({ "do": "registry_portion", "number": 2 }))["body"],
        body
    );
    let again = page.ask(json!({ "do": "registry_plan" }));
    assert_eq!(
        (&again["records"], &again["portions"]),
        (&json!(100), &json!(1))
    );
    assert_ne!(again["digest"], plan["digest"]);
    let third = page.ask(json!({ "do": "registry_portion", "number": 2 }));
    assert_eq!(third["fault"], "not_understood");
}

#[test]
fn what_became_of_a_portion_is_kept() {
    let mut page = Page::with(&right(3));
    page.ask(json!({ "do": "registry_plan" }));
    let errors = json!([
        { "pointer": "/test/protocol_number", "code": "duplicate" },
        { "pointer": "/organization/inn", "code": "unknown" },
        { "pointer": "/elsewhere", "code": "odd" },
    ]);
    let results = json!([
        { "outcome": "accepted", "record_id": "tr-1" },
        { "outcome": "rejected", "record_id": null, "errors": errors },
        { "outcome": "rejected", "errors": [] },
    ]);
    let short = json!({ "do": "registry_outcome", "number": 1, "results": [] });
    assert_eq!(page.ask(short)["fault"], "not_understood");
    let noted = page.ask(json!({ "do": "registry_outcome", "number": 1, "results": results }));
    assert_eq!(
        (
            &noted["counts"]["sent"],
            &noted["counts"]["rejected"],
            &noted["counts"]["ready"]
        ),
        (&json!(1), &json!(2), &json!(0))
    );
    let columns = page.row(1)["errors"].as_array().map(|errors| {
        let columns = errors.iter().map(|error| error["column"].clone());
        columns.collect::<Vec<_>>()
    });
    let expected = vec![
        json!("protocol_number"),
        json!("organization_inn"),
        Value::Null,
    ];
    assert_eq!(columns, Some(expected));
    let sent =
        page.ask(json!({ "do": "registry_fix", "row": 0, "column": "position", "text": "x" }));
    assert_eq!(
        (&sent["row"]["state"], &sent["row"]["cells"][8]),
        (&json!("sent"), &json!("Монтёр"))
    );
    let fixed = page
        .ask(json!({ "do": "registry_fix", "row": 1, "column": "protocol_number", "text": "7" }));
    assert_eq!(fixed["row"]["state"], "ready");
    let plan = page.ask(json!({ "do": "registry_plan" }));
    assert_eq!(plan["records"], 1);
    let words = json!({
        "number": "№", "result": "Итог", "what": "Что", "columns": { "protocol_number": "Протокол" },
        "states": { "sent": "принята", "rejected": "отклонена", "duplicate": "повтор" }, "reasons": { "duplicate": "уже есть" },
    });
    let report =
        page.ask(json!({ "do": "registry_file", "what": "report", "part": 1, "words": words }));
    assert_eq!(report["type"], "text/csv;charset=utf-8");
    let text = page.text();
    let ends: Vec<_> = text
        .lines()
        .filter_map(|line| line.rsplit_once(";1;").or(line.rsplit_once(";is_passed;")))
        .map(|(_, end)| end)
        .collect();
    assert_eq!(ends, ["Итог;Что", "принята;", "ready;", "отклонена;"]);
    assert!(text.starts_with("\u{feff}№;outer_id;last_name;"));
}

#[test]
fn files_are_written_in_parts() {
    let mut page = Page::with(&[line(1, "1"), line(2, "?"), line(3, "0")]);
    let xml = page.ask(json!({ "do": "registry_file", "what": "xml", "part": 1 }));
    assert_eq!(
        xml,
        json!({ "id": 7, "type": "application/xml", "part": 1, "parts": 1, "records": 2 })
    );
    let text = page.text();
    assert!(text.contains("<ProtocolNumber>ОТ-3</ProtocolNumber>") && !text.contains("ОТ-2"));
    let mut again = Page::new();
    let summary = again.open(text.as_bytes());
    assert_eq!(summary["counts"]["ready"], 2);
    let olot = page.ask(json!({ "do": "registry_file", "what": "olot", "part": 1 }));
    assert_eq!(olot["type"], "application/zip");
    assert!(
        page.file
            .as_deref()
            .is_some_and(|bytes| bytes.starts_with(b"PK"))
    );
    let beyond = page.ask(json!({ "do": "registry_file", "what": "xml", "part": 2 }));
    assert_eq!(
        (&beyond["fault"], &page.file),
        (&json!("not_understood"), &None)
    );
    let mut none = Page::with(&[line(1, "?")]);
    let nothing = none.ask(json!({ "do": "registry_file", "what": "xml", "part": 1 }));
    assert_eq!((&nothing["parts"], &none.file), (&json!(0), &None));
}

#[test]
fn templates_are_there_before_anything_is_opened_and_are_understood() {
    for what in ["template_csv", "template_xlsx"] {
        let mut page = Page::new();
        let answer = page.ask(json!({ "do": "registry_file", "what": what, "part": 1 }));
        assert_eq!(answer["records"], 0);
        let template = page.file.clone().unwrap_or_default();
        assert!(!template.is_empty());
        // Nothing below the header: it is known for one.
        assert_eq!(page.open(&template)["fault"], "empty");
    }
}

#[test]
fn what_cannot_be_done_has_a_name() {
    let mut page = Page::new();
    for request in [
        json!({ "do": "registry_summary" }),
        json!({ "do": "registry_dance" }),
        json!({ "do": "registry_file", "what": "xml", "part": 1 }),
        json!({ "do": "registry_open", "today": "вчера", "programs": [] }),
    ] {
        assert_eq!(page.ask(request)["fault"], "not_understood");
    }
    let mut page = Page::with(&right(1));
    for request in [
        json!({ "do": "registry_fix", "row": 9, "column": "snils", "text": "" }),
        json!({ "do": "registry_fix", "row": 0, "column": "phone", "text": "" }),
        json!({ "do": "registry_mend", "mend": "magic" }),
        json!({ "do": "registry_portion", "number": 1 }),
        json!({ "do": "registry_file", "what": "report", "part": 1 }),
    ] {
        assert_eq!(page.ask(request)["fault"], "not_understood");
    }
    let broken = page.open(b"<RegistrySet>");
    assert_eq!(
        (&broken["fault"], &broken["number"]),
        (&json!("not_well_formed"), &json!(1))
    );
    assert_eq!(
        page.ask(json!({ "do": "registry_summary" }))["fault"],
        "not_understood"
    );
}
