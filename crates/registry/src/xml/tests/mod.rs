//! What the reader says of single files; thousands more are in `tests/xsd`.

mod grammar;

use super::*;
use crate::Column;

const WORKER: &str = "<Worker><LastName>Ёлкин</LastName><FirstName>Ян</FirstName><MiddleName/>\
    <Position>Инженер</Position><EmployerInn>7707083893</EmployerInn>\
    <EmployerTitle>ООО</EmployerTitle></Worker>";
const ORGANIZATION: &str = "<Organization><Inn>7736207543</Inn><Title>АНО</Title></Organization>";
const TEST: &str = "<Test isPassed=\"true\" learnProgramId=\"3\"><Date>2026-11-25</Date>\
    <ProtocolNumber>5</ProtocolNumber><LearnProgramTitle>Т</LearnProgramTitle></Test>";

fn record() -> String {
    format!("<RegistryRecord>{WORKER}{ORGANIZATION}{TEST}</RegistryRecord>")
}

fn set(inner: &str) -> String {
    format!("<RegistrySet>{inner}</RegistrySet>")
}

/// What is written for each of so many numbers.
fn numbered(count: usize, each: fn(usize) -> String) -> String {
    (0..count).map(each).collect::<Vec<_>>().concat()
}

fn opened(bytes: &[u8]) -> Result<Reading, RegistryFault> {
    read(bytes, &Limits::default(), &mut |_| {})
}

fn refused(text: &str) -> Option<RegistryFault> {
    opened(text.as_bytes()).err()
}

/// The faults of form of a file, as «record column or name shape».
fn shapes(text: &str) -> Vec<String> {
    let reading = opened(text.as_bytes()).unwrap();
    assert!(reading.file_faults.is_empty(), "{text}");
    let shown = reading.shapes.iter().map(|fault| {
        let column = fault.column.map(Column::code);
        let what = column.or(fault.name.as_deref()).unwrap_or_default();
        format!("{} {what} {:?}", fault.record, fault.shape)
    });
    shown.collect()
}

fn cell(text: &str, column: Column) -> String {
    let reading = opened(text.as_bytes()).unwrap();
    reading
        .table
        .row(0)
        .unwrap()
        .cell(column.index())
        .to_owned()
}

#[test]
fn a_right_file() {
    let text = set(&format!("\n{}\n<!-- x -->{}", record(), record()));
    let reading = opened(text.as_bytes()).unwrap();
    assert!(reading.shapes.is_empty() && reading.file_faults.is_empty());
    let numbers: Vec<u32> = reading.table.rows().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 2]);
    let cells: Vec<_> = reading.table.row(1).unwrap().cells().collect();
    let expected = [
        (1, "Ёлкин"),
        (2, "Ян"),
        (8, "Инженер"),
        (9, "7707083893"),
        (10, "ООО"),
        (12, "7736207543"),
        (13, "АНО"),
        (14, "2026-11-25"),
        (15, "5"),
        (16, "3"),
        (17, "Т"),
        (18, "true"),
    ];
    assert_eq!(cells, expected);
}

#[test]
fn parts_and_fields_come_in_any_order_and_text_in_any_form() {
    let text = set(&format!(
        "<RegistryRecord outerId='a&#45;1'>{TEST}<?pi?>{ORGANIZATION}<Worker>\
         <Position>a\r\nb\rc</Position><EmployerTitle>&lt;&#x42B;&amp;<![CDATA[<&>]]><!-- - -->!</EmployerTitle>\
         <EmployerInn> 1 </EmployerInn><MiddleName> </MiddleName><FirstName>\t</FirstName>\
         <LastName>x</LastName></Worker></RegistryRecord>"
    ));
    assert_eq!(shapes(&text), [""; 0]);
    for (column, expected) in [
        (Column::OuterId, "a-1"),
        (Column::Position, "a\nb\nc"),
        (Column::EmployerTitle, "<Ы&<&>!"),
        (Column::EmployerInn, " 1 "),
        (Column::MiddleName, " "),
        (Column::FirstName, "\t"),
    ] {
        assert_eq!(cell(&text, column), expected, "{column:?}");
    }
    let text = set("<RegistryRecord outerId=\"a\tb\r\nc&#10;d\"/>");
    assert_eq!(cell(&text, Column::OuterId), "a b c\nd");
}

#[test]
fn what_is_wrong_with_the_form_of_a_record() {
    let with = |from: &str, to: &str| shapes(&set(&record().replace(from, to)));
    for (from, to, expected) in [
        ("<MiddleName/>", "", "0 middle_name MissingElement"),
        (ORGANIZATION, "", "0 Organization MissingElement"),
        (" isPassed=\"true\"", "", "0 is_passed MissingElement"),
        (
            "<MiddleName/>",
            "<MiddleName/><MiddleName>x</MiddleName>",
            "0 middle_name RepeatedElement",
        ),
        (
            "<Test",
            "<Organization/><Test",
            "0 Organization RepeatedElement",
        ),
        (
            "<Position>",
            "<a><Position/>x</a><Position>",
            "0 a UnknownElement",
        ),
        ("<Position>", "<Position><b>x</b>", "0 b UnknownElement"),
        ("<Worker>", "<worker/><Worker>", "0 worker UnknownElement"),
        ("<Worker>", "<Worker a='1'>", "0 a UnknownAttribute"),
        (
            "<Worker>",
            "<Worker outerId='1'>",
            "0 outerId UnknownAttribute",
        ),
        (
            "<Title>",
            "<Title xml:lang='ru'>",
            "0 xml:lang UnknownAttribute",
        ),
        (
            "<Title>",
            "<Title xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='false'>",
            "0 i:nil UnknownAttribute",
        ),
        ("<Test", "x<Test", "0 RegistryRecord StrayText"),
        ("<Inn>", "\u{a0}<Inn>", "0 Organization StrayText"),
        ("<Inn>", "<![CDATA[]]><Inn>", "0 Organization StrayText"),
        (
            "<Position>",
            "<IsForeignSnils> </IsForeignSnils><Position>",
            "0 is_foreign_snils EmptyElement",
        ),
        (
            "<Position>",
            "<OrganizationUnitId/><Position>",
            "0 organization_unit_id EmptyElement",
        ),
        (
            "<RegistryRecord>",
            "<RegistryRecord outerId=''>",
            "0 outer_id EmptyElement",
        ),
    ] {
        assert_eq!(with(from, to), [expected], "{to}");
    }
    let empty = shapes(&set(&format!("{}<RegistryRecord/>", record())));
    assert_eq!(
        empty,
        [
            "1 Worker MissingElement",
            "1 Organization MissingElement",
            "1 Test MissingElement"
        ]
    );
    let text = set(&record().replace("<Position>", "<Position>Нет<Position>x</Position>"));
    assert_eq!(cell(&text, Column::Position), "НетИнженер");
    let text = set(&record().replace("<Position>", "<Position>Да</Position><Position>"));
    assert_eq!(cell(&text, Column::Position), "Да");
    let text = set(&record().replace("<Position>", "<IsForeignSnils> </IsForeignSnils><Position>"));
    assert_eq!(cell(&text, Column::IsForeignSnils), "");
}

#[test]
fn the_same_is_told_once_and_not_without_end() {
    let text = set(&format!(
        "<RegistryRecord>{}</RegistryRecord>",
        "<a/>x".repeat(100)
    ));
    assert_eq!(
        shapes(&text)[..2],
        ["0 a UnknownElement", "0 RegistryRecord StrayText"]
    );
    assert_eq!(shapes(&text).len(), 5);
    let names = numbered(100, |number| format!("<a{number}/>"));
    let text = set(&format!(
        "<RegistryRecord>{names}</RegistryRecord><RegistryRecord/>"
    ));
    assert_eq!(shapes(&text).len(), 32 + 3);
    let long = "я".repeat(101);
    let text = set(&record().replace("<Test", &format!("<{long}/><Test")));
    assert_eq!(
        shapes(&text),
        [format!("0 {} UnknownElement", "я".repeat(100))]
    );
    let limits = Limits {
        cells: 8,
        ..Limits::default()
    };
    let refusal = read(set("<RegistryRecord/>").as_bytes(), &limits, &mut |_| {}).err();
    assert_eq!(refusal, Some(TableFault::TooManyCells.into()));
}

#[test]
fn why_a_file_would_be_refused_though_its_records_are_read() {
    let right = set(&record());
    let stray = [
        right.replace("</RegistrySet>", "<a><RegistryRecord/></a></RegistrySet>"),
        right.replace("<RegistryRecord>", "x<RegistryRecord>"),
        right.replace("<RegistrySet>", "<RegistrySet version='1'>"),
        right.replace("<RegistrySet>", "<RegistrySet><![CDATA[]]>"),
    ];
    let namespaces = [
        right.replace("<RegistrySet>", "<RegistrySet xmlns='urn:x'>"),
        right.replace("<Inn>", "<Inn xmlns='urn:x'>"),
        right
            .replace("RegistrySet>", "x:RegistrySet>")
            .replace("<x:RegistrySet>", "<x:RegistrySet xmlns:x='urn:x'>"),
    ];
    let files = stray.map(|text| (text, FileFault::Stray)).into_iter();
    for (text, fault) in files.chain(namespaces.map(|text| (text, FileFault::Namespace))) {
        let reading = opened(text.as_bytes()).unwrap();
        assert_eq!(reading.file_faults, [fault], "{text}");
        assert_eq!((reading.table.len(), reading.shapes), (1, vec![]), "{text}");
    }
    let hints = "<RegistrySet xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' \
        xmlns:xsd='http://www.w3.org/2001/XMLSchema' xsi:noNamespaceSchemaLocation='a.xsd'>";
    let text = right.replace("<RegistrySet>", hints);
    assert_eq!(opened(text.as_bytes()).unwrap().file_faults, []);
    let text = right.replace("<Inn>", "<Inn xmlns=''>");
    assert_eq!(opened(text.as_bytes()).unwrap().file_faults, []);
    for (count, faults) in [
        (5_000, vec![]),
        (5_001, vec![FileFault::TooManyRecords(5_000)]),
    ] {
        let reading = opened(set(&record().repeat(count)).as_bytes()).unwrap();
        assert_eq!((reading.table.len(), reading.file_faults), (count, faults));
    }
}
