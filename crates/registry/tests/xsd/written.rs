//! What is written.

use cabinet_registry::{COLUMNS, Column, FileFault, Record, write, xml};
use cabinet_tables::Limits;

use crate::support::dice::Dice;
use crate::xmllint::{Verdict, verdicts};

/// Texts with everything that has to be escaped.
fn text(dice: &mut Dice) -> String {
    let pieces = [
        "",
        "Иванов",
        " ",
        "\t",
        "\r\n",
        "\n",
        "&amp;",
        "<b>",
        "]]>",
        "\"",
        "'",
        "\u{85}",
        "\u{2028}",
        "\u{1f600}",
        "\u{fffd}",
        "\u{7f}",
        "№",
        "--",
        "\u{0}",
        "\u{fffe}",
        "\u{1b}",
    ];
    (0..dice.below(5)).map(|_| dice.pick(&pieces)).collect()
}

fn right(column: Column, dice: &mut Dice) -> String {
    let among: &[&str] = match column {
        Column::OuterId => &["", "a-1"],
        Column::IsForeignSnils => &["", "true", "false"],
        Column::OrganizationUnitId => &["", "7", "-7"],
        Column::TestDate => &["2026-11-25", "2024-02-29"],
        Column::LearnProgramId => &["1", "29"],
        Column::IsPassed => &["true", "false"],
        _ => return text(dice),
    };
    dice.pick(among).to_owned()
}

fn file(count: usize, dice: &mut Dice) -> Vec<u8> {
    let rows: Vec<[String; COLUMNS]> = (0..count)
        .map(|_| Column::ALL.map(|column| right(column, dice)))
        .collect();
    let record = |row| Record::of(|column| cell(row, column));
    write::xml(rows.iter().map(record))
}

fn cell(row: &[String; COLUMNS], column: Column) -> &str {
    row.get(usize::from(column.index()))
        .map_or("", String::as_str)
}

#[test]
fn what_is_written_is_valid() {
    let mut dice = Dice::new(20_261_126);
    let mut files: Vec<Vec<u8>> = (0..500)
        .map(|_| file(1 + dice.below(4), &mut dice))
        .collect();
    files.push(file(5_000, &mut dice));
    for (bytes, verdict) in files.iter().zip(verdicts("written", &files)) {
        assert_eq!(
            verdict,
            Verdict::Valid,
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
    println!("{} written files are valid", files.len());
}

#[test]
fn more_than_the_schema_takes_is_told() {
    let files = [file(5_001, &mut Dice::new(1))];
    assert_eq!(verdicts("many", &files), [Verdict::Refused]);
    let reading = xml::read(&files[0], &Limits::default(), &mut |_| {}).unwrap();
    assert_eq!(reading.file_faults, [FileFault::TooManyRecords(5_000)]);
    assert_eq!(reading.table.len(), 5_001);
}
