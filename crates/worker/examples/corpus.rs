//! Writes `end2end/registry/expected.json` anew, one line a file, to be read before it is kept.

#[path = "../tests/corpus/answers.rs"]
mod answers;

use serde_json::json;

fn main() -> std::io::Result<()> {
    let files = answers::files().into_iter();
    let lines = files.map(|(name, bytes)| format!("{}: {}", json!(name), answers::answer(&bytes)));
    let lines: Vec<_> = lines.collect();
    let text = format!("{{\n{}\n}}\n", lines.join(",\n"));
    std::fs::write(answers::home().join("expected.json"), text)
}
