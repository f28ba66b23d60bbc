//! What is written is read again as it was.

use std::process::Command;

use cabinet_tables::Limits;
use proptest::prelude::*;

use super::*;
use crate::xml::read;

/// Any text that XML can hold, often with what has to be escaped.
fn text() -> impl Strategy<Value = String> {
    let special = prop::sample::select(
        "&<>\"' \t\r\n]-;#\u{85}\u{a0}\u{2028}Ёж"
            .chars()
            .collect::<Vec<_>>(),
    );
    let any = any::<char>().prop_filter("not of XML", |character| {
        crate::xml::is_character(*character)
    });
    prop::collection::vec(prop_oneof![special, any], 0..12).prop_map(String::from_iter)
}

/// What the type of a column takes.
fn right(column: Column) -> BoxedStrategy<String> {
    match column {
        Column::OuterId => "[A-Za-z0-9-]{0,9}".boxed(),
        Column::IsForeignSnils => "(true|false|)".boxed(),
        Column::OrganizationUnitId => "([1-9][0-9]{0,8}|)".boxed(),
        _ => text().boxed(),
    }
}

fn cells() -> impl Strategy<Value = Vec<String>> {
    Column::ALL.map(right).to_vec()
}

fn record(cells: &[String]) -> Record<'_> {
    Record::of(|column| {
        cells
            .get(usize::from(column.index()))
            .map_or("", String::as_str)
    })
}

/// The texts that come back, when nothing is wrong with the file.
fn read_again(file: &[u8]) -> Vec<Vec<String>> {
    let reading = read(file, &Limits::default(), &mut |_| {}).unwrap();
    assert_eq!((reading.shapes, reading.file_faults), (vec![], vec![]));
    let cells = |row: cabinet_tables::Row| {
        Column::ALL
            .map(|column| row.cell(column.index()).to_owned())
            .to_vec()
    };
    reading.table.rows().map(cells).collect()
}

#[test]
fn what_is_written_is_read_again() {
    let config = proptest::test_runner::Config {
        failure_persistence: None,
        ..proptest::test_runner::Config::with_cases(500)
    };
    let mut runner = proptest::test_runner::TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(
            proptest::test_runner::RngAlgorithm::ChaCha,
        ),
    );
    let records = prop::collection::vec(cells(), 1..3);
    let run = runner.run(&records, |records| {
        let file = xml(records.iter().map(|cells| record(cells)));
        prop_assert_eq!(read_again(&file), records);
        Ok(())
    });
    run.unwrap();
}

#[test]
fn a_file_as_the_registry_wants_it() {
    let texts = [
        "",
        "Ёлкин",
        "Ян",
        "",
        "112-233-445 95",
        "",
        "",
        "",
        "A & B",
        "7707083893",
        "\"О\"",
        "",
        "7736207543",
        "<x>\r",
        "2026-11-25",
        "5\u{0}\u{1f}",
        "3",
        "Т",
        "true",
    ];
    let file = xml([Record::of(|column| texts[usize::from(column.index())])].into_iter());
    let expected = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<RegistrySet>\n  <RegistryRecord>\n    <Worker>\n      \
        <LastName>Ёлкин</LastName>\n      <FirstName>Ян</FirstName>\n      <MiddleName></MiddleName>\n      \
        <Snils>112-233-445 95</Snils>\n      <Position>A &amp; B</Position>\n      \
        <EmployerInn>7707083893</EmployerInn>\n      <EmployerTitle>\"О\"</EmployerTitle>\n    </Worker>\n    \
        <Organization>\n      <Inn>7736207543</Inn>\n      <Title>&lt;x&gt;&#13;</Title>\n    </Organization>\n    \
        <Test learnProgramId=\"3\" isPassed=\"true\">\n      <Date>2026-11-25</Date>\n      \
        <ProtocolNumber>5</ProtocolNumber>\n      <LearnProgramTitle>Т</LearnProgramTitle>\n    </Test>\n  \
        </RegistryRecord>\n</RegistrySet>\n";
    assert_eq!(String::from_utf8(file).unwrap(), expected);
    assert_eq!(
        xml([].into_iter()),
        b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<RegistrySet>\n</RegistrySet>\n"
    );
}

/// The parts of a zip file as another program unpacks them.
fn unpacked(name: &str, bytes: &[u8]) -> String {
    let path = std::env::temp_dir().join(format!("{}-{name}", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    let script = "import sys, zipfile\nfile = zipfile.ZipFile(sys.argv[1])\nassert file.testzip() is None\n\
        for part in file.infolist():\n  sys.stdout.buffer.write(f'{part.filename} {part.date_time} '.encode())\n  \
        sys.stdout.buffer.write(file.read(part))";
    let output = Command::new("python3")
        .args(["-c", script])
        .arg(&path)
        .output()
        .unwrap();
    std::fs::remove_file(&path).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_container_of_the_upload() {
    let file = "<a>Ёж</a>".repeat(1_000);
    let container = olot(file.as_bytes());
    assert!(container.len() < file.len() / 10, "packed");
    assert_eq!(
        unpacked("olot", &container),
        format!("Data.xml (1980, 1, 1, 0, 0, 0) {file}")
    );
    assert_eq!(container, olot(file.as_bytes()), "the same bytes");
    assert_eq!(
        unpacked("empty", &olot(b"")),
        "Data.xml (1980, 1, 1, 0, 0, 0) "
    );
}

#[test]
fn a_workbook_to_fill() {
    let headings: Vec<String> = (0..28).map(|number| format!(" № {number} <&> ")).collect();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let file = workbook_template(&headings);
    let table = cabinet_tables::read(&file, &Limits::default(), &mut |_| {}).unwrap();
    let row = table.row(0).unwrap();
    assert_eq!((table.len(), row.number), (1, 1));
    let expected: Vec<(u16, &str)> = (0..).zip(headings.iter().copied()).collect();
    assert_eq!(row.cells().collect::<Vec<_>>(), expected);
    let inside = unpacked("xlsx", &file);
    assert!(
        inside.contains("<col min=\"1\" max=\"28\" width=\"24\" style=\"1\" customWidth=\"1\"/>")
    );
    assert!(
        inside.contains("<xf numFmtId=\"49\" fontId"),
        "the second format is of text"
    );
    assert_eq!(file, workbook_template(&headings));
}
