//! Every file of the corpus gives what `expected.json` says; and that says what the files were made for.

#[path = "answers.rs"]
mod answers;

use std::collections::BTreeSet;
use std::fs;

use answers::{answer, ask, files, home, no_files, open};
use cabinet_registry::rules::Code;
use serde_json::{Value, json};

fn expected() -> Value {
    let text = fs::read_to_string(home().join("expected.json")).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn codes(row: &Value) -> Vec<&str> {
    let all = list(&row["faults"]).iter().chain(list(&row["warnings"]));
    all.filter_map(|one| one["code"].as_str()).collect()
}

#[test]
fn each_file_gives_what_is_expected() {
    let expected = expected();
    let files = files();
    for (name, bytes) in &files {
        assert_eq!(answer(bytes), expected[name], "{name}");
    }
    assert_eq!(expected.as_object().unwrap().len(), files.len());
}

#[test]
fn each_rule_is_broken_and_kept() {
    let expected = expected();
    let expected = expected.as_object().unwrap();
    let mut broken = BTreeSet::new();
    for (name, answer) in expected {
        let (name, _) = name.rsplit_once('.').unwrap();
        let rows = list(&answer["rows"]);
        if let Some(code) = name.strip_suffix("-bad") {
            let (right, wrong) = rows.split_first().unwrap();
            assert!(codes(right).is_empty(), "{name}: {right}");
            assert!(!wrong.is_empty());
            for row in wrong {
                assert!(codes(row).contains(&code), "{name}: {row}");
            }
            broken.insert(code.to_owned());
        } else if name.ends_with("-good") {
            assert!(!rows.is_empty());
            for row in rows {
                assert!(codes(row).is_empty(), "{name}: {row}");
            }
        }
    }
    let all = Code::ALL.map(|code| code.code().to_owned());
    assert_eq!(broken, all.into_iter().collect());
}

#[test]
fn each_fault_and_note_of_a_file_is_there() {
    let expected = expected();
    let all: Vec<&Value> = expected.as_object().unwrap().values().collect();
    let refused: BTreeSet<&str> = all.iter().filter_map(|one| one["fault"].as_str()).collect();
    for fault in [
        "not_a_registry",
        "document_type",
        "not_well_formed",
        "unknown_encoding",
        "no_records",
        "empty",
        "open_quote",
        "not_a_table",
        "damaged",
        "old_excel",
        "protected",
        "other_spreadsheet",
        "no_visible_sheet",
    ] {
        assert!(refused.contains(fault), "{fault}");
    }
    let told = all.iter().flat_map(|one| list(&one["file_faults"]));
    let told: BTreeSet<&str> = told.filter_map(|one| one["fault"].as_str()).collect();
    for fault in ["namespace", "stray", "wrong_encoding"] {
        assert!(told.contains(fault), "{fault}");
    }
    assert!(all.iter().any(|one| one["notes"] == json!(["macros"])));
    assert!(all.iter().any(|one| one["counts"]["duplicate"] == 1));
}

/// What is too long to be kept beside the others.
#[test]
fn more_records_than_a_file_may_have_are_told_and_cut() {
    let files = files();
    let (_, bytes) = files
        .iter()
        .find(|(name, _)| name == "shapes-good.xml")
        .unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let start = text.find("\t<RegistryRecord").unwrap();
    let (head, rest) = text.split_at(start);
    let end = rest.find("</RegistryRecord>\n").unwrap() + "</RegistryRecord>\n".len();
    let (record, _) = rest.split_at(end);
    let many = (0..5_001).map(|number| record.replace("ОТ-1/", &format!("ОТ-{number}/")));
    let text = format!("{head}{}</RegistrySet>", many.collect::<String>());
    let mut opened = no_files();
    let summary = open(&mut opened, text.as_bytes());
    assert_eq!(
        summary["file_faults"],
        json!([{ "fault": "too_many_records", "number": 5000 }])
    );
    assert_eq!(
        (&summary["files"], &summary["counts"]["ready"]),
        (&json!(2), &json!(5001))
    );
    let last = ask(
        &mut opened,
        &json!({ "do": "registry_file", "what": "xml", "part": 2 }),
        b"",
    );
    assert_eq!((&last["parts"], &last["records"]), (&json!(2), &json!(1)));
}

/// Everything that can be mended is: what is left has no mend, and a second time nothing changes.
#[test]
fn each_file_is_mended_once() {
    for (name, bytes) in files() {
        let mut opened = no_files();
        let before = open(&mut opened, &bytes);
        if before.get("fault").is_some() {
            continue;
        }
        let all = json!({ "do": "registry_mend", "mend": "all" });
        let mended = ask(&mut opened, &all, b"");
        assert!(
            list(&mended["report"])
                .iter()
                .all(|group| group.get("mend").is_none()),
            "{name}: {}",
            mended["report"]
        );
        assert_eq!(ask(&mut opened, &all, b""), mended, "{name}");
        if mended["undo"] == true {
            assert_eq!(
                ask(&mut opened, &json!({ "do": "registry_undo" }), b""),
                before,
                "{name}"
            );
        }
    }
}
