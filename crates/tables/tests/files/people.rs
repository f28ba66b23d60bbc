//! People in tables: what is found, what is wrong with it, and how sending comes along.

use cabinet_core::domain::{
    IdempotencyKey, NumberFault, Permission, PermissionCode, Permissions, PersonFault,
};
use cabinet_tables::people::{
    CellFault, Column, People, ResultWords, Rights, RightsFault, RowState, Run, Sending,
};
use cabinet_tables::{Limits, TableFault, read};
use proptest::prelude::*;

use crate::support::{inn, snils};

fn set(codes: &[&str]) -> Permissions {
    let codes = codes
        .iter()
        .map(|code| PermissionCode::new((*code).to_owned()));
    codes.collect()
}

fn rights() -> Rights {
    let entry = |code: &str, label: &str, requires: &[&str]| Permission {
        code: PermissionCode::new(code.to_owned()),
        label: label.to_owned(),
        description: None,
        group: None,
        requires: set(requires).iter().cloned().collect(),
        conflicts: Vec::new(),
        sensitive: false,
    };
    let entries = vec![
        entry("view", "Просмотр", &[]),
        entry("send", "Передача", &["view"]),
    ];
    let template = ("Кадровик".to_owned(), set(&["send"]));
    Rights::new(entries, vec![template])
}

fn people(text: &str) -> Result<People, TableFault> {
    let table = read(text.as_bytes(), &Limits::default(), &mut |_| {})?;
    People::check(table, rights(), Permissions::default(), &mut |_| {})
}

/// A row that is right, for this person.
fn row(number: u32, name: &str, permissions: &str) -> String {
    format!(
        "{name};{};{};Инженер;{permissions}\n",
        snils(number),
        inn(number)
    )
}

fn states(people: &People) -> Vec<RowState> {
    (0..people.len())
        .filter_map(|row| people.state(row))
        .collect()
}

#[test]
fn with_a_header_and_without_one() {
    let body = row(112_233_445, "Иванова Мария Петровна", "Кадровик")
        + &row(123_456_789, "Ким Ён", "Просмотр");
    for text in [format!("ФИО;СНИЛС;ИНН;Должность;Права\n{body}"), body] {
        let people = people(&text).unwrap();
        assert_eq!(states(&people), [RowState::Ready; 2]);
        let (person, permissions) = people.checked(0).grant.unwrap();
        assert_eq!(person.name.whole(), "Иванова Мария Петровна");
        assert_eq!(person.snils.digits(), "11223344595");
        assert_eq!(permissions, set(&["send", "view"]));
        assert_eq!(people.checked(1).grant.unwrap().0.name.middle, None);
    }
}

#[test]
fn a_name_in_three_cells_has_its_faults_apart() {
    let text = format!(
        "Имя;Отчество;Фамилия;СНИЛС;ИНН;Должность;Права\n;Петровна;Салтыкова Щедрина;{};{};;Просмотр",
        snils(1),
        inn(1)
    );
    let people = people(&text).unwrap();
    let required = || CellFault::Person(PersonFault::Required);
    assert_eq!(
        people.checked(0).faults,
        [
            (Column::FirstName, required()),
            (Column::Position, required())
        ]
    );
    assert_eq!(people.text(0, Column::LastName), "Салтыкова Щедрина");
}

#[test]
fn every_cell_says_what_is_wrong_with_it() {
    let people = people("Иванов;000-000-000 00;7707083893;;Летать\n;112-233-445 96;5;x;").unwrap();
    let person = CellFault::Person;
    assert_eq!(
        people.checked(0).faults,
        [
            (Column::FullName, person(PersonFault::Required)),
            (
                Column::Snils,
                person(PersonFault::Number(NumberFault::CheckDigits))
            ),
            (
                Column::Inn,
                person(PersonFault::Number(NumberFault::TooShort { digits: 10 }))
            ),
            (Column::Position, person(PersonFault::Required)),
            (
                Column::Permissions,
                CellFault::Rights(RightsFault::Unknown(vec!["Летать".to_owned()]))
            ),
        ]
    );
    let second = people.checked(1).faults;
    assert_eq!(second.len(), 4);
    assert_eq!(
        second[3],
        (Column::Permissions, CellFault::Rights(RightsFault::Nothing))
    );
    assert_eq!(states(&people), [RowState::Faulty; 2]);
}

#[test]
fn zeros_lost_in_a_number_are_offered_back() {
    // 087-654-303 00 and 012345678 with its check digits.
    let whole_inn = inn(12_345_678);
    let lost_inn = whole_inn.trim_start_matches('0');
    let text = format!("Иванов Иван;8765430300;{lost_inn};Инженер;Просмотр");
    let mut people = people(&text).unwrap();
    let lost = |whole: &str| CellFault::LostZeros {
        whole: whole.to_owned(),
    };
    assert_eq!(
        people.checked(0).faults,
        [
            (Column::Snils, lost("08765430300")),
            (Column::Inn, lost(&whole_inn))
        ]
    );
    people.fix(0, Column::Snils, "08765430300".to_owned());
    people.fix(0, Column::Inn, whole_inn);
    assert_eq!(people.state(0), Some(RowState::Ready));
}

#[test]
fn the_second_with_a_snils_repeats_the_first() {
    use RowState::{Duplicate, Faulty, LeftOut, Ready};
    let text = "ФИО;СНИЛС;ИНН;Должность;Права\n".to_owned()
        + &row(7_654_321, "Один Один", "Просмотр")
        + &row(8_654_321, "Два Два", "Просмотр")
        + &row(7_654_321, "Три Три", "нет такого")
        + &row(7_654_321, "Четыре Четыре", "Просмотр");
    let mut people = people(&text).unwrap();
    let expected = |rows: [RowState; 4], people: &People| assert_eq!(states(people), rows);
    expected([Ready, Ready, Faulty, Duplicate { of: 0 }], &people);
    people.leave_out(0, true);
    expected([LeftOut, Ready, Faulty, Duplicate { of: 2 }], &people);
    people.leave_out(2, true);
    expected([LeftOut, Ready, LeftOut, Ready], &people);
    people.leave_out(0, false);
    expected([Ready, Ready, LeftOut, Duplicate { of: 0 }], &people);
    people.fix(0, Column::Snils, snils(9_654_321));
    expected([Ready, Ready, LeftOut, Ready], &people);
    assert_eq!(people.number(3), Some(5));
    let counts = people.counts();
    assert_eq!((counts.rows, counts.ready, counts.left_out), (4, 3, 1));
}

#[test]
fn two_people_may_have_one_name() {
    let text =
        row(7_654_321, "Иванов Иван", "Просмотр") + &row(8_654_321, "Иванов Иван", "Просмотр");
    assert_eq!(states(&people(&text).unwrap()), [RowState::Ready; 2]);
}

#[test]
fn blank_permissions_are_what_was_chosen_for_them() {
    let mut people = people(&row(7_654_321, "Иванов Иван", "")).unwrap();
    assert_eq!(states(&people), [RowState::Faulty]);
    people.give_otherwise(set(&["send"]), &mut |_| {});
    assert_eq!(people.checked(0).grant.unwrap().1, set(&["send", "view"]));
    assert_eq!(states(&people), [RowState::Ready]);
}

#[test]
fn nobody_in_it() {
    assert_eq!(people("ФИО;СНИЛС;ИНН").err(), Some(TableFault::Empty));
    assert_eq!(
        people("Отдел;ФИО;СНИЛС\nкадры;;\n").err(),
        Some(TableFault::Empty)
    );
}

#[test]
fn a_key_stays_with_its_row_until_the_row_changes() {
    let mut run = Run::default();
    let key = |run: &mut Run, row, text: &str| {
        let make = || IdempotencyKey::new(text.to_owned());
        run.key(row, make).as_str().to_owned()
    };
    assert_eq!(key(&mut run, 3, "a"), "a");
    run.note(3, Sending::Failed("429".to_owned()));
    assert!(!run.is_pending(3));
    run.retry();
    assert!(run.is_pending(3));
    assert_eq!(key(&mut run, 3, "b"), "a");
    run.changed(3);
    assert_eq!(key(&mut run, 3, "c"), "c");
    run.note(3, Sending::Sent);
    run.note(3, Sending::Failed("late".to_owned()));
    run.changed(3);
    run.retry();
    assert_eq!(run.sending(3), &Sending::Sent);
    assert_eq!(key(&mut run, 3, "d"), "c");
    assert_eq!(run.counts(), (1, 0, 0));
}

#[test]
fn the_results_are_a_table_for_excel() {
    let text = "ФИО;СНИЛС;ИНН;Должность;Права\n".to_owned()
        + &row(7_654_321, "=Один Один", "Просмотр")
        + &row(7_654_321, "Два Два", "Просмотр")
        + "Три;1;1;1;1\n"
        + &row(9_654_321, "Четыре Четыре", "Просмотр")
        + &row(6_654_321, "Пять Пять", "Просмотр")
        + &row(5_654_321, "Шесть Шесть", "Просмотр");
    let mut people = people(&text).unwrap();
    people.leave_out(4, true);
    let mut run = Run::default();
    run.note(0, Sending::Sent);
    run.note(3, Sending::Failed("нет связи; позже".to_owned()));
    let word = |text: &str| text.to_owned();
    let words = ResultWords {
        number: word("№"),
        columns: ["ФИО", "СНИЛС", "ИНН", "Должность", "Права"]
            .map(word)
            .into(),
        result: word("Итог"),
        sent: word("выдано"),
        failed: word("отказ"),
        skipped: word("пропущено"),
        pending: word("ждёт"),
        faulty: word("ошибка"),
        duplicate: word("повтор строки"),
        left_out: word("исключено"),
    };
    let text = run.results_csv(&people, &words);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[0], "\u{feff}№;ФИО;СНИЛС;ИНН;Должность;Права;Итог");
    assert!(lines[1].starts_with("2;'=Один Один;") && lines[1].ends_with(";выдано"));
    let ends = [
        "повтор строки 2",
        "ошибка",
        "\"отказ: нет связи; позже\"",
        "исключено",
        "ждёт",
    ];
    for (line, end) in lines[2..].iter().zip(ends) {
        assert!(line.ends_with(&format!(";{end}")), "{line}");
    }
}

proptest! {
    /// Whatever is fixed and left out, in whatever order: as if it had been so from the beginning.
    #[test]
    fn fixing_comes_to_the_same_as_a_right_file(
        numbers in prop::collection::vec(7_000_000_u32..7_000_004, 1..8),
        fixes in prop::collection::vec((0_usize..8, 7_000_000_u32..7_000_004), 0..8),
    ) {
        let write = |numbers: &[u32]| {
            let rows = numbers.iter().map(|number| row(*number, "Иванов Иван", "Просмотр"));
            rows.collect::<String>()
        };
        let mut fixed = people(&write(&numbers)).unwrap();
        let mut wanted = numbers.clone();
        for (place, number) in fixes {
            if let Some(old) = wanted.get_mut(place) {
                *old = number;
            }
            fixed.fix(place, Column::Snils, snils(number));
        }
        let right = people(&write(&wanted)).unwrap();
        prop_assert_eq!(states(&fixed), states(&right));
        let ready: Vec<_> = fixed.rows_in(|_, state| state == RowState::Ready).collect();
        let mut known: Vec<_> = ready.iter().map(|row| fixed.checked(*row).snils).collect();
        known.sort_unstable();
        known.dedup();
        prop_assert_eq!(known.len(), ready.len());
    }
}
