//! Which column is what: by the header, or by the usual order when there is none.

use cabinet_protocol::people::Column;

use crate::table::Table;

/// What a header calls it. Whatever else a header is called, its column is not read.
fn of_header(text: &str) -> Option<Column> {
    let known = match plain(text).as_str() {
        "фио"
        | "фамилияимяотчество"
        | "фамилияимяотчествоприналичии"
        | "фамилияио"
        | "сотрудник"
        | "работник"
        | "фиосотрудника"
        | "фиоработника"
        | "фиополностью"
        | "имясотрудника"
        | "fullname"
        | "name"
        | "employee" => Column::FullName,
        "фамилия"
        | "фамилиясотрудника"
        | "фамилияработника"
        | "lastname"
        | "surname"
        | "familyname" => Column::LastName,
        "имя" | "имяработника" | "firstname" | "givenname" => Column::FirstName,
        "отчество"
        | "отчествоприналичии"
        | "отчествосотрудника"
        | "отчествоработника"
        | "middlename"
        | "patronymic" => Column::MiddleName,
        "снилс"
        | "номерснилс"
        | "снилссотрудника"
        | "снилсработника"
        | "страховойномер"
        | "страховойномериндивидуальноголицевогосчета"
        | "страховойномериндивидуальноголицевогосчетаснилс"
        | "snils" => Column::Snils,
        "инн"
        | "иннфл"
        | "номеринн"
        | "иннсотрудника"
        | "иннработника"
        | "иннфизическоголица"
        | "inn" => Column::Inn,
        "должность"
        | "должностьсотрудника"
        | "должностьработника"
        | "профессия"
        | "должностьпрофессия"
        | "профессиядолжность"
        | "position"
        | "jobtitle" => Column::Position,
        "права"
        | "правадоступа"
        | "доступ"
        | "разрешения"
        | "полномочия"
        | "шаблон"
        | "шаблонправ"
        | "роль"
        | "permissions"
        | "rights"
        | "access"
        | "template" => Column::Permissions,
        _ => return None,
    };
    Some(known)
}

/// Letters and digits only, small, ё as е.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    letters
        .flat_map(char::to_lowercase)
        .map(|letter| if letter == 'ё' { 'е' } else { letter })
        .collect()
}

/// Where what stands in a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Columns {
    places: Vec<(Column, u16)>,
    rows_before: usize,
    has_header: bool,
}

/// A header may stand below a title.
const HEADER_WITHIN: usize = 20;
/// The order without a header.
const USUAL: [Column; 5] = [
    Column::FullName,
    Column::Snils,
    Column::Inn,
    Column::Position,
    Column::Permissions,
];

impl Columns {
    /// Finds the header: the first row with at least two names that are known.
    #[must_use]
    pub fn of(table: &Table) -> Self {
        let rows = table.rows().take(HEADER_WITHIN).enumerate();
        let headers = rows.map(|(index, row)| {
            let mut places: Vec<(Column, u16)> = Vec::new();
            for (place, text) in row.cells() {
                // Of two columns with one name, the first.
                if let Some(column) = of_header(text)
                    && !places.iter().any(|(known, _)| *known == column)
                {
                    places.push((column, place));
                }
            }
            (index, places)
        });
        let found = headers.into_iter().find(|(_, places)| places.len() > 1);
        match found {
            Some((index, places)) => Self {
                places: without_doubles(places),
                rows_before: index + 1,
                has_header: true,
            },
            None => Self {
                places: USUAL.into_iter().zip(0..).collect(),
                rows_before: 0,
                has_header: false,
            },
        }
    }

    /// Whether the table says what its columns are.
    #[must_use]
    pub fn has_header(&self) -> bool {
        self.has_header
    }

    /// How many rows come before the people.
    pub(super) fn rows_before(&self) -> usize {
        self.rows_before
    }

    /// The place of a column.
    pub(super) fn place(&self, column: Column) -> Option<u16> {
        let found = self.places.iter().find(|(known, _)| *known == column);
        found.map(|(_, place)| *place)
    }

    /// Whether the table has this column.
    #[must_use]
    pub fn has(&self, column: Column) -> bool {
        self.place(column).is_some()
    }

    /// The columns of each row, whether the table has them or not: the name as the table writes it,
    /// in one cell or in three, and all the others.
    #[must_use]
    pub fn shown(&self) -> Vec<Column> {
        let names: &[Column] = if self.has(Column::LastName) {
            &[Column::LastName, Column::FirstName, Column::MiddleName]
        } else {
            &[Column::FullName]
        };
        [names, &USUAL[1..]].concat()
    }
}

/// One way to write a name: three cells when the first two are there, otherwise one.
fn without_doubles(mut places: Vec<(Column, u16)>) -> Vec<(Column, u16)> {
    let has = |column| places.iter().any(|(known, _)| *known == column);
    let in_parts = has(Column::LastName) && has(Column::FirstName);
    let has_whole = has(Column::FullName);
    let parts = [Column::LastName, Column::FirstName, Column::MiddleName];
    if in_parts {
        places.retain(|(column, _)| *column != Column::FullName);
    } else if has_whole {
        places.retain(|(column, _)| !parts.contains(column));
    } else {
        // «Фамилия» alone has the whole name below it, or «Имя» has.
        let lone = places.iter_mut().find(|(column, _)| parts.contains(column));
        if let Some((column, _)) = lone {
            *column = Column::FullName;
        }
        places.retain(|(column, _)| !parts.contains(column));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Limits, read};

    fn columns(text: &str) -> Columns {
        Columns::of(&read(text.as_bytes(), &Limits::default(), &mut |_| {}).unwrap())
    }

    #[test]
    fn headers_in_several_spellings() {
        for header in [
            "ФИО;СНИЛС;ИНН;Должность;Права",
            "Ф.И.О.;Снилс;инн;ДОЛЖНОСТЬ;права доступа",
            "Фамилия, имя, отчество (при наличии);№ СНИЛС;ИНН;Профессия (должность);Роль",
            "Full name;SNILS;INN;Position;Permissions",
            "Сотрудник;\"Страховой номер\nиндивидуального лицевого счёта\";ИНН ФЛ;Должность;Шаблон",
        ] {
            let columns = columns(header);
            let places: Vec<_> = USUAL.map(|column| columns.place(column)).into();
            let known = USUAL
                .iter()
                .zip(&places)
                .filter(|(_, place)| place.is_some());
            assert!(columns.has_header(), "{header}");
            assert!(known.count() >= 4, "{header}: {places:?}");
        }
    }

    #[test]
    fn a_name_in_three_cells_in_any_order() {
        let columns = columns("Отдел;Имя;Фамилия;Отчество;СНИЛС\n1;2;3;4;5");
        assert_eq!(columns.place(Column::LastName), Some(2));
        assert_eq!(columns.place(Column::FirstName), Some(1));
        assert_eq!(
            columns.shown()[..3],
            [Column::LastName, Column::FirstName, Column::MiddleName]
        );
        assert!(!columns.has(Column::Inn));
        assert!(columns.shown().contains(&Column::Inn));
    }

    #[test]
    fn a_lone_last_name_is_the_whole_name() {
        let columns = columns("Фамилия;СНИЛС\nИванов Иван;1");
        assert_eq!(columns.place(Column::FullName), Some(0));
    }

    #[test]
    fn a_header_below_a_title_and_none_at_all() {
        let titled = columns("Список сотрудников\n\nФИО;СНИЛС;ФИО\nИванов;1;2");
        assert_eq!(titled.rows_before(), 2);
        assert_eq!(titled.place(Column::FullName), Some(0));
        let bare = columns("Иванов Иван;112-233-445 95;500100732259;Инженер;Кадровик");
        assert!(!bare.has_header());
        assert_eq!(bare.rows_before(), 0);
        assert_eq!(bare.place(Column::Permissions), Some(4));
    }

    #[test]
    fn the_letter_yo_and_the_case_do_not_matter() {
        assert_eq!(plain(" Счёт, №\n1 "), "счет1");
    }
}
