//! People as the contract shows them.

use serde::{Deserialize, Serialize};

use crate::text;

/// Фамилия, имя и отчество; not everybody has the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct Names {
    pub last_name: String,
    pub first_name: String,
    pub middle_name: Option<String>,
}

impl Names {
    pub fn full(&self) -> String {
        let middle = self.middle_name.as_deref().unwrap_or_default();
        format!("{} {} {middle}", self.last_name, self.first_name)
            .trim_end()
            .to_owned()
    }

    /// «Иванова М. П.»
    pub fn short(&self) -> String {
        let first = [Some(&self.first_name), self.middle_name.as_ref()];
        let initials = first
            .into_iter()
            .flatten()
            .filter_map(|name| name.chars().next());
        initials.fold(self.last_name.clone(), |short, initial| {
            format!("{short} {initial}.")
        })
    }

    pub fn sort_key(&self) -> String {
        text::fold(&self.full())
    }
}

/// Eleven digits. Shown only masked; has no `Debug` and no `Serialize`, lest it leak.
#[derive(Clone, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Snils(String);

impl Snils {
    pub fn new(digits: impl Into<String>) -> Self {
        Self(digits.into())
    }

    pub fn digits(&self) -> &str {
        &self.0
    }

    /// `***-***-*45 95`: enough to tell two namesakes apart.
    pub fn masked(&self) -> Option<String> {
        let digits = &self.0;
        Some(format!(
            "***-***-*{} {}",
            digits.get(7..9)?,
            digits.get(9..11)?
        ))
    }
}

/// Somebody who signs in here.
#[derive(Clone, sqlx::FromRow)]
pub struct Person {
    pub id: String,
    #[sqlx(flatten)]
    pub names: Names,
    pub snils: Snils,
}

/// What a record of an employee says of the person.
#[derive(Clone, sqlx::FromRow)]
pub struct Details {
    #[sqlx(flatten)]
    pub names: Names,
    pub snils: Snils,
    pub inn: Option<String>,
    pub position: Option<String>,
}

impl Details {
    /// What a search among people looks through.
    pub fn searchable(&self) -> String {
        let full = self.names.full();
        let position = self.position.as_deref().unwrap_or_default();
        let inn = self.inn.as_deref().unwrap_or_default();
        text::searchable([full.as_str(), position, self.snils.digits(), inn])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_all_but_four_digits() {
        assert_eq!(
            Snils::new("11223344595").masked().as_deref(),
            Some("***-***-*45 95")
        );
        assert_eq!(Snils::new("112").masked(), None);
    }

    #[test]
    fn a_person_may_have_no_patronymic() {
        let names = Names {
            last_name: "Ким".into(),
            first_name: "Лёва".into(),
            middle_name: None,
        };
        assert_eq!(names.full(), "Ким Лёва");
        assert_eq!(names.short(), "Ким Л.");
        assert_eq!(names.sort_key(), "ким лева");
    }
}
