//! What the schema's validator, libxml2, refuses, is refused here too, or told: thousands of files, made by
//! chance that is the same in every run. `XSD_FILES` says how many.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "files of the tests are made by the tests"
)]

#[path = "../support/mod.rs"]
mod support;
mod xmllint;

use std::collections::BTreeMap;

use cabinet_registry::{Column, FileFault, FileRefusal, Reading, forms, xml};
use cabinet_tables::Limits;
use support::{Dice, file};

/// Why we refuse a file, most of all; `None` when we do not.
fn refusal(bytes: &[u8]) -> Option<String> {
    match xml::read(bytes, &Limits::default(), &mut |_| {}) {
        Err(refusal) => Some(refusal.code().to_owned()),
        Ok(reading) => fault(&reading),
    }
}

fn fault(reading: &Reading) -> Option<String> {
    if let Some(fault) = reading.file_faults.first() {
        return Some(format!("{fault:?}"));
    }
    if let Some(fault) = reading.shapes.first() {
        let name = fault.name.as_deref().unwrap_or_default();
        return Some(format!("{:?} {name}", fault.shape));
    }
    let mut rows = reading.table.rows();
    rows.find_map(|row| {
        let wrong = Column::ALL.into_iter().find(|column| {
            let text = row.cell(column.index());
            !is_right(*column, text)
        });
        wrong.map(|column| column.code().to_owned())
    })
}

fn is_right(column: Column, text: &str) -> bool {
    match column {
        Column::OuterId => text.is_empty() || forms::is_outer_id(text),
        Column::IsForeignSnils => text.is_empty() || forms::is_bit(text),
        Column::OrganizationUnitId => text.is_empty() || forms::is_int(text),
        Column::Date => forms::is_day(text),
        Column::LearnProgramId => forms::is_program(text),
        Column::IsPassed => forms::is_bit(text),
        _ => true,
    }
}

#[test]
fn what_the_validator_refuses_is_refused() {
    let count = std::env::var("XSD_FILES")
        .ok()
        .and_then(|text| text.parse().ok());
    let count = count.unwrap_or(6_000);
    let mut dice = Dice::new(20_261_125);
    let files: Vec<Vec<u8>> = (0..count).map(|_| file(&mut dice)).collect();
    let verdicts = xmllint::verdicts("chance", &files);
    let (mut both, mut ours): (usize, BTreeMap<String, Vec<usize>>) = Default::default();
    let mut missed = Vec::new();
    for (place, (bytes, is_valid)) in files.iter().zip(&verdicts).enumerate() {
        match (refusal(bytes), is_valid) {
            (None, false) => missed.push(place),
            (Some(reason), true) => ours.entry(reason).or_default().push(place),
            (Some(_), false) => both += 1,
            (None, true) => {}
        }
    }
    println!("{count} files: {both} refused by both");
    for (reason, places) in &ours {
        println!("  {} by us only: {reason}", places.len());
        std::fs::create_dir_all(format!("/tmp/regx-ours/{reason}")).unwrap();
        for place in places {
            std::fs::write(
                format!("/tmp/regx-ours/{reason}/{place}.xml"),
                &files[*place],
            )
            .unwrap();
        }
    }
    for place in missed.iter().take(20) {
        std::fs::create_dir_all("/tmp/regx-missed").unwrap();
        std::fs::write(format!("/tmp/regx-missed/{place}.xml"), &files[*place]).unwrap();
    }
    assert!(missed.is_empty(), "{} were let through", missed.len());
    let _ = (FileFault::Stray, FileRefusal::NoRecords);
}
