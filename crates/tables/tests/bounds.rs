//! What hostile and large files cost: no panic, no hang, memory within bounds. All in one test: the
//! allocator counts for the whole process.

#![expect(
    clippy::unwrap_used,
    reason = "files of the tests are made by the tests"
)]

mod support;

use std::time::Instant;

use cabinet_core::domain::{Permission, PermissionCode, Permissions};
use cabinet_tables::people::{People, Rights};
use cabinet_tables::{Limits, TableFault, read};
use peak_alloc::PeakAlloc;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use support::{Workbook, inn, snils, zip};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MEGABYTE: usize = 1_000_000;

/// Runs it and gives what it held at most, over what was held before.
fn peak<T>(run: impl FnOnce() -> T) -> (T, usize) {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let result = run();
    (result, MEMORY.peak_usage().saturating_sub(before))
}

fn checked(bytes: &[u8], limits: &Limits) -> Result<People, TableFault> {
    let view = Permission {
        code: PermissionCode::new("view".to_owned()),
        label: "Просмотр".to_owned(),
        description: None,
        group: None,
        requires: Vec::new(),
        conflicts: Vec::new(),
        sensitive: false,
    };
    let table = read(bytes, limits, &mut |_| {})?;
    People::check(
        table,
        Rights::new(vec![view], Vec::new()),
        Permissions::default(),
        &mut |_| {},
    )
}

fn rows(count: u32) -> impl Iterator<Item = [String; 5]> {
    (0..count).map(|row| {
        let number = 10_000_000 + row;
        [
            format!("Иванов{row} Иван Иванович"),
            snils(number),
            inn(1_000_000_000 + number),
            "Инженер по охране труда".to_owned(),
            "Просмотр".to_owned(),
        ]
    })
}

fn delimited(count: u32) -> Vec<u8> {
    let lines = rows(count).map(|cells| cells.join(";") + "\r\n");
    let lines: String = lines.collect();
    format!("ФИО;СНИЛС;ИНН;Должность;Права\r\n{lines}").into_bytes()
}

fn workbook(count: u32) -> Vec<u8> {
    use std::fmt::Write;
    let (mut sheet, mut strings) = (String::new(), String::new());
    for (at, cells) in rows(count).enumerate() {
        let row = at + 1;
        write!(sheet, "<row r=\"{row}\">").unwrap();
        for (cell, column) in cells.iter().zip('A'..) {
            if "BC".contains(column) {
                write!(sheet, "<c r=\"{column}{row}\" s=\"1\"><v>{cell}</v></c>").unwrap();
            } else {
                let shared = at * 3 + "ADE".find(column).unwrap();
                write!(sheet, "<c r=\"{column}{row}\" t=\"s\"><v>{shared}</v></c>").unwrap();
                write!(strings, "<si><t>{cell}</t></si>").unwrap();
            }
        }
        sheet.push_str("</row>");
    }
    let styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>";
    let formats = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"00000000000\"/></numFmts>";
    let workbook = Workbook {
        strings,
        styles: format!("{formats}{styles}"),
        ..Workbook::of(&sheet)
    };
    workbook.bytes()
}

#[test]
fn large_and_hostile_files() {
    large();
    bombs();
    hostile();
}

fn large() {
    const ROWS: u32 = 100_000;
    for (what, bytes) in [("CSV", delimited(ROWS)), ("XLSX", workbook(ROWS))] {
        let start = Instant::now();
        let (people, memory) = peak(|| checked(&bytes, &Limits::default()).unwrap());
        println!(
            "{what}: {ROWS} rows, {} KB: {} ms, {} MB beside the file",
            bytes.len() / 1000,
            start.elapsed().as_millis(),
            memory / MEGABYTE
        );
        assert_eq!(people.counts().ready, ROWS as usize, "{what}");
        assert!(memory < 100 * MEGABYTE, "{what}: {memory}");
    }
    let fault = Some(TableFault::TooManyRows(ROWS.into()));
    assert_eq!(
        checked(&delimited(ROWS + 1), &Limits::default()).err(),
        fault
    );
}

fn bombs() {
    let relations = b"<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"w.xml\"/></Relationships>";
    let zeros = vec![b' '; 400 * MEGABYTE];
    let one_text = zip(&[("_rels/.rels", relations), ("w.xml", &zeros)]);
    let elements = b"<a></a>".repeat(30 * MEGABYTE);
    let many_elements = zip(&[
        ("_rels/.rels", relations),
        ("w.xml", &[b"<x>", &elements[..]].concat()),
    ]);
    drop((zeros, elements));
    // A tenth of the time, for a tenth of the cells.
    let limits = Limits {
        cells: 400_000,
        ..Limits::default()
    };
    for (what, bytes, fault) in [
        ("a bomb of one text", one_text, TableFault::Bomb),
        ("a bomb of elements", many_elements, TableFault::Bomb),
        (
            "a text in all cells",
            Workbook {
                strings: format!("<si><t>{}</t></si>", "я".repeat(30_000)),
                ..Workbook::of(&"<row><c t=\"s\"><v>0</v></c></row>".repeat(200_000))
            }
            .bytes(),
            TableFault::TooManyRows(100_000),
        ),
        (
            "many cells",
            Workbook::of(&format!("<row>{}</row>", "<c><v>1</v></c>".repeat(20_000))).bytes(),
            TableFault::TooManyCells,
        ),
        (
            "many texts",
            {
                let strings = "<si/>".repeat(MEGABYTE);
                Workbook {
                    strings,
                    ..Workbook::of("")
                }
                .bytes()
            },
            TableFault::TooManyCells,
        ),
    ] {
        let start = Instant::now();
        let (result, memory) = peak(|| checked(&bytes, &limits).err());
        println!(
            "{what}: {} KB: {} ms, {} MB beside the file",
            bytes.len() / 1000,
            start.elapsed().as_millis(),
            memory / MEGABYTE
        );
        assert_eq!(result, Some(fault), "{what}");
        assert!(memory < 150 * MEGABYTE, "{what}: {memory}");
    }
}

/// Bytes changed, left out and doubled, at places given as parts of 65,536.
fn mutated(file: &[u8], changes: &[(u16, u8, u8)]) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for (place, how, value) in changes {
        let place = usize::from(*place) * bytes.len().max(1) / 65_536;
        match how {
            0 | 1 if place < bytes.len() => bytes[place] = *value,
            2 if place < bytes.len() => bytes[place] ^= 1 << (value % 8),
            3 => bytes.truncate(place),
            4 => bytes.insert(place.min(bytes.len()), *value),
            5 if place < bytes.len() => {
                bytes.remove(place);
            }
            _ => {
                let end = (place + usize::from(*value)).min(bytes.len());
                let piece = bytes[place.min(end)..end].to_vec();
                bytes.splice(place.min(end)..place.min(end), piece);
            }
        }
    }
    bytes
}

fn hostile() {
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|text| text.parse().ok());
    let cases = cases.unwrap_or(2_000);
    // An unpacked workbook too: in a packed one most changes end at the checksum.
    let stored = |bytes: &[u8]| bytes.to_vec();
    let files = [delimited(20), workbook(20), stored(&delimited(1))];
    let inside =
        Workbook::of("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>ФИО</t></is></c></row>");
    let sheet = inside.sheets[0].0.clone();
    let change = || prop::collection::vec((any::<u16>(), 0_u8..7, any::<u8>()), 1..12);
    let anything = prop_oneof![
        2 => prop::collection::vec(any::<u8>(), 0..2_000),
        4 => (0..files.len(), change()).prop_map({
            let files = files.clone();
            move |(file, changes)| mutated(&files[file], &changes)
        }),
        4 => change().prop_map(move |changes| {
            let rows = mutated(sheet.as_bytes(), &changes);
            let styles = "<cellXfs><xf/><xf numFmtId=\"22\"/></cellXfs>".to_owned();
            let strings = "<si><t>_x000D_</t></si>".to_owned();
            let workbook = Workbook { strings, styles, ..Workbook::of(&String::from_utf8_lossy(&rows)) };
            workbook.bytes()
        }),
    ];
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let (mut most, mut longest, mut read) = (0, 0, 0);
    let start = Instant::now();
    let seen = std::cell::RefCell::new((&mut most, &mut longest, &mut read));
    TestRunner::new(config)
        .run(&anything, |bytes| {
            let start = Instant::now();
            let (result, memory) = peak(|| checked(&bytes, &Limits::default()).is_ok());
            let (most, longest, read) = &mut *seen.borrow_mut();
            **most = (**most).max(memory);
            **longest = (**longest).max(start.elapsed().as_millis());
            **read += usize::from(result);
            prop_assert!(
                memory < 4 * MEGABYTE + 200 * bytes.len(),
                "{memory} for {}",
                bytes.len()
            );
            Ok(())
        })
        .unwrap();
    println!(
        "{cases} hostile files ({read} of them readable) in {} ms: at most {longest} ms and {} KB each",
        start.elapsed().as_millis(),
        most / 1000
    );
}
