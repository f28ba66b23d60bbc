//! Records of the registry of trained persons.
//!
//! Their fields and rules are those of the published import schema 1.0.9, which is known from
//! users of the system and not from an official document.

use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;

use crate::domain::person::{Names, Snils};
use crate::domain::span::Date;
use crate::text;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, IntoStaticStr, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum RecordState {
    /// Kept, not checked.
    Draft,
    /// Ready to be sent.
    Checked,
    /// On its way to the registry.
    Sent,
    /// The registry has given it a number.
    Accepted,
    /// By the registry.
    Rejected,
}

impl RecordState {
    /// How the contract and the database call it.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// Who was trained: by СНИЛС, or a foreigner without one. No `Debug`, as [`Snils`] has none.
pub enum Identity {
    Snils(Snils),
    Foreign {
        number: Option<String>,
        citizenship: String,
    },
}

impl Identity {
    pub fn snils(&self) -> Option<&Snils> {
        match self {
            Self::Snils(snils) => Some(snils),
            Self::Foreign { .. } => None,
        }
    }
}

/// One that is in order.
pub struct TrainingRecord {
    /// The sender's own name for it.
    pub outer_id: Option<String>,
    pub names: Names,
    pub identity: Identity,
    pub position: String,
    pub employer_inn: String,
    pub employer_title: String,
    pub organization_unit_id: Option<i32>,
    pub trained_by_inn: String,
    pub trained_by: String,
    pub tested_on: Date,
    pub protocol_number: String,
    pub program_id: u8,
    pub program_title: String,
    pub passed: bool,
}

impl TrainingRecord {
    /// The same of two records of one person, and only of those.
    pub fn person_key(&self) -> String {
        match &self.identity {
            Identity::Snils(snils) => snils.digits().to_owned(),
            Identity::Foreign {
                number,
                citizenship,
            } => {
                let number = number.as_deref().unwrap_or_default();
                text::searchable([self.names.full().as_str(), number, citizenship])
            }
        }
    }

    /// What a search looks through, nothing that is not shown; the protocol also as the digits that
    /// a query is reduced to.
    pub fn searchable(&self) -> String {
        let snils = self.identity.snils().map_or("", Snils::shown);
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        text::searchable([
            self.names.full().as_str(),
            &self.position,
            snils,
            &self.employer_inn,
            &self.employer_title,
            &self.trained_by,
            &self.protocol_number,
            &digits(&self.protocol_number),
            &self.program_title,
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(identity: Identity) -> TrainingRecord {
        TrainingRecord {
            outer_id: None,
            names: Names {
                last_name: "Ким".into(),
                first_name: "Лёва".into(),
                middle_name: None,
            },
            identity,
            position: "Слесарь".into(),
            employer_inn: "7707083893".into(),
            employer_title: "ООО «Ромашка»".into(),
            organization_unit_id: None,
            trained_by_inn: "7707083893".into(),
            trained_by: "ООО «Учебный центр»".into(),
            tested_on: "2026-10-12".to_owned().try_into().expect("a day"),
            protocol_number: "ОТ-12/26".into(),
            program_id: 9,
            program_title: "Работы на высоте".into(),
            passed: true,
        }
    }

    #[test]
    fn a_foreigner_is_somebody_too() {
        let of = |citizenship: &str| {
            let number = Some("AB 1".to_owned());
            let citizenship = citizenship.to_owned();
            record(Identity::Foreign {
                number,
                citizenship,
            })
            .person_key()
        };
        assert_eq!(of("Казахстан"), of(" казахстан "));
        assert_ne!(of("Казахстан"), of("Армения"));
    }

    #[test]
    fn a_protocol_is_found_by_its_digits() {
        let search = record(Identity::Snils(Snils::new("11223344595"))).searchable();
        for part in ["от-12/26", "1226", "\n4595\n", "ким лева", "учебный центр"]
        {
            assert!(search.contains(part), "{part}");
        }
        assert!(!search.contains("34459"), "what is masked is not searched");
    }
}
