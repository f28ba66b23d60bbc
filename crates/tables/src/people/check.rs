//! What is wrong with one row.

use cabinet_core::domain::{
    Inn, NumberFault, Permissions, PersonByHand, PersonDraft, PersonFault, PersonField, Snils,
};

use super::rights::Rights;
use super::rights::RightsFault;
use cabinet_protocol::people::Column;

/// What is wrong with a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CellFault {
    /// As in the form where a person is typed by hand.
    Person(PersonFault),
    /// A number that was kept as a number, so that its zeros in front are lost. With them it would be
    /// right, but nobody said so: it is offered, not done.
    LostZeros {
        /// The number with its zeros.
        whole: String,
    },
    /// Permissions.
    Rights(RightsFault),
}

/// A row, checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    /// What is wrong, by column; nothing is when it is empty.
    pub faults: Vec<(Column, CellFault)>,
    /// Whom to give access, when nothing is wrong.
    pub grant: Option<(PersonByHand, Permissions)>,
    /// The digits of a right СНИЛС, whatever else is wrong.
    pub snils: Option<u64>,
}

/// The field in which a column ends.
fn field(column: Column) -> Option<PersonField> {
    Some(match column {
        Column::LastName => PersonField::LastName,
        Column::FirstName => PersonField::FirstName,
        Column::MiddleName => PersonField::MiddleName,
        Column::Snils => PersonField::Snils,
        Column::Inn => PersonField::Inn,
        Column::Position => PersonField::Position,
        Column::FullName | Column::Permissions => return None,
    })
}

/// The column in which a field begins.
fn column(field: PersonField, in_parts: bool) -> Column {
    match field {
        PersonField::LastName | PersonField::FirstName | PersonField::MiddleName if !in_parts => {
            Column::FullName
        }
        PersonField::LastName => Column::LastName,
        PersonField::FirstName => Column::FirstName,
        PersonField::MiddleName => Column::MiddleName,
        PersonField::Inn => Column::Inn,
        PersonField::Snils => Column::Snils,
        PersonField::Position => Column::Position,
    }
}

/// Checks the texts of a row. `columns` are those of [`super::Columns::shown`].
pub(super) fn check<'t>(
    columns: &[Column],
    text: impl Fn(Column) -> &'t str,
    rights: &Rights,
    otherwise: &Permissions,
) -> Checked {
    let in_parts = columns.contains(&Column::LastName);
    let mut draft = PersonDraft::default();
    for one in columns {
        if let Some(field) = field(*one) {
            draft.type_in(field, text(*one).to_owned());
        }
    }
    if !in_parts {
        let parts = name_parts(text(Column::FullName));
        for (field, part) in PersonField::ALL.into_iter().zip(parts) {
            draft.type_in(field, part);
        }
    }
    let permissions = rights.read(text(Column::Permissions), otherwise);
    let (person, faults) = match draft.check() {
        Ok(person) => (Some(person), Vec::new()),
        Err(faults) => (None, faults),
    };
    let mut found: Vec<(Column, CellFault)> = Vec::new();
    for (field, fault) in faults {
        let column = column(field, in_parts);
        // Of a name in one cell, the first fault.
        if !found.iter().any(|(known, _)| *known == column) {
            found.push((column, refined(draft.text(field), field, fault)));
        }
    }
    let permissions = permissions.map_err(|fault| {
        found.push((Column::Permissions, CellFault::Rights(fault)));
    });
    found.sort_by_key(|(column, _)| *column);
    Checked {
        grant: person.zip(permissions.ok()),
        snils: Snils::parse(draft.text(PersonField::Snils))
            .ok()
            .and_then(|snils| snils.digits().parse().ok()),
        faults: found,
    }
}

/// «Иванова Мария Петровна» in three; whatever follows the second word is the third.
fn name_parts(whole: &str) -> [String; 3] {
    let mut words = whole.split_whitespace();
    let last = words.next().unwrap_or_default().to_owned();
    let first = words.next().unwrap_or_default().to_owned();
    [last, first, words.collect::<Vec<_>>().join(" ")]
}

/// The fault, or that only zeros are missing.
fn refined(text: &str, field: PersonField, fault: PersonFault) -> CellFault {
    let PersonFault::Number(NumberFault::TooShort { .. }) = fault else {
        return CellFault::Person(fault);
    };
    let text = text.trim();
    let padded = |digits: usize| format!("{text:0>digits$}");
    let whole = match field {
        PersonField::Snils => Some(padded(Snils::DIGITS)).filter(|text| Snils::parse(text).is_ok()),
        PersonField::Inn => Some(padded(Inn::DIGITS)).filter(|text| Inn::parse(text).is_ok()),
        _ => None,
    };
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match whole {
        // At least half of it: a 1 has the check digits of nobody.
        Some(whole) if is_number && text.len() * 2 > whole.len() => CellFault::LostZeros { whole },
        _ => CellFault::Person(fault),
    }
}
