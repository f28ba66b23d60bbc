//! The corpus of `end2end/registry`: its good files are valid, what is made of any file is, and what the
//! validator refuses has a reason here.

use std::fs;
use std::path::{Path, PathBuf};

use cabinet_core::domain::Day;
use cabinet_registry::Book;
use cabinet_registry::rules::{Programs, Rules};
use cabinet_tables::Limits;

use super::reason;
use super::xmllint::{Verdict, verdicts};

const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end/registry/files");

fn files(which: impl Fn(&str) -> bool) -> Vec<(PathBuf, Vec<u8>)> {
    let paths = fs::read_dir(Path::new(FILES)).unwrap();
    let paths = paths.map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| which(&path.file_name().unwrap().to_string_lossy()))
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).unwrap();
        (path, bytes)
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn good_files_are_valid_and_refused_ones_have_a_reason() {
    let files = files(|name| {
        Path::new(name)
            .extension()
            .is_some_and(|kind| kind == "xml")
    });
    let bytes: Vec<Vec<u8>> = files.iter().map(|(_, bytes)| bytes.clone()).collect();
    let (mut good, mut refused) = (0, 0);
    for ((path, bytes), verdict) in files.iter().zip(verdicts("corpus", &bytes)) {
        let path = path.display();
        if path.to_string().ends_with("-good.xml") {
            assert_eq!(verdict, Verdict::Valid, "{path}");
            good += 1;
        } else if verdict == Verdict::Refused {
            assert!(reason(bytes).is_some(), "only libxml2 refuses {path}");
            refused += 1;
        }
    }
    assert!(good > 5 && refused > 5);
    println!(
        "corpus: {good} good XML files are valid; {refused} that libxml2 refuses are refused here"
    );
}

#[test]
fn what_is_made_of_each_file_is_valid() {
    let mut made = Vec::new();
    for (_, bytes) in files(|_| true) {
        let rules = Rules {
            today: Day::parse("2026-11-22").unwrap(),
            programs: Programs::new((1..30).map(|number| (number, "Т".to_owned()))),
        };
        let Ok(book) = Book::open(&bytes, &Limits::default(), rules, &mut |_| {}) else {
            continue;
        };
        made.extend((1..=book.files()).map(|part| book.xml(part).unwrap().0));
    }
    assert!(made.len() > 50);
    for (xml, verdict) in made.iter().zip(verdicts("made", &made)) {
        assert_eq!(verdict, Verdict::Valid, "{}", String::from_utf8_lossy(xml));
    }
    println!("corpus: {} XML files made of it are valid", made.len());
}
