//! Workbooks, good and bad.

use crate::support::{Workbook, zip};
use cabinet_tables::{Limits, Table, TableFault, read};

fn table(bytes: &[u8]) -> Result<Table, TableFault> {
    read(bytes, &Limits::default(), &mut |_| {})
}

/// «number: column=cell|column=cell» for each row.
fn shown(table: &Table) -> Vec<String> {
    let rows = table.rows().map(|row| {
        let cells: Vec<_> = row
            .cells()
            .map(|(at, text)| format!("{at}={text}"))
            .collect();
        format!("{}: {}", row.number, cells.join("|"))
    });
    rows.collect()
}

fn rows(bytes: &[u8]) -> Vec<String> {
    shown(&table(bytes).unwrap())
}

#[test]
fn texts_of_every_kind() {
    let workbook = Workbook {
        strings: "<si><t>общий</t></si>\
                  <si><r><rPr><b/></rPr><t>из </t></r><r><t xml:space=\"preserve\">двух &amp; &#x42F;</t></r>\
                  <rPh sb=\"0\" eb=\"1\"><t>подсказка</t></rPh></si>"
            .into(),
        ..Workbook::of(
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row>\
             <row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>прямо</t></is></c>\
             <c r=\"B5\" t=\"str\"><f>A1&amp;\"x\"</f><v>формула</v></c>\
             <c r=\"C5\"><f>1+1</f><v>2</v></c><c r=\"D5\" t=\"b\"><v>1</v></c>\
             <c r=\"E5\" t=\"e\"><v>#N/A</v></c><c r=\"F5\" t=\"d\"><v>2026-11-22</v></c></row>",
        )
    };
    assert_eq!(
        rows(&workbook.bytes()),
        [
            "2: 0=общий|2=из двух & Я",
            "5: 0=прямо|1=формула|2=2|3=TRUE|4=#N/A|5=2026-11-22"
        ]
    );
}

#[test]
fn rows_and_cells_without_references_follow_one_another() {
    let workbook = Workbook::of(
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c r=\"B2\"><v>4</v></c><c><v>5</v></c></row>",
    );
    assert_eq!(rows(&workbook.bytes()), ["1: 0=1|2=3", "2: 1=4|2=5"]);
}

#[test]
fn numbers_and_dates_look_as_their_formats_say() {
    let styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/>\
                  <numFmt numFmtId=\"165\" formatCode=\"000\\-000\\-000\\ 00\"/></numFmts>\
                  <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
                  <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"14\"/></cellXfs>";
    let row = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46348</v></c><c r=\"B1\" s=\"2\"><v>8765430300</v></c>\
               <c r=\"C1\"><v>1.1223344595E10</v></c><c r=\"D1\" s=\"3\"><v>46348.5</v></c></row>";
    let mut workbook = Workbook {
        styles: styles.into(),
        ..Workbook::of(row)
    };
    assert_eq!(
        rows(&workbook.bytes()),
        ["1: 0=2026-11-22|1=08765430300|2=11223344595|3=2026-11-22"]
    );
    workbook.since_1904 = true;
    assert!(rows(&workbook.bytes())[0].starts_with("1: 0=2030-11-23"));
}

#[test]
fn merged_cells_have_their_text_in_the_first() {
    let mut workbook = Workbook::of(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"/></row><row r=\"2\"><c r=\"A2\"/><c r=\"B2\"><v>2</v></c></row>\
         </sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells><sheetData>",
    );
    assert_eq!(rows(&workbook.bytes()), ["1: 0=1", "2: 1=2"]);
    workbook.sheets[0].1 = "hidden";
    assert_eq!(
        table(&workbook.bytes()).err(),
        Some(TableFault::NoVisibleSheet)
    );
}

#[test]
fn the_first_visible_sheet_with_something_in_it() {
    let row = |text: &str| format!("<row r=\"1\"><c r=\"A1\"><v>{text}</v></c></row>");
    let workbook = Workbook {
        sheets: vec![
            (row("1"), "hidden"),
            (row("2"), "veryHidden"),
            (String::new(), "visible"),
            (row("4"), "visible"),
            (row("5"), "visible"),
        ],
        ..Workbook::default()
    };
    assert_eq!(rows(&workbook.bytes()), ["1: 0=4"]);
    assert_eq!(
        table(&Workbook::of("").bytes()).err(),
        Some(TableFault::Empty)
    );
}

#[test]
fn a_cell_in_the_last_corner_makes_no_wide_table() {
    let workbook = Workbook::of(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>",
    );
    assert_eq!(rows(&workbook.bytes()), ["1: 0=1", "1048576: 16383=2"]);
    let beyond = Workbook::of("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>");
    assert_eq!(table(&beyond.bytes()).err(), Some(TableFault::TooManyCells));
}

#[test]
fn what_is_no_workbook_is_named() {
    for (bytes, fault) in [
        (
            compound(&["EncryptionInfo", "EncryptedPackage"]),
            TableFault::Protected,
        ),
        (compound(&["Workbook"]), TableFault::OldExcel),
        (compound(&["Book"]), TableFault::OldExcel),
        (compound(&["WordDocument"]), TableFault::NotATable),
        (
            zip(&[("xl/workbook.bin", b"x")]),
            TableFault::OtherSpreadsheet,
        ),
        (
            zip(&[("mimetype", b"x"), ("content.xml", b"x")]),
            TableFault::OtherSpreadsheet,
        ),
        (zip(&[("photo.jpg", b"x")]), TableFault::NotATable),
        (
            zip(&[
                ("_rels/.rels", b"<Relationships/>"),
                ("word/document.xml", b"<x/>"),
            ]),
            TableFault::NotATable,
        ),
        (
            b"<html><table><tr><td>1</td></tr></table></html>".to_vec(),
            TableFault::NotATable,
        ),
        (b"%PDF-1.7".to_vec(), TableFault::NotATable),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            TableFault::NotATable,
        ),
        (Vec::new(), TableFault::Empty),
        (b"PK\x03\x04 and nothing".to_vec(), TableFault::Damaged),
    ] {
        assert_eq!(
            table(&bytes).err(),
            Some(fault),
            "{}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

#[test]
fn a_part_with_a_password_of_its_own() {
    let mut bytes = Workbook::of("<row><c><v>1</v></c></row>").bytes();
    let directory = bytes
        .windows(4)
        .position(|window| window == b"PK\x01\x02")
        .unwrap();
    let parts: Vec<usize> = (directory..bytes.len() - 4)
        .filter(|at| bytes[*at..].starts_with(b"PK\x01\x02"))
        .collect();
    for at in parts {
        bytes[at + 8] |= 1;
    }
    assert_eq!(table(&bytes).err(), Some(TableFault::Protected));
}

#[test]
fn one_changed_byte_is_noticed() {
    let good = Workbook::of("<row><c><v>11223344595</v></c></row>").bytes();
    let place = good
        .windows(4)
        .rposition(|window| window == b"PK\x03\x04")
        .unwrap()
        + 80;
    for bit in 0..8 {
        let mut bad = good.clone();
        bad[place] ^= 1 << bit;
        assert_eq!(table(&bad).err(), Some(TableFault::Damaged), "bit {bit}");
    }
    assert_eq!(
        table(&good[..good.len() - 30]).err(),
        Some(TableFault::Damaged)
    );
}

#[test]
fn entities_and_depth_are_refused() {
    let laughs =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
    for strings in [laughs, "<si><t>&b;</t></si>", &"<a>".repeat(100_000)] {
        let workbook = Workbook {
            strings: strings.into(),
            ..Workbook::of("<row><c t=\"s\"><v>0</v></c></row>")
        };
        assert_eq!(table(&workbook.bytes()).err(), Some(TableFault::Damaged));
    }
}

#[test]
fn a_text_that_is_not_there() {
    let workbook = Workbook::of("<row><c t=\"s\"><v>7</v></c></row>");
    assert_eq!(table(&workbook.bytes()).err(), Some(TableFault::Damaged));
}

#[test]
fn every_limit_has_its_fault() {
    let limits = |change: fn(&mut Limits)| {
        let mut limits = Limits::default();
        change(&mut limits);
        limits
    };
    let rows = "<row><c><v>1</v></c><c t=\"str\"><v>abc</v></c></row>".repeat(50);
    let bytes = Workbook::of(&rows).bytes();
    for (limits, fault) in [
        (
            limits(|limits| limits.file_bytes = 100),
            TableFault::TooLarge(100),
        ),
        (
            limits(|limits| limits.unpacked_bytes = 1_000),
            TableFault::Bomb,
        ),
        (
            limits(|limits| limits.text_bytes = 40),
            TableFault::TooManyCells,
        ),
        (limits(|limits| limits.cells = 99), TableFault::TooManyCells),
        (
            limits(|limits| limits.cell_bytes = 2),
            TableFault::LongCell(1),
        ),
        (
            limits(|limits| limits.rows = 49),
            TableFault::TooManyRows(48),
        ),
    ] {
        assert_eq!(read(&bytes, &limits, &mut |_| {}).err(), Some(fault));
    }
    let exact = limits(|limits| (limits.rows, limits.cells) = (50, 100));
    assert!(read(&bytes, &exact, &mut |_| {}).is_ok());
}

#[test]
fn numbers_too_long_for_the_directory_stand_in_the_extra_field() {
    let mut bytes = Workbook::of("<row><c><v>1</v></c></row>").bytes();
    let end = bytes.len() - 22;
    let long = |bytes: &[u8], at: usize| {
        u64::from(u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()))
    };
    let (size, start) = (long(&bytes, end + 12), long(&bytes, end + 16));
    let mut tail = bytes.split_off(end);
    tail[12..20].fill(0xff);
    let mut directory = bytes.split_off(usize::try_from(start).unwrap());
    let mut lengthened = Vec::new();
    while !directory.is_empty() {
        let name = usize::from(directory[28]);
        let rest = directory.split_off(46 + name);
        let (packed, place) = (long(&directory, 20), long(&directory, 42));
        for at in [20, 42] {
            directory[at..at + 4].fill(0xff);
        }
        directory[30] = 20;
        lengthened.append(&mut directory);
        lengthened.extend([1, 0, 16, 0]);
        lengthened.extend(packed.to_le_bytes());
        lengthened.extend(place.to_le_bytes());
        directory = rest;
    }
    assert_ne!(lengthened.len() as u64, size);
    bytes.extend(&lengthened);
    let long_end = bytes.len() as u64;
    bytes.extend(b"PK\x06\x06");
    bytes.extend([0; 36]);
    bytes.extend((lengthened.len() as u64).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend(b"PK\x06\x07\0\0\0\0");
    bytes.extend(long_end.to_le_bytes());
    bytes.extend([1, 0, 0, 0]);
    bytes.extend(tail);
    assert_eq!(rows(&bytes), ["1: 0=1"]);
}

/// A container of Microsoft's with streams of these names in its directory.
fn compound(streams: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.extend([0; 504]);
    for name in streams {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.extend(name);
        bytes.extend([0; 64]);
    }
    bytes
}
