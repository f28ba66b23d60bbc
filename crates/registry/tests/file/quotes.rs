//! Quotes in a table as text: the reader is that of `cabinet_tables`, and its fault is the file's.

use cabinet_registry::{Column, RegistryFault, RegistryFile};
use cabinet_tables::{Limits, TableFault};

use crate::rules;

/// Records of one person, each with its employer.
fn opened(employers: &[&str]) -> Result<RegistryFile, RegistryFault> {
    let rows = employers.iter().zip(60..).map(|(employer, number)| {
        format!(
            "Проверкин;Пётр;Петрович;200-001-060 34;Слесарь;7707083893;{employer};7707083893;\
             ООО «Учебный центр»;2025-10-13;ПР-{number};1;Оказание первой помощи пострадавшим;true\n"
        )
    });
    let text = "Фамилия;Имя;Отчество;СНИЛС;Должность;ИНН работодателя;Наименование работодателя;\
        ИНН обучающей организации;Наименование обучающей организации;Дата проверки знаний;\
        Номер протокола;Номер программы;Наименование программы;Результат проверки\n"
        .to_owned()
        + &rows.collect::<String>();
    let rules = rules().expect("a day");
    RegistryFile::open(text.as_bytes(), &Limits::default(), rules, &mut |_| {})
}

#[test]
fn no_record_is_swallowed_by_a_quote() {
    let right = "ООО «Ромашка»";
    let stray = "\"Ромашка ООО";
    for employers in [
        [right, "\"Ромашка\", ООО", right, stray, right, right],
        [right, "\"Ромашка\", ООО", right, stray, right, "Ромашка\""],
        [
            right,
            "\"Ромашка\", ООО",
            right,
            stray,
            "\"Ромашка\"",
            right,
        ],
    ] {
        let refusal = opened(&employers).err().unwrap();
        let open_quote = TableFault::OpenQuote(5);
        assert_eq!(refusal, RegistryFault::Table(open_quote), "{employers:?}");
    }
}

#[test]
fn quotes_that_are_right_are_read() {
    let employers = [
        "\"Ромашка\", ООО",
        "ООО \"Ромашка\"",
        "\"ООО «Ромашка»;\nфилиал\"",
    ];
    let file = opened(&employers).unwrap();
    let title =
        |row| file.texts(row).unwrap()[usize::from(Column::EmployerTitle.index())].to_owned();
    let read = [title(0), title(1), title(2)];
    let [first, second, third] = employers;
    assert_eq!(read, [first, second, third.trim_matches('"')]);
}
