//! People: who signed in, and who is typed by hand.

use super::check_digits::{Inn, NumberFault, Snils};
use super::id::PersonId;
use serde::{Deserialize, Serialize};

/// Фамилия, имя, отчество; not everybody has the last.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FullName {
    /// Фамилия.
    pub last: String,
    /// Имя.
    pub first: String,
    /// Отчество.
    pub middle: Option<String>,
}

impl FullName {
    /// «Иванова Мария Петровна».
    #[must_use]
    pub fn whole(&self) -> String {
        let mut whole = format!("{} {}", self.last, self.first);
        if let Some(middle) = &self.middle {
            whole.push(' ');
            whole.push_str(middle);
        }
        whole
    }

    /// «Иванова М. П.», for a narrow bar.
    #[must_use]
    pub fn short(&self) -> String {
        let mut short = self.last.clone();
        for letter in [Some(&self.first), self.middle.as_ref()]
            .into_iter()
            .flatten()
            .filter_map(|part| part.chars().next())
        {
            short.push('\u{a0}');
            short.push(letter);
            short.push('.');
        }
        short
    }

    /// «ИМ», for the circle beside the name.
    #[must_use]
    pub fn initials(&self) -> String {
        [&self.last, &self.first]
            .into_iter()
            .filter_map(|part| part.chars().next())
            .collect()
    }
}

/// The person who signed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// The backend's id.
    pub id: PersonId,
    /// The name on Госуслуги.
    pub name: FullName,
}

/// The fields of «Ввести вручную», in their order on the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PersonField {
    /// Фамилия.
    LastName,
    /// Имя.
    FirstName,
    /// Отчество.
    MiddleName,
    /// ИНН.
    Inn,
    /// СНИЛС.
    Snils,
    /// Должность.
    Position,
}

impl PersonField {
    /// All, in the order of the screen.
    pub const ALL: [Self; 6] = [
        Self::LastName,
        Self::FirstName,
        Self::MiddleName,
        Self::Inn,
        Self::Snils,
        Self::Position,
    ];
}

/// What is wrong with one field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PersonFault {
    /// It must be filled in.
    Required,
    /// More characters than the contract takes.
    TooLong,
    /// The number is not right.
    Number(NumberFault),
    /// The server found something that the app does not know.
    Refused,
}

/// What was typed so far, as it was typed.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PersonDraft {
    last_name: String,
    first_name: String,
    middle_name: String,
    inn: String,
    snils: String,
    position: String,
}

/// A person typed by hand, checked: what the contract calls `PersonByHand`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonByHand {
    /// Фамилия, имя, отчество.
    pub name: FullName,
    /// ИНН.
    pub inn: Inn,
    /// СНИЛС.
    pub snils: Snils,
    /// Должность.
    pub position: String,
}

/// Characters of a name, as in the contract.
const NAME_LIMIT: usize = 100;
/// Characters of a position, as in the contract.
const POSITION_LIMIT: usize = 200;

impl PersonDraft {
    /// What is typed in the field.
    #[must_use]
    pub fn text(&self, field: PersonField) -> &str {
        match field {
            PersonField::LastName => &self.last_name,
            PersonField::FirstName => &self.first_name,
            PersonField::MiddleName => &self.middle_name,
            PersonField::Inn => &self.inn,
            PersonField::Snils => &self.snils,
            PersonField::Position => &self.position,
        }
    }

    /// Keeps what the user typed, unchanged.
    pub fn type_in(&mut self, field: PersonField, text: String) {
        *match field {
            PersonField::LastName => &mut self.last_name,
            PersonField::FirstName => &mut self.first_name,
            PersonField::MiddleName => &mut self.middle_name,
            PersonField::Inn => &mut self.inn,
            PersonField::Snils => &mut self.snils,
            PersonField::Position => &mut self.position,
        } = text;
    }

    /// Whether nothing was typed at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        PersonField::ALL
            .iter()
            .all(|field| self.text(*field).trim().is_empty())
    }

    /// What is wrong with the field once the user has left it.
    #[must_use]
    pub fn fault(&self, field: PersonField) -> Option<PersonFault> {
        let text = self.text(field);
        match field {
            PersonField::LastName | PersonField::FirstName => required(text, NAME_LIMIT).err(),
            PersonField::MiddleName => optional(text).err(),
            PersonField::Inn => Inn::parse(text).err().map(number_fault),
            PersonField::Snils => Snils::parse(text).err().map(number_fault),
            PersonField::Position => required(text, POSITION_LIMIT).err(),
        }
    }

    /// What can be said while the user is still typing: a number with all its digits, or with a
    /// letter among them; never that something is missing yet.
    #[must_use]
    pub fn early_fault(&self, field: PersonField) -> Option<PersonFault> {
        self.fault(field).filter(|fault| {
            !matches!(
                fault,
                PersonFault::Required
                    | PersonFault::Number(NumberFault::TooShort { .. } | NumberFault::Empty)
            )
        })
    }

    /// The person, once every field is right.
    ///
    /// # Errors
    /// The fields at fault, in the order of the screen.
    pub fn check(&self) -> Result<PersonByHand, Vec<(PersonField, PersonFault)>> {
        let faults = || {
            PersonField::ALL
                .into_iter()
                .filter_map(|field| Some((field, self.fault(field)?)))
                .collect::<Vec<_>>()
        };
        let person = || {
            Some(PersonByHand {
                name: FullName {
                    last: required(&self.last_name, NAME_LIMIT).ok()?,
                    first: required(&self.first_name, NAME_LIMIT).ok()?,
                    middle: optional(&self.middle_name).ok()?,
                },
                inn: Inn::parse(&self.inn).ok()?,
                snils: Snils::parse(&self.snils).ok()?,
                position: required(&self.position, POSITION_LIMIT).ok()?,
            })
        };
        person().ok_or_else(faults)
    }
}

fn number_fault(fault: NumberFault) -> PersonFault {
    match fault {
        NumberFault::Empty => PersonFault::Required,
        other => PersonFault::Number(other),
    }
}

fn required(text: &str, limit: usize) -> Result<String, PersonFault> {
    let text = tidy(text);
    match text.chars().count() {
        0 => Err(PersonFault::Required),
        length if length > limit => Err(PersonFault::TooLong),
        _ => Ok(text),
    }
}

fn optional(text: &str) -> Result<Option<String>, PersonFault> {
    match required(text, NAME_LIMIT) {
        Ok(text) => Ok(Some(text)),
        Err(PersonFault::Required) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// Single spaces, none at the ends: what a paste from a table brings is not a mistake.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> PersonDraft {
        let mut draft = PersonDraft::default();
        for (field, text) in PersonField::ALL.into_iter().zip([
            " Сидорова ",
            "Анна",
            "",
            "5001 0073 2259",
            "112-233-445 95",
            "Специалист  по охране труда",
        ]) {
            draft.type_in(field, text.to_owned());
        }
        draft
    }

    #[test]
    fn a_full_draft_becomes_a_person() {
        let person = full().check().unwrap();
        assert_eq!(person.name.whole(), "Сидорова Анна");
        assert_eq!(person.inn.digits(), "500100732259");
        assert_eq!(person.position, "Специалист по охране труда");
    }

    #[test]
    fn an_empty_draft_names_every_required_field() {
        let faults = PersonDraft::default().check().unwrap_err();
        let fields: Vec<_> = faults.iter().map(|(field, _)| *field).collect();
        assert_eq!(
            fields,
            [
                PersonField::LastName,
                PersonField::FirstName,
                PersonField::Inn,
                PersonField::Snils,
                PersonField::Position
            ]
        );
        assert!(
            faults
                .iter()
                .all(|(_, fault)| *fault == PersonFault::Required)
        );
    }

    #[test]
    fn a_number_is_not_wrong_before_it_is_whole() {
        let mut draft = full();
        draft.type_in(PersonField::Snils, "112-233-4".to_owned());
        assert_eq!(draft.early_fault(PersonField::Snils), None);
        assert!(draft.fault(PersonField::Snils).is_some());
        draft.type_in(PersonField::Snils, "112-233-445 96".to_owned());
        assert_eq!(
            draft.early_fault(PersonField::Snils),
            Some(PersonFault::Number(NumberFault::CheckDigits))
        );
    }

    #[test]
    fn what_was_typed_stays_as_typed() {
        assert_eq!(full().text(PersonField::Inn), "5001 0073 2259");
    }

    #[test]
    fn names_in_three_lengths() {
        let name = FullName {
            last: "Иванова".into(),
            first: "Мария".into(),
            middle: Some("Петровна".into()),
        };
        assert_eq!(name.whole(), "Иванова Мария Петровна");
        assert_eq!(name.short(), "Иванова\u{a0}М.\u{a0}П.");
        assert_eq!(name.initials(), "ИМ");
    }
}
