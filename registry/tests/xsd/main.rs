//! What the schema's validator, libxml2, refuses, is refused here too, or told; what is written here, it takes.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "files of the tests are made by the tests"
)]

#[path = "../support/mod.rs"]
mod support;
mod written;
mod xmllint;

use std::collections::BTreeMap;

use cabinet_registry::{Column, FileFault, FileRefusal, Reading, Shape, forms, xml};
use cabinet_tables::{Limits, Row};
use support::{Dice, file};
use xmllint::{Verdict, verdicts};

/// Why we refuse a file: the first of what is wrong with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Reason {
    File(FileRefusal),
    Fault(FileFault),
    Shape(Shape),
    Value(Column),
}

fn reason(bytes: &[u8]) -> Option<Reason> {
    match xml::read(bytes, &Limits::default(), &mut |_| {}) {
        Err(refusal) => Some(Reason::File(refusal)),
        Ok(reading) => fault(&reading),
    }
}

fn fault(reading: &Reading) -> Option<Reason> {
    let fault = reading.file_faults.first().copied().map(Reason::Fault);
    let shape = || {
        reading
            .shapes
            .first()
            .map(|fault| Reason::Shape(fault.shape))
    };
    let value = || reading.table.rows().find_map(|row| wrong_value(&row));
    fault.or_else(shape).or_else(value)
}

fn wrong_value(row: &Row) -> Option<Reason> {
    let mut columns = Column::ALL.into_iter();
    let wrong = columns.find(|column| {
        let text = row.cell(column.index());
        match column {
            Column::OuterId => !text.is_empty() && !forms::is_outer_id(text),
            Column::IsForeignSnils => !text.is_empty() && !forms::is_bit(text),
            Column::OrganizationUnitId => !text.is_empty() && !forms::is_int(text),
            Column::Date => !forms::is_day(text),
            Column::LearnProgramId => !forms::is_program(text),
            Column::IsPassed => !forms::is_bit(text),
            _ => false,
        }
    });
    wrong.map(Reason::Value)
}

/// Why a file that the validator takes is refused here all the same; `None` where that is not meant.
fn meant(reason: Reason, verdict: Verdict) -> Option<&'static str> {
    match reason {
        Reason::File(FileRefusal::DocumentType) => Some("a document type, whatever is in it"),
        Reason::File(FileRefusal::UnknownEncoding) => {
            Some("an encoding that programs for the registry do not write")
        }
        Reason::File(FileRefusal::NotWellFormed { .. }) => match verdict {
            Verdict::MisusedNamespaces => Some("namespaces that are no namespaces"),
            Verdict::OtherVersion => Some("another version of XML than 1.0"),
            Verdict::Valid | Verdict::Refused => None,
        },
        Reason::Fault(FileFault::WrongEncoding) => {
            Some("bytes in another encoding than declared, or a name of it that is less known")
        }
        Reason::Value(Column::Date) => {
            Some("a day with a time zone, with blanks, or in no year of four digits")
        }
        Reason::File(_) | Reason::Fault(_) | Reason::Shape(_) | Reason::Value(_) => None,
    }
}

/// `XSD_FILES` says how many files.
#[test]
fn what_the_validator_refuses_is_refused() {
    let count = std::env::var("XSD_FILES").ok();
    let count = count.and_then(|text| text.parse().ok()).unwrap_or(6_000);
    let mut dice = Dice::new(20_261_125);
    let files: Vec<Vec<u8>> = (0..count).map(|_| file(&mut dice)).collect();
    let (mut both, mut taken) = (0, 0);
    let mut ours: BTreeMap<&str, usize> = BTreeMap::new();
    for (bytes, verdict) in files.iter().zip(verdicts("chance", &files)) {
        let text = || String::from_utf8_lossy(bytes);
        match reason(bytes) {
            Some(_) if verdict == Verdict::Refused => both += 1,
            Some(reason) => match meant(reason, verdict) {
                Some(meant) => *ours.entry(meant).or_default() += 1,
                None => panic!("refused here only, for {reason:?}:\n{}", text()),
            },
            None if verdict == Verdict::Valid => taken += 1,
            None => panic!("{verdict:?}, but not here:\n{}", text()),
        }
    }
    println!(
        "{count} files: {both} refused by libxml2 and here, {taken} by neither, and here only"
    );
    for (meant, files) in &ours {
        println!("  {files}: {meant}");
    }
    assert_eq!(ours.len(), 6, "each kind that is meant is tried: {ours:?}");
    assert!(
        both > count / 4 && taken > count / 10,
        "both kinds are many"
    );
}
