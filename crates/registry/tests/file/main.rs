//! Whatever stands in a file: what may be relied on of mends, plans and portions.

mod changes;
mod quotes;

use std::collections::BTreeSet;

use cabinet_core::csv;
use cabinet_core::domain::Day;
use cabinet_registry::rules::{Code, Finding, Mend, Programs, Rules};
use cabinet_registry::table::TEMPLATE;
use cabinet_registry::{COLUMNS, Column, RegistryFile, State, Which};
use cabinet_tables::Limits;
use proptest::prelude::*;
use proptest::sample::select;

const TITLES: [(u32, &str); 3] = [
    (1, "Оказание первой помощи пострадавшим"),
    (9, "Работы на высоте – все"),
    (12, "Строительные работы, "),
];

fn rules() -> Option<Rules> {
    Some(Rules {
        today: Day::parse("2026-11-22")?,
        programs: Programs::new(TITLES.map(|(id, title)| (id, title.to_owned()))),
    })
}

fn opened(rows: &[Vec<String>]) -> Option<RegistryFile> {
    let mut text = csv::line(TEMPLATE);
    for row in rows {
        // As a spreadsheet writes it: without the apostrophe that our own tables put before a sign.
        let quoted = row
            .iter()
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        text += &(quoted.collect::<Vec<_>>().join(";") + "\r\n");
    }
    RegistryFile::open(text.as_bytes(), &Limits::default(), rules()?, &mut |_| {}).ok()
}

/// What a cell of a column may say, right and wrong.
fn texts(column: Column) -> Vec<&'static str> {
    match column {
        Column::OuterId => vec!["", "row-1", "строка"],
        Column::LastName | Column::FirstName => vec![
            "Ромашкин",
            " Ромашкин  Пётр",
            "Ромaшкин",
            "Ро\u{ffff}м",
            "",
            "\u{ffff}",
        ],
        Column::MiddleName => vec!["", "Ильич", "Ильич\u{a0}", "\u{200b}"],
        Column::Snils => vec![
            "112-233-445 95",
            "12345678964",
            "8765430300",
            "112-233-445 96",
            "12",
            "",
            "нет",
            "1122334459\u{ffff}5",
        ],
        Column::IsForeignSnils => vec!["", "0", "true", "да", "нет", "?"],
        Column::ForeignSnils => vec!["", "BY  1"],
        Column::Citizenship => vec!["", "Беларусь", " Беларусь"],
        Column::Position => vec!["Монтёр", "Монтёр  цеха", ""],
        Column::EmployerInn | Column::OrganizationInn => vec![
            "7707083893",
            "77 07083893",
            "500100732259",
            "100000011",
            "7707083894",
            "",
        ],
        Column::EmployerTitle | Column::OrganizationTitle => {
            vec!["ООО «Р»", "ООО \n «Р»", "\u{ffff} АНО"]
        }
        Column::OrganizationUnitId => vec!["", "7", "Цех"],
        Column::TestDate => vec![
            "2026-10-12",
            "12.10.2026",
            "46307",
            "2026-10-12Z",
            "2026-11-23",
            "23.11.2026",
            "46390",
            "вчера",
            "",
        ],
        Column::ProtocolNumber => vec!["1", "2", "3", " 4", "5\u{ffff}"],
        Column::LearnProgramId => vec!["1", "9", "12", "29", "5", "", "x", "9\u{ffff}"],
        Column::LearnProgramTitle => vec![
            "Оказание первой помощи пострадавшим",
            "оказание  первой помощи пострадавшим",
            "Работы на высоте - все",
            "Строительные работы,",
            "Строительные работы, ",
            "Иные  работы",
            "",
            "Иные\u{ffff} работы",
            "Оказание первой помощи\u{ffff} пострадавшим",
        ],
        Column::IsPassed => vec!["1", "0", "да", "сдал", "ЛОЖЬ", " true", "?", ""],
    }
}

fn row() -> impl Strategy<Value = Vec<String>> {
    let cells: Vec<_> = Column::ALL
        .into_iter()
        .map(|column| {
            let texts = texts(column);
            let right = texts
                .iter()
                .find(|text| !text.is_empty())
                .copied()
                .unwrap_or_default();
            let usual = if matches!(column, Column::IsForeignSnils | Column::OuterId) {
                ""
            } else {
                right
            };
            prop_oneof![2 => Just(usual), 1 => select(texts)]
        })
        .collect();
    cells.prop_map(|cells| cells.into_iter().map(str::to_owned).collect())
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(row(), 1..6)
}

fn found(file: &RegistryFile) -> Vec<Vec<Finding>> {
    (0..file.len()).map(|row| file.findings(row)).collect()
}

fn kinds(found: &[Finding]) -> BTreeSet<(Option<Column>, Code)> {
    found.iter().map(|one| (one.column, one.code)).collect()
}

fn states(file: &RegistryFile) -> Vec<Option<State>> {
    (0..file.len()).map(|row| file.state(row)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    /// Each offered mend, done by hand, ends its finding and begins no other.
    #[test]
    fn a_mend_removes_its_finding_and_makes_none(row in row()) {
        let before = opened(std::slice::from_ref(&row));
        prop_assume!(before.is_some());
        for finding in before.iter().flat_map(|file| file.findings(0)) {
            let (Some(column), Mend::Text(text)) = (finding.column, &finding.mend) else { continue };
            let mut file = opened(std::slice::from_ref(&row)).ok_or(TestCaseError::fail("opens"))?;
            let known = kinds(&file.findings(0));
            file.fix(0, column, text);
            let now = kinds(&file.findings(0));
            prop_assert!(!now.contains(&(finding.column, finding.code)), "{finding:?} stays");
            let new: Vec<_> = now.difference(&known).collect();
            prop_assert!(new.is_empty(), "{finding:?} makes {new:?}");
        }
    }

    /// A group's mend does what the mends of its rows do, and all of them leave nothing to mend.
    #[test]
    fn mending_ends_and_is_taken_back(rows in rows()) {
        let Some(mut file) = opened(&rows) else { return Ok(()) };
        let (before, states_before, groups) = (found(&file), states(&file), file.groups());
        for group in &groups {
            let Some((which, ..)) = &group.mend else { continue };
            prop_assert_eq!(Which::of(&which.name()), Some(*which));
            file.mend(*which);
            let left = file.groups();
            prop_assert!(!left.iter().any(|one| (one.column, one.code) == (group.column, group.code) && one.mend.is_some()));
            file.undo();
            prop_assert_eq!(&found(&file), &before);
        }
        file.mend(Which::All);
        prop_assert!(found(&file).iter().flatten().all(|one| !one.is_mendable()));
        let (mended, could) = (found(&file), file.can_undo());
        file.mend(Which::All);
        prop_assert_eq!(&found(&file), &mended);
        prop_assert_eq!(file.can_undo(), could);
        file.undo();
        prop_assert_eq!(found(&file), before);
        prop_assert_eq!(states(&file), states_before);
        prop_assert_eq!(file.groups(), groups);
        prop_assert!(!file.can_undo());
    }

}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    /// The same file with the same changes has the same plan, in whatever order they were made.
    #[test]
    fn fixes_and_plans_do_not_know_the_order(
        rows in rows(),
        fixes in prop::collection::btree_map((0..5_usize, 0..COLUMNS), "[а-я]{1,3}", 0..6),
    ) {
        let (Some(mut one), Some(mut other)) = (opened(&rows), opened(&rows)) else { return Ok(()) };
        one.mend(Which::All);
        other.mend(Which::All);
        let plan = one.plan().0.to_owned();
        prop_assert_eq!(&plan, other.plan().0);
        for ((row, column), text) in &fixes {
            one.fix(*row, Column::ALL[*column], text);
        }
        for ((row, column), text) in fixes.iter().rev() {
            other.fix(*row, Column::ALL[*column], text);
        }
        prop_assert_eq!(found(&one), found(&other));
        prop_assert_eq!(states(&one), states(&other));
        prop_assert_eq!(one.plan().0.to_owned(), other.plan().0);
        // A change of what is sent shows.
        let ready = (0..one.len()).find(|row| one.state(*row) == Some(State::Ready));
        if let Some(row) = ready {
            let plan = one.plan().0.to_owned();
            one.fix(row, Column::Position, "Совсем другая должность");
            prop_assert_ne!(plan.as_str(), one.plan().0);
        }
    }

    /// Every row that is ready is in exactly one portion, in the order of the file.
    #[test]
    fn each_ready_row_is_in_one_portion(rows in rows(), times in 1..60_usize) {
        let many = rows.iter().cycle().take(rows.len() * times).enumerate();
        // Each of its own protocol.
        let many: Vec<Vec<String>> = many.map(|(number, row)| {
            let mut row = row.clone();
            row[usize::from(Column::ProtocolNumber.index())] = format!("ОТ-{number}");
            row
        }).collect();
        let Some(mut file) = opened(&many) else { return Ok(()) };
        file.mend(Which::All);
        let (_, records, portions) = file.plan();
        let ready: Vec<usize> = (0..file.len()).filter(|row| file.state(*row) == Some(State::Ready)).collect();
        prop_assert_eq!(records, ready.len());
        let mut planned = Vec::new();
        for number in 1..=portions {
            let portion = file.portion(number).ok_or(TestCaseError::fail("a portion"))?;
            prop_assert!((1..=100).contains(&portion.rows.len()));
            prop_assert!(number == portions || portion.rows.len() == 100);
            planned.extend(portion.rows);
        }
        prop_assert_eq!(planned, ready);
        prop_assert!(file.portion(portions + 1).is_none());
    }
}
