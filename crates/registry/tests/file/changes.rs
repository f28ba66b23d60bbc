//! What changes touch, and what they leave alone.

use cabinet_registry::rules::Code;
use cabinet_registry::{Column, Outcome, RegistryFile, State, Which};
use cabinet_tables::Limits;

use super::{opened, rules};

fn right(protocol: &str, passed: &str) -> Vec<String> {
    let cells = [
        "",
        "Ромашкин",
        "Пётр",
        "",
        "112-233-445 95",
        "",
        "",
        "",
        "Монтёр",
        "7707083893",
        "ООО «Р»",
        "",
        "7736207543",
        "АНО",
        "2026-10-12",
        protocol,
        "9",
        "Работы на высоте – все",
        passed,
    ];
    cells.map(str::to_owned).into()
}

fn xml(change: (&str, &str)) -> RegistryFile {
    let text = "<RegistrySet><RegistryRecord><Worker><LastName>Ромашкин</LastName><FirstName>Пётр</FirstName>\
        <MiddleName/><Snils>112-233-445 95</Snils><Position>Монтёр</Position><EmployerInn>7707083893</EmployerInn>\
        <EmployerTitle>ООО</EmployerTitle></Worker><Organization><Inn>7736207543</Inn><Title>АНО</Title></Organization>\
        <Test isPassed=\"1\" learnProgramId=\"9\"><Date>2026-10-12</Date><ProtocolNumber>1</ProtocolNumber>\
        <LearnProgramTitle>Работы на высоте – все</LearnProgramTitle></Test></RegistryRecord></RegistrySet>";
    let (old, new) = change;
    assert!(old.is_empty() || text.contains(old));
    let text = text.replacen(old, new, 1);
    let rules = rules().expect("a day");
    RegistryFile::open(text.as_bytes(), &Limits::default(), rules, &mut |_| {}).expect("a file")
}

fn cell(file: &RegistryFile, row: usize, column: Column) -> String {
    let texts = file.texts(row).expect("a row");
    texts[usize::from(column.index())].to_owned()
}

fn codes(file: &RegistryFile) -> Vec<Code> {
    file.findings(0).into_iter().map(|one| one.code).collect()
}

#[test]
fn a_row_that_is_left_out_is_neither_counted_nor_mended_nor_filled() {
    let mut file = opened(&[right("1", "да"), right("2", "да")]).unwrap();
    assert_eq!(file.groups()[0].count, 2);
    file.leave_out(0, true);
    assert_eq!(
        (file.groups()[0].count, &file.groups()[0].rows),
        (1, &vec![1])
    );
    file.mend(Which::All);
    file.fill(Column::MiddleName, "Ильич");
    assert_eq!(cell(&file, 0, Column::IsPassed), "да");
    assert_eq!(cell(&file, 0, Column::MiddleName), "");
    assert_eq!(cell(&file, 1, Column::IsPassed), "true");
    assert_eq!(cell(&file, 1, Column::MiddleName), "Ильич");
}

#[test]
fn what_was_sent_is_not_taken_back() {
    let mut file = opened(&[right("1", "да"), right("2", "да")]).unwrap();
    file.mend(Which::All);
    file.plan();
    assert!(file.note(1, vec![Outcome::Accepted, Outcome::Rejected(Vec::new())]));
    file.undo();
    assert_eq!(cell(&file, 0, Column::IsPassed), "true");
    assert_eq!(cell(&file, 1, Column::IsPassed), "да");
    file.leave_out(0, true);
    assert_eq!(file.state(0), Some(State::Sent));
    // A later word does not unsend it.
    assert!(file.note(1, vec![Outcome::Rejected(Vec::new()), Outcome::Accepted]));
    assert_eq!(
        (file.state(0), file.state(1)),
        (Some(State::Sent), Some(State::Sent))
    );
}

#[test]
fn of_equal_rows_the_one_goes_that_can() {
    let mut file = opened(&[right("1", "позже"), right("1", "1"), right("1", "1")]).unwrap();
    let states = |file: &RegistryFile| [0, 1, 2].map(|row| file.state(row).unwrap());
    assert_eq!(
        states(&file),
        [State::Faulty, State::Ready, State::Duplicate]
    );
    file.plan();
    assert!(file.note(1, vec![Outcome::Accepted]));
    // Mended later, the first of them is what was sent already.
    file.fix(0, Column::IsPassed, "1");
    assert_eq!(
        states(&file),
        [State::Duplicate, State::Sent, State::Duplicate]
    );
}

#[test]
fn an_element_that_was_written_over_is_neither_twice_nor_missing() {
    let mut file = xml(("<LastName>", "<LastName>Другой</LastName><LastName>"));
    assert_eq!(codes(&file), [Code::RepeatedElement]);
    file.fix(0, Column::LastName, "Другой");
    assert_eq!(file.state(0), Some(State::Ready));
    let mut file = xml(("<MiddleName/>", ""));
    assert_eq!(codes(&file), [Code::MissingElement]);
    file.mend(Which::All);
    assert_eq!(file.state(0), Some(State::Ready));
}

#[test]
fn a_part_is_missing_while_its_texts_are() {
    let organization = "<Organization><Inn>7736207543</Inn><Title>АНО</Title></Organization>";
    let mut file = xml((organization, ""));
    assert_eq!(
        codes(&file),
        [Code::Required, Code::Required, Code::MissingElement]
    );
    file.fix(0, Column::OrganizationInn, "7736207543");
    assert_eq!(codes(&file), [Code::Required, Code::MissingElement]);
    file.fix(0, Column::OrganizationTitle, "АНО");
    assert_eq!(codes(&file), []);
}

#[test]
fn a_missing_title_is_known_by_its_number() {
    let title = "<LearnProgramTitle>Работы на высоте – все</LearnProgramTitle>";
    let mut file = xml((title, ""));
    assert_eq!(codes(&file), [Code::Required]);
    file.mend(Which::All);
    assert_eq!(file.state(0), Some(State::Ready));
}

#[test]
fn what_stands_beside_the_texts_is_taken_away_and_brought_back() {
    let mut file = xml(("<Worker>", "<Worker id=\"1\">стой"));
    assert_eq!(codes(&file), [Code::UnknownAttribute, Code::StrayText]);
    let stray = file
        .groups()
        .into_iter()
        .find(|one| one.code == Code::StrayText);
    let (which, text, mend) = stray.and_then(|group| group.mend).unwrap();
    assert_eq!((text.as_str(), mend), ("Worker", None));
    file.mend(which);
    assert_eq!(codes(&file), [Code::UnknownAttribute]);
    file.undo();
    assert_eq!(codes(&file), [Code::UnknownAttribute, Code::StrayText]);
    file.mend(Which::All);
    assert_eq!(file.state(0), Some(State::Ready));
}

#[test]
fn fillings_are_taken_back_one_after_another() {
    let mut file = opened(&[right("1", "")]).unwrap();
    file.fill(Column::IsPassed, "1");
    file.fill(Column::MiddleName, "Ильич");
    file.fill(Column::MiddleName, "Другой");
    assert_eq!(cell(&file, 0, Column::MiddleName), "Ильич");
    file.undo();
    assert_eq!(
        (cell(&file, 0, Column::MiddleName).as_str(), file.state(0)),
        ("", Some(State::Ready))
    );
    file.undo();
    assert_eq!(
        (file.state(0), file.can_undo()),
        (Some(State::Faulty), false)
    );
}
