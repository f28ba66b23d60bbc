//! The number and the title of a programme against the catalogue of the backend. Which numbers there are is
//! unofficial: they are those of the import schema 1.0.9, known from users of the registry.

use super::finding::{Beside, Code, Findings};
use super::text;
use crate::forms;
use cabinet_protocol::registry::Column;

/// The catalogue of programmes.
#[derive(Clone, Default, Debug)]
pub struct Programs(Vec<Program>);

#[derive(Clone, Debug)]
struct Program {
    id: u32,
    title: String,
    key: String,
}

impl Programs {
    /// Of numbers with their titles.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = (u32, String)>) -> Self {
        let entries = entries.into_iter().map(|(id, title)| Program {
            id,
            key: key(&title),
            title,
        });
        Self(entries.collect())
    }

    fn by_id(&self, id: u32) -> Option<&Program> {
        self.0.iter().find(|program| program.id == id)
    }

    /// The only one with this title.
    fn by_key(&self, key: &str) -> Option<&Program> {
        let mut found = self.0.iter().filter(|program| program.key == key);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }
}

/// A title without what people write in many ways: dashes, spaces, quotes, capitals, ё.
fn key(title: &str) -> String {
    let is_kept = |one: &char| {
        !one.is_whitespace()
            && !matches!(
                one,
                '"' | '\'' | '«' | '»' | '“' | '”' | '„' | '‘' | '’' | '`' | '\u{200b}' | '\u{ad}'
            )
    };
    let letters = title.chars().filter(is_kept).flat_map(char::to_lowercase);
    let plain = letters.map(|one| match one {
        'ё' => 'е',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    });
    plain.collect()
}

/// The number that a text is.
pub(crate) fn number(text: &str) -> Option<u32> {
    let number = text.trim().parse().ok();
    number.filter(|_| forms::is_program(text))
}

/// Checks the number and the title; both without what XML cannot hold.
pub(super) fn check(programs: &Programs, id: &str, title: &str, found: &mut Findings) {
    const ID: Column = Column::LearnProgramId;
    const TITLE: Column = Column::LearnProgramTitle;
    let known_id = number(id);
    let of_id = known_id.and_then(|id| programs.by_id(id));
    let is_exact = of_id.is_some_and(|program| program.title == title);
    if is_exact {
        return;
    }
    let has_title = !text::is_blank(title);
    let key = if has_title { key(title) } else { String::new() };
    let of_title = programs.by_key(&key).filter(|_| has_title);
    if known_id.is_none() {
        match of_title {
            Some(program) => found.mended(ID, Code::ProgramByTitle, program.id.to_string()),
            None if text::is_blank(id) => found.plain(ID, Code::Required),
            None => found.plain(ID, Code::ProgramNumber),
        }
    } else if of_id.is_none() {
        found.plain(ID, Code::NotInCatalogue);
    }
    if !has_title {
        return match of_id {
            Some(program) => found.mended(TITLE, Code::Required, &program.title),
            None => found.plain(TITLE, Code::Required),
        };
    }
    // The one whose title it should be: without a number the one whose title it is.
    let wanted = of_id.or(of_title.filter(|_| known_id.is_none()));
    match (wanted, of_title) {
        (Some(wanted), _) if wanted.title == title => {}
        (Some(wanted), _) if wanted.key == key => {
            found.mended(TITLE, Code::TitleMarks, &wanted.title);
        }
        (_, Some(other)) => {
            found.beside(TITLE, Code::OtherProgram, Beside::Number(other.id));
            text::spaces(TITLE, title, found);
        }
        (Some(wanted), None) => {
            found.mended(TITLE, Code::TitleWords, &wanted.title);
            text::spaces(TITLE, title, found);
        }
        (None, None) => text::spaces(TITLE, title, found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Mend;

    fn programs() -> Programs {
        Programs::new([
            (9, "Работы на высоте".to_owned()),
            (18, "Работы в электроустановках – все".to_owned()),
            (22, "Два  пробела ".to_owned()),
        ])
    }

    fn checked(id: &str, title: &str) -> Vec<(Column, Code, Option<String>)> {
        let mut found = Findings::default();
        check(&programs(), id, title, &mut found);
        let shown = found.0.into_iter().map(|one| {
            let mend = match one.mend {
                Mend::Text(text) => Some(text),
                _ => None,
            };
            (one.column.unwrap(), one.code, mend)
        });
        shown.collect()
    }

    const ID: Column = Column::LearnProgramId;
    const TITLE: Column = Column::LearnProgramTitle;

    fn mended(column: Column, code: Code, text: &str) -> (Column, Code, Option<String>) {
        (column, code, Some(text.to_owned()))
    }

    #[test]
    fn the_catalogues_own_title_is_right_even_with_its_spaces() {
        assert_eq!(checked("9", "Работы на высоте"), []);
        assert_eq!(checked(" 09", "Работы на высоте"), []);
        assert_eq!(checked("22", "Два  пробела "), []);
        assert_eq!(
            checked("22", "Два пробела"),
            [mended(TITLE, Code::TitleMarks, "Два  пробела ")]
        );
    }

    #[test]
    fn marks_differ() {
        let title = "Работы в электроустановках – все";
        for text in [
            "Работы в электроустановках - все",
            "Работы в электроустановках — все",
            "работы в электроустановках – все",
            " Работы в\u{a0}электроустановках – «все»",
        ] {
            assert_eq!(
                checked("18", text),
                [mended(TITLE, Code::TitleMarks, title)],
                "{text}"
            );
        }
    }

    #[test]
    fn words_differ() {
        let words = mended(TITLE, Code::TitleWords, "Работы на высоте");
        assert_eq!(checked("9", "На высоте"), std::slice::from_ref(&words));
        assert_eq!(
            checked("9", "На высоте "),
            [words, mended(TITLE, Code::Spaces, "На высоте")]
        );
        assert_eq!(
            checked("18", "Работы на высоте"),
            [(TITLE, Code::OtherProgram, None)]
        );
    }

    #[test]
    fn one_is_known_by_the_other() {
        assert_eq!(
            checked("9", ""),
            [mended(TITLE, Code::Required, "Работы на высоте")]
        );
        for id in ["", "5", "99", "девять"] {
            assert_eq!(
                checked(id, "Работы на высоте"),
                [mended(ID, Code::ProgramByTitle, "9")]
            );
        }
        assert_eq!(
            checked("", "РАБОТЫ НА ВЫСОТЕ"),
            [
                mended(ID, Code::ProgramByTitle, "9"),
                mended(TITLE, Code::TitleMarks, "Работы на высоте")
            ]
        );
        assert_eq!(
            checked("", ""),
            [(ID, Code::Required, None), (TITLE, Code::Required, None)]
        );
        assert_eq!(checked("5", "Иное"), [(ID, Code::ProgramNumber, None)]);
    }

    #[test]
    fn a_programme_that_the_catalogue_does_not_have() {
        assert_eq!(checked("29", "Иное"), [(ID, Code::NotInCatalogue, None)]);
        assert_eq!(
            checked("29", ""),
            [
                (ID, Code::NotInCatalogue, None),
                (TITLE, Code::Required, None)
            ]
        );
    }

    #[test]
    fn two_programmes_of_one_title_are_told_by_number_only() {
        let programs = Programs::new([(1, "А".to_owned()), (2, "а".to_owned())]);
        let codes = |id: &str| {
            let mut found = Findings::default();
            check(&programs, id, "А", &mut found);
            found.0.into_iter().map(|one| one.code).collect::<Vec<_>>()
        };
        assert_eq!(codes(""), [Code::Required]);
        assert_eq!(codes("1"), []);
        assert_eq!(codes("2"), [Code::TitleMarks]);
    }
}
