//! What the user has not saved yet, kept through a reload and a new sign-in. Where and how it is kept
//! is the browser's side: the text here has personal data in it.

use super::employee::StaffMember;
use super::rights::Rights;
use crate::domain::id::{EmployeeId, OrganizationId, PersonId};
use crate::domain::person::PersonDraft;
use serde::{Deserialize, Serialize};

/// An unfinished «Доступ сотрудника».
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// Who was at it; nobody else gets to see it.
    pub owner: PersonId,
    /// In which organization.
    pub organization: OrganizationId,
    /// Whose access it is about.
    pub of: DraftOf,
    /// What was typed by hand.
    pub person: PersonDraft,
    /// What was ticked.
    pub rights: Rights,
    /// Whether the consent was said to be held.
    pub consent_held: bool,
    /// Since when, as the date field has it.
    pub consent_day: String,
}

/// Whose access an unfinished dialog is about, and how far it had come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum DraftOf {
    /// Nobody was chosen yet.
    Nobody,
    /// Somebody is being typed, or was and the boxes were on the screen.
    ByHand {
        /// The boxes were.
        at_boxes: bool,
    },
    /// Somebody of the staff directory; the boxes were on the screen.
    Staff(StaffMember),
    /// Somebody who has access; with what was saved when the user began.
    Existing(EmployeeId, Rights),
}

impl Draft {
    /// The text to be kept.
    #[must_use]
    pub fn to_storage(&self) -> String {
        // Neither a map with odd names nor a number is in it: nothing here can fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads it back; `None` for anything else, such as what an older app kept.
    #[must_use]
    pub fn from_storage(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Day, FullName, PermissionCode, PersonField, StaffId, Term};
    use proptest::prelude::*;

    fn set(code: &str, until: Option<&str>) -> Rights {
        Rights {
            permissions: [PermissionCode::new(code.to_owned())].into_iter().collect(),
            term: Term {
                from: None,
                until: until.and_then(Day::parse),
            },
        }
    }

    fn draft(of: DraftOf, snils: &str) -> Draft {
        let mut person = PersonDraft::default();
        person.type_in(PersonField::Snils, snils.to_owned());
        Draft {
            owner: PersonId::parse("p-1").unwrap(),
            organization: OrganizationId::parse("romashka").unwrap(),
            of,
            person,
            rights: set("view", Some("2026-12-31")),
            consent_held: true,
            consent_day: "2026-11-01".to_owned(),
        }
    }

    #[test]
    fn every_kind_comes_back() {
        let member = StaffMember {
            id: StaffId::parse("s-1").unwrap(),
            name: FullName {
                last: "Сидорова".into(),
                first: "Анна".into(),
                middle: None,
            },
            position: Some("Кадровик".into()),
            snils_masked: None,
            has_access: false,
        };
        for of in [
            DraftOf::Nobody,
            DraftOf::ByHand { at_boxes: false },
            DraftOf::ByHand { at_boxes: true },
            DraftOf::Staff(member),
            DraftOf::Existing(EmployeeId::parse("e-1").unwrap(), set("other", None)),
        ] {
            let draft = draft(of, "112-233");
            assert_eq!(Draft::from_storage(&draft.to_storage()), Some(draft));
        }
    }

    proptest! {
        #[test]
        fn what_was_typed_comes_back_as_typed(text in any::<String>()) {
            let draft = draft(DraftOf::ByHand { at_boxes: false }, &text);
            prop_assert_eq!(Draft::from_storage(&draft.to_storage()), Some(draft));
        }

        #[test]
        fn anything_else_is_none(text in any::<String>()) {
            prop_assert_eq!(Draft::from_storage(&text), None);
        }
    }
}
