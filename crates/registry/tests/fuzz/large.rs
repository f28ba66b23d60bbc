//! Large and hostile XML.

use cabinet_registry::{Record, RegistryFault, write, xml};
use cabinet_tables::{Limits, TableFault};

use crate::{LONGEST, MEGABYTE, cost};

fn record() -> Record<'static> {
    Record::of(|column| match column.code() {
        "date" => "2026-11-25",
        "learn_program_id" => "6",
        "is_passed" => "true",
        "outer_id" | "is_foreign_snils" | "organization_unit_id" => "",
        _ => "Текст в двадцать букв",
    })
}

fn set(inner: &str) -> Vec<u8> {
    format!("<RegistrySet>{inner}</RegistrySet>").into_bytes()
}

/// A file of many megabytes, of one piece again and again.
fn many(piece: &str, megabytes: usize) -> Vec<u8> {
    set(&piece.repeat(megabytes * MEGABYTE / piece.len()))
}

fn within(inner: &str) -> String {
    format!("<RegistryRecord>{inner}</RegistryRecord>")
}

pub fn check() {
    let unknown: Vec<String> = (0..40).map(|number| format!("<a{number}/>")).collect();
    let damaged = RegistryFault::NotWellFormed(1);
    let rows = RegistryFault::Table(TableFault::TooManyRows(100_000));
    let megabyte = "x".repeat(MEGABYTE);
    for (what, bytes, refusal) in [
        (
            "20,000 records",
            write::xml(std::iter::repeat_n(record(), 20_000)),
            None,
        ),
        ("blank records", many("<RegistryRecord/>", 10), Some(rows)),
        (
            "records with nothing right",
            many(&within(&unknown.concat()), 20),
            Some(RegistryFault::Table(TableFault::TooManyCells)),
        ),
        (
            "one record with all that is wrong",
            set(&within(&"<a/>x".repeat(2 * MEGABYTE))),
            None,
        ),
        (
            "elements beside records",
            many("<a/>", 10),
            Some(RegistryFault::NoRecords),
        ),
        ("elements in elements", many("<a>", 10), Some(damaged)),
        (
            "attributes",
            set(&format!("<a{}/>", " b=''".repeat(2 * MEGABYTE))),
            Some(damaged),
        ),
        (
            "references",
            set(&within(&format!(
                "<Worker><LastName>{}",
                "&amp;".repeat(2 * MEGABYTE)
            ))),
            Some(RegistryFault::Table(TableFault::LongCell(1))),
        ),
        ("one text", set(&megabyte.repeat(20)), Some(damaged)),
        (
            "one comment",
            set(&format!("<!--{}-->", megabyte.repeat(20))),
            Some(damaged),
        ),
        (
            "one name",
            set(&format!("<{}/>", megabyte.repeat(20))),
            Some(damaged),
        ),
        (
            "laughs",
            format!("<!DOCTYPE a [<!ENTITY a '{megabyte}'>").into_bytes(),
            Some(RegistryFault::DocumentType),
        ),
        ("windows-1251", vec![0xd0; 20 * MEGABYTE], Some(damaged)),
    ] {
        let mut seen = None;
        let cost = cost(|| {
            seen = xml::read(&bytes, &Limits::default(), &mut |_| {}).err();
            seen.is_none()
        });
        println!(
            "{what}: {} KB: {} ms, {} MB beside the file",
            bytes.len() / 1000,
            cost.time.as_millis(),
            cost.memory / MEGABYTE
        );
        assert_eq!(seen, refusal, "{what}");
        assert!(cost.memory < 100 * MEGABYTE, "{what}: {}", cost.memory);
        assert!(cost.time < LONGEST * 12, "{what}: {:?}", cost.time);
    }
}
