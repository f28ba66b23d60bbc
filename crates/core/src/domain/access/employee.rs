//! Employees: those of the staff directory, those with access, and the act of giving it.

use super::consent::Consent;
use super::permission::Permissions;
use super::rights::Rights;
use crate::domain::day::Term;
use crate::domain::id::{EmployeeId, StaffId};
use crate::domain::person::{FullName, PersonByHand};
use serde::{Deserialize, Serialize};

/// Somebody of the organization's staff directory.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StaffMember {
    /// Names them in a grant.
    pub id: StaffId,
    /// Фамилия, имя, отчество.
    pub name: FullName,
    /// Должность.
    pub position: Option<String>,
    /// СНИЛС with all but its last four digits masked by the server.
    pub snils_masked: Option<String>,
    /// Already among the employees with access.
    pub has_access: bool,
}

/// An employee with access.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Employee {
    /// In the path of every request about them.
    pub id: EmployeeId,
    /// Фамилия, имя, отчество.
    pub name: FullName,
    /// Должность.
    pub position: Option<String>,
    /// СНИЛС with all but its last four digits masked by the server.
    pub snils_masked: Option<String>,
    /// What they may do.
    pub permissions: Permissions,
    /// The person who is signed in.
    pub is_me: bool,
    /// When.
    pub term: Term,
    /// The version that this is, where a list says it.
    pub version: Option<Version>,
    /// What came before.
    pub history: History,
}

/// How an employee came by the access, and whether it is used; each as far as the backend knows, moments
/// as the contract writes them.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct History {
    /// When it was given.
    pub granted_at: Option<String>,
    /// By whom.
    pub granted_by: Option<String>,
    /// When they signed in last.
    pub last_sign_in_at: Option<String>,
}

impl Employee {
    /// What they may do and when.
    #[must_use]
    pub fn rights(&self) -> Rights {
        Rights {
            permissions: self.permissions.clone(),
            term: self.term.clone(),
        }
    }
}

/// The full numbers of an employee, shown on request only. No `Debug`: they belong into no log.
#[derive(Clone, PartialEq, Eq)]
pub struct Numbers {
    /// As digits.
    pub snils: Option<String>,
    /// As digits.
    pub inn: Option<String>,
}

impl Numbers {
    /// The СНИЛС as it is written, «112-233-445 95»; as it came when it is none.
    #[must_use]
    pub fn grouped_snils(&self) -> Option<String> {
        let snils = self.snils.as_ref()?;
        let digits = snils.len() == 11 && snils.bytes().all(|byte| byte.is_ascii_digit());
        Some(if digits {
            format!(
                "{}-{}-{}\u{a0}{}",
                &snils[..3],
                &snils[3..6],
                &snils[6..9],
                &snils[9..]
            )
        } else {
            snils.clone()
        })
    }
}

/// The strong tag of what the user saw; a change carries it, so that nobody's save is overwritten.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version(String);

impl Version {
    /// Takes an `ETag` as it came; a weak one cannot guard a change and is refused.
    #[must_use]
    pub fn from_etag(tag: &str) -> Option<Self> {
        tag.starts_with('"').then(|| Self(tag.to_owned()))
    }

    /// The value for `If-Match`.
    #[must_use]
    pub fn as_if_match(&self) -> &str {
        &self.0
    }
}

/// An employee together with the version that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EmployeeAccess {
    /// As read.
    pub employee: Employee,
    /// Needed for changing or revoking.
    pub version: Version,
}

/// To whom access is about to be given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Grantee {
    /// Chosen from the directory.
    Staff(StaffMember),
    /// Typed by hand.
    ByHand(PersonByHand),
}

impl Grantee {
    /// Фамилия, имя, отчество.
    #[must_use]
    pub fn name(&self) -> &FullName {
        match self {
            Self::Staff(member) => &member.name,
            Self::ByHand(person) => &person.name,
        }
    }

    /// Должность.
    #[must_use]
    pub fn position(&self) -> Option<&str> {
        match self {
            Self::Staff(member) => member.position.as_deref(),
            Self::ByHand(person) => Some(&person.position),
        }
    }
}

/// What «Сохранить» sends for a new employee.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grant {
    /// To whom.
    pub grantee: Grantee,
    /// What, which is not nothing, and when.
    pub rights: Rights,
    /// The employee's consent, where the backend asks for it.
    pub consent: Option<Consent>,
}

impl Grant {
    /// `None` when no permission is ticked: there is nothing to give.
    #[must_use]
    pub fn new(grantee: Grantee, rights: Rights, consent: Option<Consent>) -> Option<Self> {
        (!rights.permissions.is_empty()).then_some(Self {
            grantee,
            rights,
            consent,
        })
    }

    /// Whether the person was typed, so that a fault in a field can be mended there.
    #[must_use]
    pub fn is_by_hand(&self) -> bool {
        matches!(self.grantee, Grantee::ByHand(_))
    }
}

/// One per intended grant; makes a repeated press harmless.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Takes a random text made for this purpose.
    #[must_use]
    pub fn new(random: String) -> Self {
        Self(random)
    }

    /// The header's value.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A grant with its key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GrantAttempt {
    /// What is sent.
    pub grant: Grant,
    /// Under which key.
    pub key: IdempotencyKey,
}

impl GrantAttempt {
    /// The attempt for this press of «Сохранить»: the same grant as last time keeps its key, since
    /// the last answer may have been lost on the way; a changed one is a new intention.
    #[must_use]
    pub fn next(last: Option<Self>, grant: Grant, random: impl FnOnce() -> String) -> Self {
        match last {
            Some(last) if last.grant == grant => last,
            _ => Self {
                grant,
                key: IdempotencyKey::new(random()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PermissionCode;

    fn grant(code: &str) -> Grant {
        let member = StaffMember {
            id: StaffId::parse("s-1").unwrap(),
            name: FullName {
                last: "Сидорова".into(),
                first: "Анна".into(),
                middle: None,
            },
            position: None,
            snils_masked: None,
            has_access: false,
        };
        let rights = Rights {
            permissions: [PermissionCode::new(code.to_owned())].into_iter().collect(),
            term: Term::default(),
        };
        Grant::new(Grantee::Staff(member), rights, None).unwrap()
    }

    #[test]
    fn a_repeated_press_keeps_the_key_and_a_changed_grant_gets_a_new_one() {
        let first = GrantAttempt::next(None, grant("a"), || "one".to_owned());
        let again = GrantAttempt::next(Some(first.clone()), grant("a"), || "two".to_owned());
        let changed = GrantAttempt::next(Some(again.clone()), grant("b"), || "three".to_owned());
        assert_eq!(again, first);
        assert_eq!(changed.key.as_str(), "three");
    }

    #[test]
    fn a_snils_is_grouped_and_anything_else_left_alone() {
        let grouped = |snils: &str| {
            let snils = Some(snils.to_owned());
            Numbers { snils, inn: None }.grouped_snils()
        };
        assert_eq!(
            grouped("11223344595").as_deref(),
            Some("112-233-445\u{a0}95")
        );
        assert_eq!(grouped("ёёёёё1").as_deref(), Some("ёёёёё1"));
    }

    #[test]
    fn nothing_ticked_is_no_grant() {
        assert!(Grant::new(grant("a").grantee, Rights::default(), None).is_none());
    }

    #[test]
    fn a_weak_tag_guards_nothing() {
        assert!(Version::from_etag("W/\"1\"").is_none());
        assert_eq!(Version::from_etag("\"1\"").unwrap().as_if_match(), "\"1\"");
    }
}
