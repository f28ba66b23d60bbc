//! Which column of a table is which field of a record: by the headings that people write.

mod names;

use cabinet_tables::Table;

use crate::columns::COLUMNS;
use cabinet_protocol::registry::Column;
use names::Field;

pub use names::TEMPLATE;

/// A header may stand below a title.
const HEADER_WITHIN: usize = 20;

/// Where what stands in a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Headings {
    fields: Vec<(Field, u16)>,
    /// The same by the places of the table.
    by_place: Vec<Option<Field>>,
    rows_before: usize,
    has_header: bool,
}

/// What a table of records cannot do without.
const NEEDED: [Column; 13] = [
    Column::LastName,
    Column::FirstName,
    Column::Snils,
    Column::Position,
    Column::EmployerInn,
    Column::EmployerTitle,
    Column::OrganizationInn,
    Column::OrganizationTitle,
    Column::TestDate,
    Column::ProtocolNumber,
    Column::LearnProgramId,
    Column::LearnProgramTitle,
    Column::IsPassed,
];

impl Headings {
    /// Finds the header: the first row with at least two names that are known. Without one the columns are
    /// those of the template.
    #[must_use]
    pub fn of(table: &Table) -> Self {
        for (index, row) in table.rows().take(HEADER_WITHIN).enumerate() {
            let mut fields: Vec<(Field, u16)> = Vec::new();
            for (place, text) in row.cells() {
                // Of two columns with one name, the first.
                if let Some(field) = names::field(text)
                    && !fields.iter().any(|(known, _)| *known == field)
                {
                    fields.push((field, place));
                }
            }
            if fields.len() > 1 {
                return Self::new(settled(fields), index + 1, true);
            }
        }
        Self::plain_order()
    }

    /// The order of the template: that of a table without a header, and of records from XML.
    #[must_use]
    pub fn plain_order() -> Self {
        let fields = Column::ALL.map(|column| (Field::Of(column), column.index()));
        Self::new(fields.into(), 0, false)
    }

    fn new(fields: Vec<(Field, u16)>, rows_before: usize, has_header: bool) -> Self {
        let width = fields.iter().map(|(_, place)| usize::from(*place) + 1);
        let mut by_place = vec![None; width.max().unwrap_or(0)];
        for (field, place) in &fields {
            if let Some(at) = by_place.get_mut(usize::from(*place)) {
                *at = Some(*field);
            }
        }
        Self {
            fields,
            by_place,
            rows_before,
            has_header,
        }
    }

    /// Whether the table says what its columns are.
    #[must_use]
    pub fn has_header(&self) -> bool {
        self.has_header
    }

    /// How many rows come before the records.
    #[must_use]
    pub fn rows_before(&self) -> usize {
        self.rows_before
    }

    fn has(&self, column: Column) -> bool {
        let mut fields = self.fields.iter().map(|(field, _)| *field);
        fields.any(|field| match field {
            Field::Of(known) => known == column,
            Field::Name => matches!(column, Column::LastName | Column::FirstName),
            Field::SomeInn | Field::SomeTitle => false,
        })
    }

    /// What a table needs and this one does not have: of the number and the title of a programme one is
    /// enough, and where foreigners are marked, not everybody has a СНИЛС.
    #[must_use]
    pub fn missing(&self) -> Vec<Column> {
        let has = |column| self.has(column);
        let is_missing = |column: &Column| {
            !has(*column)
                && match column {
                    Column::LearnProgramId => !has(Column::LearnProgramTitle),
                    Column::LearnProgramTitle => !has(Column::LearnProgramId),
                    Column::Snils => !has(Column::IsForeignSnils),
                    _ => true,
                }
        };
        NEEDED.into_iter().filter(is_missing).collect()
    }

    /// The texts of a row at the places of the columns.
    pub(crate) fn texts<'t>(&self, row: cabinet_tables::Row<'t>) -> [&'t str; COLUMNS] {
        let mut texts = [""; COLUMNS];
        let mut put = |column: Column, text| {
            if let Some(place) = texts.get_mut(usize::from(column.index())) {
                *place = text;
            }
        };
        for (place, text) in row.cells() {
            match self.by_place.get(usize::from(place)).copied().flatten() {
                Some(Field::Of(column)) => put(column, text),
                Some(Field::Name) => {
                    let (last, rest) = word(text);
                    let (first, middle) = word(rest);
                    put(Column::LastName, last);
                    put(Column::FirstName, first);
                    put(Column::MiddleName, middle);
                }
                Some(Field::SomeInn | Field::SomeTitle) | None => {}
            }
        }
        texts
    }
}

/// The first word, and what comes after it.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim();
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim())
}

/// One way to write a name, and who the organizations are that nobody named.
fn settled(mut fields: Vec<(Field, u16)>) -> Vec<(Field, u16)> {
    let has = |fields: &[(Field, u16)], field| fields.iter().any(|(known, _)| *known == field);
    let last = Field::Of(Column::LastName);
    let first = Field::Of(Column::FirstName);
    if has(&fields, last) && has(&fields, first) {
        fields.retain(|(field, _)| *field != Field::Name);
    } else {
        let parts = [last, first, Field::Of(Column::MiddleName)];
        if has(&fields, Field::Name) {
            fields.retain(|(field, _)| !parts.contains(field));
        } else if let Some((field, _)) = fields.iter_mut().find(|(field, _)| *field == last) {
            // «Фамилия» alone has the whole name below it.
            *field = Field::Name;
        }
    }
    for (some, employer, taught_by) in [
        (Field::SomeInn, Column::EmployerInn, Column::OrganizationInn),
        (
            Field::SomeTitle,
            Column::EmployerTitle,
            Column::OrganizationTitle,
        ),
    ] {
        let takes = if has(&fields, Field::Of(employer)) {
            taught_by
        } else {
            employer
        };
        let is_taken = has(&fields, Field::Of(takes));
        for (field, _) in &mut fields {
            if *field == some && !is_taken {
                *field = Field::Of(takes);
            }
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use cabinet_tables::{Limits, read};

    fn table(text: &str) -> Table {
        read(text.as_bytes(), &Limits::default(), &mut |_| {}).unwrap()
    }

    fn cell(text: &str, column: Column) -> String {
        let table = table(text);
        let headings = Headings::of(&table);
        let row = table.row(headings.rows_before()).unwrap();
        headings.texts(row)[usize::from(column.index())].to_owned()
    }

    #[test]
    fn the_template_and_the_codes_are_understood_whole() {
        let codes = Column::ALL.map(Column::code);
        for header in [TEMPLATE.join(";"), codes.join(";")] {
            let headings = Headings::of(&table(&header));
            let places = Column::ALL.map(|column| (Field::Of(column), column.index()));
            assert_eq!(headings.fields, places, "{header}");
            assert!(headings.has_header() && headings.missing().is_empty());
        }
    }

    #[test]
    fn headings_as_people_write_them() {
        let header = "ФИО;СНИЛС;ИНН;Организация;Должность (профессия);Дата проверки;№ протокола;\
            Программа обучения;Результат;ИНН учебного центра;Учебный центр";
        assert_eq!(Headings::of(&table(header)).missing(), []);
        let row = format!("{header}\nИванова Мария  Петровна;1;2;ООО;И;Д;П;Программа;да;3;УЦ");
        for (column, text) in [
            (Column::LastName, "Иванова"),
            (Column::FirstName, "Мария"),
            (Column::MiddleName, "Петровна"),
            (Column::EmployerInn, "2"),
            (Column::EmployerTitle, "ООО"),
            (Column::OrganizationInn, "3"),
            (Column::LearnProgramTitle, "Программа"),
            (Column::LearnProgramId, ""),
        ] {
            assert_eq!(cell(&row, column), text, "{column:?}");
        }
    }

    #[test]
    fn a_bare_inn_is_the_employers_unless_that_is_there() {
        let text = "Фамилия;Имя;ИНН\nИ;И;7";
        assert_eq!(cell(text, Column::EmployerInn), "7");
        assert_eq!(cell(text, Column::OrganizationInn), "");
        let text = "ИНН;ИНН работодателя\n7;8";
        assert_eq!(cell(text, Column::OrganizationInn), "7");
        assert_eq!(cell(text, Column::EmployerInn), "8");
    }

    #[test]
    fn hints_behind_a_heading_do_not_matter() {
        let text = "СНИЛС*;Дата проверки (ДД.ММ.ГГГГ);Должность (профессия)\n1;2;3";
        assert_eq!(cell(text, Column::Snils), "1");
        assert_eq!(cell(text, Column::TestDate), "2");
        assert_eq!(cell(text, Column::Position), "3");
    }

    #[test]
    fn what_is_not_there_is_named() {
        let headings = Headings::of(&table(
            "Список\nФамилия;Имя;Отчество;Номер программы\n1;2;3;4",
        ));
        assert_eq!(headings.rows_before(), 2);
        let missing = headings.missing();
        assert!(missing.contains(&Column::Snils) && missing.contains(&Column::TestDate));
        assert!(!missing.contains(&Column::LearnProgramTitle));
        let foreigners = Headings::of(&table("ФИО;Иностранец\n1;2"));
        assert!(!foreigners.missing().contains(&Column::Snils));
    }

    #[test]
    fn without_a_header_the_order_is_the_templates() {
        let headings = Headings::of(&table("1;Иванов;Иван;;112-233-445 95"));
        assert!(!headings.has_header() && headings.missing().is_empty());
        assert_eq!(
            cell("1;Иванов;Иван;;112-233-445 95", Column::Snils),
            "112-233-445 95"
        );
    }
}
