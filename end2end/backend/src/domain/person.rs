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
        let (group, check) = self.shown().split_at_checked(2)?;
        Some(format!("***-***-*{group} {check}"))
    }

    /// The digits that everybody sees, if there are any: a search finds these, or the whole number.
    pub fn shown(&self) -> &str {
        let shown = self.0.get(7..11).filter(|_| self.0.len() == 11);
        shown.unwrap_or_default()
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
    /// What a search among people looks through: nothing that is not shown.
    pub fn searchable(&self) -> String {
        let full = self.names.full();
        let position = self.position.as_deref().unwrap_or_default();
        text::searchable([full.as_str(), position, self.snils.shown()])
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
        for nobodys in ["112", "", "112233445956"] {
            assert_eq!(Snils::new(nobodys).masked(), None);
        }
    }

    #[test]
    fn what_is_searched_is_what_is_shown() {
        let somebody = Details {
            names: Names {
                last_name: "Ким".into(),
                first_name: "Лёва".into(),
                middle_name: None,
            },
            snils: Snils::new("11223344595"),
            inn: Some("500100732259".into()),
            position: Some("Слесарь".into()),
        };
        assert_eq!(somebody.searchable(), "ким лева\nслесарь\n4595");
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
