//! The catalogue of permissions and the rules of a set.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::field::{FieldCode, FieldError};

pub const ADMINISTRATOR: &str = "administrator";

/// The code of a permission, known to the catalogue or not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(String);

impl Code {
    pub fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Debug, Serialize)]
pub struct Permission {
    pub code: &'static str,
    pub label: &'static str,
    pub description: &'static str,
    pub group: &'static str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub requires: &'static [&'static str],
    /// What must not be in the set together with it; whichever of the two says so.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub conflicts: &'static [&'static str],
    /// Giving it needs a confirmation.
    #[serde(skip_serializing_if = "is_usual")]
    pub sensitive: bool,
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_usual(sensitive: &bool) -> bool {
    !sensitive
}

const USUAL: Permission = Permission {
    code: "",
    label: "",
    description: "",
    group: "",
    requires: &[],
    conflicts: &[],
    sensitive: false,
};

/// In the order to show them.
pub const CATALOGUE: [Permission; 8] = [
    Permission {
        code: ADMINISTRATOR,
        label: "Администратор",
        description: "Даёт и отзывает доступ сотрудников, видит все разделы.",
        group: "Управление доступом",
        sensitive: true,
        ..USUAL
    },
    Permission {
        code: "registry.view",
        label: "Реестр обученных: просмотр",
        description: "Видит, кто и когда прошёл обучение по охране труда.",
        group: "Реестр обученных",
        ..USUAL
    },
    Permission {
        code: "registry.submit",
        label: "Реестр обученных: передача сведений",
        description: "Готовит и передаёт сведения об обученных сотрудниках.",
        group: "Реестр обученных",
        requires: &["registry.view"],
        ..USUAL
    },
    Permission {
        code: "sout.view",
        label: "Отчёты СОУТ: просмотр",
        description: "Видит отчёты о специальной оценке условий труда.",
        group: "Отчёты СОУТ",
        ..USUAL
    },
    Permission {
        code: "declarations.view",
        label: "Декларации: просмотр",
        description: "Видит поданные декларации.",
        group: "Декларации",
        ..USUAL
    },
    Permission {
        code: "declarations.submit",
        label: "Декларации: подача",
        description: "Готовит и подаёт декларации.",
        group: "Декларации",
        requires: &["declarations.view"],
        ..USUAL
    },
    Permission {
        code: "violations.view",
        label: "Признаки нарушений: просмотр",
        description: "Видит, где система нашла признаки нарушений.",
        group: "Признаки нарушений",
        ..USUAL
    },
    Permission {
        code: "violations.answer",
        label: "Признаки нарушений: ответ",
        description: "Отмечает, что сделано по каждому признаку.",
        group: "Признаки нарушений",
        requires: &["violations.view"],
        ..USUAL
    },
];

/// Whether giving it needs more than being signed in.
pub fn is_sensitive(code: &Code) -> bool {
    let known = CATALOGUE.iter().find(|known| known.code == code.as_str());
    known.is_some_and(|known| known.sensitive)
}

/// In the order of the catalogue; what it does not know comes last.
pub fn ordered(codes: &BTreeSet<Code>) -> Vec<Code> {
    let place = |code: &Code| {
        CATALOGUE
            .iter()
            .position(|known| known.code == code.as_str())
    };
    let mut list: Vec<_> = codes.iter().cloned().collect();
    list.sort_by_key(|code| place(code).unwrap_or(CATALOGUE.len()));
    list
}

/// Judges a set as it stands in the field `permissions` of a request. A code that the employee
/// has already is kept, known or not: the app sends back what it could not explain.
pub fn checked(
    asked: &[Code],
    present: &BTreeSet<Code>,
) -> Result<BTreeSet<Code>, Vec<FieldError>> {
    checked_by(&CATALOGUE, asked, present)
}

fn checked_by(
    catalogue: &[Permission],
    asked: &[Code],
    present: &BTreeSet<Code>,
) -> Result<BTreeSet<Code>, Vec<FieldError>> {
    const MOST: usize = 100;
    if asked.is_empty() {
        return Err(vec![FieldError::new("/permissions", FieldCode::Required)]);
    }
    if asked.len() > MOST {
        return Err(vec![FieldError::new("/permissions", FieldCode::TooLong)]);
    }
    let all: BTreeSet<Code> = asked.iter().cloned().collect();
    let in_set = |code: &&str| all.contains(&Code::new(*code));
    let fault = |code: &Code| {
        let Some(known) = catalogue.iter().find(|known| known.code == code.as_str()) else {
            return (!present.contains(code)).then_some(FieldCode::Unknown);
        };
        if !known.requires.iter().all(in_set) {
            return Some(FieldCode::Requires);
        }
        let excluded_by =
            |other: &Permission| in_set(&other.code) && other.conflicts.contains(&known.code);
        let conflicts = known.conflicts.iter().any(in_set) || catalogue.iter().any(excluded_by);
        conflicts.then_some(FieldCode::Conflicts)
    };
    let mut seen = BTreeSet::new();
    let errors: Vec<_> = asked
        .iter()
        .enumerate()
        .filter_map(|(at, code)| {
            let repeated = (!seen.insert(code)).then_some(FieldCode::Format);
            let fault = repeated.or_else(|| fault(code))?;
            Some(FieldError::new(format!("/permissions/{at}"), fault))
        })
        .collect();
    if errors.is_empty() {
        Ok(all)
    } else {
        Err(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(list: &[&str]) -> Vec<Code> {
        list.iter().map(|code| Code::new(*code)).collect()
    }

    fn faults(asked: &[&str], present: &[&str]) -> Vec<FieldError> {
        checked(&codes(asked), &codes(present).into_iter().collect())
            .err()
            .unwrap_or_default()
    }

    #[test]
    fn submitting_requires_viewing() {
        let requires = |at: &str| FieldError::new(at, FieldCode::Requires);
        assert_eq!(
            faults(&["registry.submit"], &[]),
            [requires("/permissions/0")]
        );
        assert_eq!(
            faults(
                &["sout.view", "declarations.submit"],
                &["declarations.view"]
            ),
            [requires("/permissions/1")]
        );
        assert_eq!(
            faults(&["declarations.submit", "declarations.view"], &[]),
            []
        );
    }

    /// Who prepares a payment must not be who approves it.
    #[test]
    fn what_conflicts_is_not_given_together() {
        let made_up = [
            Permission {
                code: "payments.approve",
                conflicts: &["payments.prepare"],
                ..USUAL
            },
            Permission {
                code: "payments.prepare",
                ..USUAL
            },
            Permission {
                code: "payments.view",
                ..USUAL
            },
        ];
        let judged = |asked: &[&str]| checked_by(&made_up, &codes(asked), &BTreeSet::new());
        let conflicts = |at: &str| FieldError::new(at, FieldCode::Conflicts);
        assert_eq!(
            judged(&["payments.prepare", "payments.view", "payments.approve"]).err(),
            Some(vec![
                conflicts("/permissions/0"),
                conflicts("/permissions/2")
            ])
        );
        for allowed in ["payments.prepare", "payments.approve"] {
            assert!(judged(&["payments.view", allowed]).is_ok(), "{allowed}");
        }
    }

    #[test]
    fn an_unknown_code_is_kept_but_not_taken() {
        let unknown = FieldError::new("/permissions/1", FieldCode::Unknown);
        assert_eq!(faults(&["sout.view", "archive.view"], &[]), [unknown]);
        assert_eq!(
            faults(&["sout.view", "archive.view"], &["archive.view"]),
            []
        );
    }

    #[test]
    fn a_set_is_neither_empty_nor_repeated_nor_endless() {
        assert_eq!(
            faults(&[], &[]),
            [FieldError::new("/permissions", FieldCode::Required)]
        );
        let repeated = FieldError::new("/permissions/1", FieldCode::Format);
        assert_eq!(faults(&["sout.view", "sout.view"], &[]), [repeated]);
        let many = vec!["sout.view"; 101];
        assert_eq!(
            faults(&many, &[]),
            [FieldError::new("/permissions", FieldCode::TooLong)]
        );
    }

    #[test]
    fn the_catalogue_gives_the_order() {
        let set = codes(&["archive.view", "sout.view", ADMINISTRATOR])
            .into_iter()
            .collect();
        assert_eq!(
            ordered(&set),
            codes(&[ADMINISTRATOR, "sout.view", "archive.view"])
        );
    }
}
