//! What the schema's validator, libxml2, refuses, is refused here too, or told; what is written here, it takes.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "files of the tests are made by the tests"
)]

mod corpus;
#[path = "../support/mod.rs"]
mod support;
mod written;
mod xmllint;

use std::collections::BTreeMap;

use cabinet_core::domain::Day;
use cabinet_registry::rules::{Programs, Rules};
use cabinet_registry::{Column, FileFault, Reading, RegistryFault, Shape, xml};
use cabinet_tables::{Limits, Row};
use support::dice::Dice;
use support::file::file;
use xmllint::{Verdict, verdicts};

/// Why we refuse a file: the first of what is wrong with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Reason {
    File(RegistryFault),
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

/// No day is in the future, and each number has a title.
fn rules() -> Rules {
    Rules {
        today: Day::parse("9999-12-31").unwrap(),
        programs: Programs::new((1..30).map(|number| (number, "Т".to_owned()))),
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
    let rules = rules();
    let value = || {
        reading
            .table
            .rows()
            .find_map(|row| wrong_value(&rules, &row))
    };
    fault.or_else(shape).or_else(value)
}

/// What the rules refuse of the columns whose type is more than text. The others they would refuse in nearly
/// every file of chance, and nothing would be compared.
fn wrong_value(rules: &Rules, row: &Row) -> Option<Reason> {
    let texts = Column::ALL.map(|column| row.cell(column.index()));
    let findings = rules.check(&texts).into_iter();
    let mut faults = findings.filter(|finding| !finding.code.is_warning());
    faults.find_map(|fault| {
        let column = fault.column.filter(|column| is_typed(*column));
        column.map(Reason::Value)
    })
}

fn is_typed(column: Column) -> bool {
    matches!(
        column,
        Column::OuterId
            | Column::IsForeignSnils
            | Column::OrganizationUnitId
            | Column::TestDate
            | Column::LearnProgramId
            | Column::IsPassed
    )
}

/// Why a file that the validator takes is refused here all the same; `None` where that is not meant.
fn meant(reason: Reason, verdict: Verdict) -> Option<&'static str> {
    match reason {
        Reason::File(RegistryFault::DocumentType) => Some("a document type, whatever is in it"),
        Reason::File(RegistryFault::UnknownEncoding) => {
            Some("an encoding that programs for the registry do not write")
        }
        Reason::File(RegistryFault::NotWellFormed(_)) => match verdict {
            Verdict::MisusedNamespaces => Some("namespaces that are no namespaces"),
            Verdict::OtherVersion => Some("another version of XML than 1.0"),
            Verdict::Valid | Verdict::Refused => None,
        },
        Reason::Fault(FileFault::WrongEncoding) => {
            Some("bytes in another encoding than declared, or a name of it that is less known")
        }
        Reason::Value(Column::TestDate) => Some("a day in no year of four digits"),
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
