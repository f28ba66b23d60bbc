//! What is right and wrong in the texts of a record: the import schema, the contract, and what people who
//! fill tables do.

mod bit;
mod date;
mod finding;
mod number;
mod program;
mod text;

use cabinet_core::domain::{Day, Snils};

use crate::columns::COLUMNS;
use cabinet_protocol::registry::Column;
use finding::Findings;

pub use finding::{Beside, Code, Finding, Mend};
pub use program::Programs;
pub(crate) use text::is_blank;

/// The texts of a record at the places of their columns.
pub type Texts<'t> = [&'t str; COLUMNS];

/// The text of a column.
pub(crate) fn of<'t>(texts: &Texts<'t>, column: Column) -> &'t str {
    let text = texts.get(usize::from(column.index()));
    text.copied().unwrap_or_default()
}

/// What the rules need to know.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The day after which no test can have been.
    pub today: Day,
    /// The catalogue of programmes.
    pub programs: Programs,
}

impl Rules {
    /// Everything that is wrong or noteworthy, faults before warnings and then by column.
    #[must_use]
    pub fn check(&self, texts: &Texts) -> Vec<Finding> {
        let mut found = Findings::default();
        let cleaned = texts.map(text::clean);
        let mut clean = [""; COLUMNS];
        for ((column, clean), (text, cleaned)) in Column::ALL
            .into_iter()
            .zip(&mut clean)
            .zip(texts.iter().zip(&cleaned))
        {
            let is_blank = is_blank(text);
            *clean = if is_blank { "" } else { cleaned };
            if cleaned.len() != text.len() && !(is_blank && is_required(column, texts)) {
                found.mended(column, Code::ControlCharacters, *clean);
            }
            if is_blank && is_required(column, texts) {
                found.plain(column, Code::Required);
            } else if !is_blank {
                self.cell(column, clean, &mut found);
            }
        }
        let is_foreigner = is_foreigner(texts);
        let snils = of(&clean, Column::Snils);
        match (snils.is_empty(), is_foreigner) {
            (false, true) => found.plain(Column::Snils, Code::NotForForeigners),
            (false, false) => number::snils(snils, &mut found),
            (true, _) => {}
        }
        let id = of(&clean, Column::LearnProgramId);
        let title = of(&clean, Column::LearnProgramTitle);
        program::check(&self.programs, id, title, &mut found);
        let mut found = found.0;
        found.sort_by_key(Finding::order);
        found
    }

    /// What one cell says of itself; it is not blank.
    fn cell(&self, column: Column, text: &str, found: &mut Findings) {
        text::length(column, text, found);
        match column {
            Column::LastName | Column::FirstName | Column::MiddleName => {
                text::look_alikes(column, text, found);
                text::spaces(column, text, found);
            }
            Column::Position
            | Column::ForeignSnils
            | Column::Citizenship
            | Column::EmployerTitle
            | Column::OrganizationTitle
            | Column::ProtocolNumber => text::spaces(column, text, found),
            Column::IsForeignSnils | Column::IsPassed => bit::check(column, text, found),
            Column::EmployerInn | Column::OrganizationInn => number::inn(column, text, found),
            Column::OuterId => number::outer_id(text, found),
            Column::OrganizationUnitId => number::unit(text, found),
            Column::TestDate => date::check(text, &self.today, found),
            // Each with another column.
            Column::Snils | Column::LearnProgramId | Column::LearnProgramTitle => {}
        }
    }
}

/// Whether the record is of a foreigner without a СНИЛС, in whatever words.
pub(crate) fn is_foreigner(texts: &Texts) -> bool {
    bit::meaning(&text::clean(of(texts, Column::IsForeignSnils))) == Some(true)
}

/// Whether a blank cell is a fault; the number and the title of a programme are looked at together.
fn is_required(column: Column, texts: &Texts) -> bool {
    match column {
        Column::LastName
        | Column::FirstName
        | Column::Position
        | Column::EmployerInn
        | Column::EmployerTitle
        | Column::OrganizationInn
        | Column::OrganizationTitle
        | Column::TestDate
        | Column::ProtocolNumber
        | Column::IsPassed => true,
        Column::Snils => !is_foreigner(texts),
        Column::Citizenship => is_foreigner(texts),
        _ => false,
    }
}

/// The text of a record that is right in the form in which it is written and sent; empty for none.
pub(crate) fn sent<'t>(texts: &Texts<'t>, column: Column) -> &'t str {
    let text = of(texts, column);
    match column {
        _ if is_blank(text) => "",
        Column::IsForeignSnils | Column::IsPassed => match bit::meaning(text) {
            Some(true) => "true",
            Some(false) => "false",
            None => text,
        },
        // A time zone is only a warning: the contract has none.
        Column::TestDate => match date::day(text) {
            Some(date::Written::Right(day) | date::Written::Zone(day)) => day,
            _ => text.trim(),
        },
        Column::LearnProgramId | Column::OrganizationUnitId => text.trim(),
        _ => text,
    }
}

/// The number of a programme.
pub(crate) fn program_number(text: &str) -> Option<u32> {
    program::number(text)
}

/// Who was tested, in which programme, when, by which protocol: what two records must not share. `None` while
/// one of it is not known.
pub(crate) fn identity<'t>(texts: &Texts<'t>) -> Option<([String; 3], u32, String, &'t str)> {
    let program = program_number(of(texts, Column::LearnProgramId))?;
    let day = date::day(of(texts, Column::TestDate))?.text().to_owned();
    let protocol = of(texts, Column::ProtocolNumber);
    let one = |column| text::clean(of(texts, column)).trim().to_lowercase();
    let worker = if is_foreigner(texts) {
        let number = one(Column::ForeignSnils);
        let citizenship = one(Column::Citizenship);
        let names = [Column::LastName, Column::FirstName, Column::MiddleName].map(one);
        [names.join(" "), number, citizenship]
    } else {
        let snils = Snils::parse(of(texts, Column::Snils)).ok()?;
        [snils.digits().to_owned(), String::new(), String::new()]
    };
    (!is_blank(protocol)).then(|| (worker, program, day, protocol.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        Rules {
            today: Day::parse("2026-11-22").unwrap(),
            programs: Programs::new([(9, "Работы на высоте".to_owned())]),
        }
    }

    const RIGHT: Texts = [
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
        "ООО",
        "",
        "7736207543",
        "АНО",
        "2026-10-12",
        "ОТ-1",
        "9",
        "Работы на высоте",
        "1",
    ];

    fn with<'t>(changes: &[(Column, &'t str)]) -> Texts<'t> {
        let mut texts = RIGHT;
        for (column, text) in changes {
            texts[usize::from(column.index())] = text;
        }
        texts
    }

    fn codes(changes: &[(Column, &str)]) -> Vec<(Option<Column>, Code)> {
        let found = rules().check(&with(changes)).into_iter();
        found.map(|one| (one.column, one.code)).collect()
    }

    #[test]
    fn a_right_record_has_nothing() {
        assert_eq!(codes(&[]), []);
        assert_eq!(codes(&[(Column::MiddleName, " ")]), []);
    }

    #[test]
    fn a_foreigner_has_a_citizenship_and_no_snils() {
        let foreign = (Column::IsForeignSnils, "да");
        let form = (Some(Column::IsForeignSnils), Code::BitForm);
        assert_eq!(
            codes(&[foreign]),
            [
                (Some(Column::Snils), Code::NotForForeigners),
                form,
                (Some(Column::Citizenship), Code::Required)
            ]
        );
        let citizen = (Column::Citizenship, "Беларусь");
        assert_eq!(codes(&[foreign, (Column::Snils, ""), citizen]), [form]);
        let here = (Column::IsForeignSnils, "0");
        assert_eq!(
            codes(&[here, (Column::Snils, "")]),
            [(Some(Column::Snils), Code::Required)]
        );
    }

    #[test]
    fn limits_are_the_contracts() {
        for (column, limit) in [
            (Column::LastName, 200),
            (Column::Position, 500),
            (Column::EmployerTitle, 1_000),
            (Column::ProtocolNumber, 200),
        ] {
            let (fits, long) = ("ж".repeat(limit), "ж".repeat(limit + 1));
            assert_eq!(codes(&[(column, &fits)]), []);
            let found = rules().check(&with(&[(column, &long)]));
            let beside = Beside::Number(u32::try_from(limit).unwrap());
            assert_eq!((found[0].code, &found[0].beside), (Code::TooLong, &beside));
        }
    }

    #[test]
    fn faults_come_first_and_both_by_column() {
        let changes = [
            (Column::LastName, "Ромашкин "),
            (Column::Position, "Монтёр "),
            (Column::Snils, "нет"),
            (Column::IsPassed, "?"),
        ];
        assert_eq!(
            codes(&changes),
            [
                (Some(Column::Snils), Code::NotDigits),
                (Some(Column::IsPassed), Code::Bit),
                (Some(Column::LastName), Code::Spaces),
                (Some(Column::Position), Code::Spaces)
            ]
        );
    }

    #[test]
    fn what_is_sent_has_one_form() {
        let texts = with(&[
            (Column::TestDate, " 2026-10-12+03:00"),
            (Column::LearnProgramId, " 9 "),
            (Column::IsPassed, "FALSE"),
            (Column::MiddleName, " "),
        ]);
        for (column, text) in [
            (Column::TestDate, "2026-10-12"),
            (Column::LearnProgramId, "9"),
            (Column::IsPassed, "false"),
            (Column::MiddleName, ""),
            (Column::LastName, "Ромашкин"),
        ] {
            assert_eq!(sent(&texts, column), text);
        }
    }

    #[test]
    fn two_records_of_one_test_are_known_in_any_form() {
        let one = identity(&RIGHT);
        assert!(one.is_some());
        let same = [
            (Column::Snils, "11223344595"),
            (Column::TestDate, "12.10.2026"),
            (Column::ProtocolNumber, " ОТ-1"),
            (Column::LastName, "Ромашкина"),
        ];
        assert_eq!(identity(&with(&same)), one);
        for other in [
            (Column::Snils, "123-456-789 64"),
            (Column::TestDate, "2026-10-13"),
            (Column::ProtocolNumber, "ОТ-2"),
            (Column::LearnProgramId, "10"),
        ] {
            let other = identity(&with(&[other]));
            assert!(other.is_some() && other != one);
        }
        assert_eq!(identity(&with(&[(Column::Snils, "1")])), None);
        let foreign = [
            (Column::IsForeignSnils, "1"),
            (Column::Citizenship, "Беларусь"),
        ];
        let namesake = with(&[foreign[0], foreign[1], (Column::LastName, "Одуванчиков")]);
        assert_ne!(identity(&with(&foreign)), identity(&namesake));
    }
}
