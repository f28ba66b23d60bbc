//! The corpus of `end2end/registry`: its good files are valid, what is made of any file is, and what the
//! validator refuses has a reason here.

use std::fs;
use std::path::PathBuf;

use cabinet_registry::RegistryFile;
use cabinet_tables::Limits;

use super::xmllint::{Verdict, verdicts};
use super::{reason, rules};

const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../end2end/registry/files");

fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(FILES).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn good_files_are_valid_and_refused_ones_have_a_reason() {
    let mut paths = files();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "xml"));
    let files: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    let (mut good, mut refused) = (0, 0);
    for ((path, bytes), verdict) in paths.iter().zip(&files).zip(verdicts("corpus", &files)) {
        let name = path.to_str().unwrap();
        if name.ends_with("-good.xml") {
            assert_eq!(verdict, Verdict::Valid, "{name}");
            good += 1;
        } else if verdict == Verdict::Refused {
            assert!(reason(bytes).is_some(), "only libxml2 refuses {name}");
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
    for path in files() {
        let bytes = fs::read(path).unwrap();
        let opened = RegistryFile::open(&bytes, &Limits::default(), rules(), &mut |_| {});
        let Ok(file) = opened else { continue };
        made.extend((1..=file.files()).map(|part| file.xml(part).unwrap().0));
    }
    assert!(made.len() > 50);
    for (xml, verdict) in made.iter().zip(verdicts("made", &made)) {
        assert_eq!(verdict, Verdict::Valid, "{}", String::from_utf8_lossy(xml));
    }
    println!("corpus: {} XML files made of it are valid", made.len());
}
