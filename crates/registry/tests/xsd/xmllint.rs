//! What libxml2 says of files.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SCHEMA: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/schema/educated_person_import_v1.0.9.xsd"
);
/// Files of one process.
const BATCH: usize = 250;

/// What it says of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Valid,
    /// Valid for the schema, though namespaces are misused.
    MisusedNamespaces,
    /// Valid for the schema, though it declares another version of XML than 1.0.
    OtherVersion,
    Refused,
}

/// What the schema's validator says of each of these files. `name` is of a folder that no other test has.
pub fn verdicts(name: &str, files: &[Vec<u8>]) -> Vec<Verdict> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // It may be left from a test that was ended.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let paths: Vec<PathBuf> = (0..files.len())
        .map(|place| folder.join(format!("{place}.xml")))
        .collect();
    for (path, bytes) in paths.iter().zip(files) {
        fs::write(path, bytes).unwrap();
    }
    let verdicts = paths.chunks(BATCH).flat_map(judged).collect();
    fs::remove_dir_all(&folder).unwrap();
    verdicts
}

fn judged(paths: &[PathBuf]) -> Vec<Verdict> {
    let output = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema", SCHEMA])
        .args(paths)
        .output()
        .expect("xmllint, which scripts/setup.sh test installs");
    let said = String::from_utf8_lossy(&output.stderr);
    let (mut valid, mut misused, mut other) = (HashSet::new(), HashSet::new(), HashSet::new());
    for line in said.lines() {
        if let Some(path) = line.strip_suffix(" validates") {
            valid.insert(path);
        } else if let Some((path, what)) = line.split_once(':') {
            if what.contains("namespace error :") {
                misused.insert(path);
            } else if what.contains("parser warning : Unsupported version") {
                other.insert(path);
            }
        }
    }
    let paths = paths.iter().map(|path| path.to_str().unwrap());
    let verdicts = paths.map(|path| {
        if !valid.contains(path) {
            Verdict::Refused
        } else if misused.contains(path) {
            Verdict::MisusedNamespaces
        } else if other.contains(path) {
            Verdict::OtherVersion
        } else {
            Verdict::Valid
        }
    });
    verdicts.collect()
}
