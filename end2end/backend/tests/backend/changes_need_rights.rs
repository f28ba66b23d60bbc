//! What is an organization's is changed by a right that is read in the same transaction: nothing in the
//! store opens another one to write, but for what no member of an organization asks for.

use std::fs;
use std::path::{Path, PathBuf};

/// Upkeep, the registry's own answers, and what is written down of somebody who only reads.
const BY_NOBODY: [&str; 6] = [
    "accept_training",
    "answer_declaration",
    "make_journal_searchable",
    "make_searchable",
    "write_as",
    "write_down_lookups",
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The functions of a source in which this stands.
fn functions_with<'a>(source: &'a str, wanted: &'a str) -> impl Iterator<Item = &'a str> {
    let name = |before: &'a str| {
        let (_, after) = before.rsplit_once("fn ")?;
        after.split(['(', '<']).next()
    };
    source
        .match_indices(wanted)
        .filter_map(move |(at, _)| name(&source[..at]))
}

#[test]
fn nothing_is_changed_without_a_right() {
    let store = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let mut all = Vec::new();
    files(&store, &mut all);
    // Who signs in belongs to no organization yet.
    all.retain(|path| !path.starts_with(store.join("people")));
    assert!(all.len() > 15, "the store was not read");
    let (mut without, mut with) = (Vec::new(), 0);
    for path in &all {
        let source = fs::read_to_string(path).expect("a source");
        with += functions_with(&source, "self.write_as(").count();
        for opening in ["self.write()", "begin_with(", ".execute(self.pool())"] {
            let found = functions_with(&source, opening).filter(|name| *name != "write");
            without.extend(found.map(str::to_owned));
        }
    }
    without.sort();
    assert_eq!(without, BY_NOBODY);
    assert!(with >= 15, "{with}");
}
