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

/// Whether the schema's validator takes each of these files.
pub fn verdicts(name: &str, files: &[Vec<u8>]) -> Vec<bool> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let paths: Vec<PathBuf> = (0..files.len())
        .map(|place| folder.join(format!("{place}.xml")))
        .collect();
    for (path, bytes) in paths.iter().zip(files) {
        fs::write(path, bytes).unwrap();
    }
    let valid: HashSet<String> = paths.chunks(BATCH).flat_map(valid).collect();
    let verdicts = paths
        .iter()
        .map(|path| valid.contains(path.to_str().unwrap()));
    let verdicts = verdicts.collect();
    fs::remove_dir_all(&folder).unwrap();
    verdicts
}

/// Those that are valid.
fn valid(paths: &[PathBuf]) -> Vec<String> {
    let output = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema", SCHEMA])
        .args(paths)
        .output()
        .expect("xmllint, which scripts/setup.sh test installs");
    let said = String::from_utf8_lossy(&output.stderr);
    let lines = said
        .lines()
        .filter_map(|line| line.strip_suffix(" validates"));
    lines.map(str::to_owned).collect()
}
