//! What the worker says of every file of the corpus, `end2end/registry`.

use std::fs;
use std::path::{Path, PathBuf};

use cabinet_worker::OpenFiles;
use serde_json::{Map, Value, json};

/// The folder of the corpus.
pub fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../end2end/registry")
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// Asks of what is open.
pub fn ask(opened: &mut OpenFiles, request: &Value, bytes: &[u8]) -> Value {
    let mut request = request.clone();
    request["id"] = json!(1);
    parsed(&opened.answer(&request.to_string(), bytes, &mut |_| {}).0)
}

/// Opens a file on the day of the corpus, with its catalogue.
pub fn open(opened: &mut OpenFiles, bytes: &[u8]) -> Value {
    let programs = fs::read_to_string(home().join("programs.json")).expect("the catalogue");
    let request =
        json!({ "do": "registry_open", "today": "2026-11-22", "programs": parsed(&programs) });
    ask(opened, &request, bytes)
}

/// Nothing is open.
pub fn no_files() -> OpenFiles {
    OpenFiles::new(String::new, || 0)
}

/// The files of the corpus by name, in order.
pub fn files() -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(home().join("files")).expect("the files");
    let mut files: Vec<_> = entries
        .map(|entry| {
            let path = entry.expect("a file").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            (name, fs::read(path).expect("bytes"))
        })
        .collect();
    files.sort();
    files
}

/// The summary without what changes from run to run, and what is found in each row.
pub fn answer(bytes: &[u8]) -> Value {
    let mut opened = no_files();
    let mut summary = open(&mut opened, bytes);
    let fields = summary.as_object_mut().expect("an object");
    fields.remove("id");
    fields.remove("memory");
    if fields.contains_key("fault") {
        return summary;
    }
    let request = json!({ "do": "registry_rows", "filter": "all", "from": 0, "count": 1000 });
    let rows = ask(&mut opened, &request, b"");
    let rows = rows["rows"].as_array().expect("rows").iter().map(|row| {
        let kept = ["row", "number", "state", "of", "faults", "warnings"];
        let kept = kept
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), row.get(name)?.clone())));
        Value::Object(kept.collect::<Map<_, _>>())
    });
    summary["rows"] = rows.collect();
    summary
}
