//! What the user has not saved yet, kept through a reload and a new sign-in. Where and how it is kept
//! is the browser's side: the text here has personal data in it.

use super::{
    Day, EmployeeId, FullName, OrganizationId, PermissionCode, Permissions, PersonDraft,
    PersonField, PersonId, Rights, StaffId, StaffMember, Term,
};
use serde_json::{Value, json};

/// An unfinished «Доступ сотрудника».
#[derive(Clone, PartialEq, Eq, Debug)]
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
#[derive(Clone, PartialEq, Eq, Debug)]
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

const FIELDS: [(&str, PersonField); 6] = [
    ("last", PersonField::LastName),
    ("first", PersonField::FirstName),
    ("middle", PersonField::MiddleName),
    ("inn", PersonField::Inn),
    ("snils", PersonField::Snils),
    ("position", PersonField::Position),
];

impl Draft {
    /// The text to be kept.
    #[must_use]
    pub fn to_storage(&self) -> String {
        let of = match &self.of {
            DraftOf::Nobody => Value::Null,
            DraftOf::ByHand { at_boxes } => json!({ "at_boxes": at_boxes }),
            DraftOf::Staff(member) => json!({
                "staff": member.id.as_str(),
                "last": member.name.last,
                "first": member.name.first,
                "middle": member.name.middle,
                "position": member.position,
                "snils": member.snils_masked,
            }),
            DraftOf::Existing(id, base) => {
                json!({ "employee": id.as_str(), "base": rights(base) })
            }
        };
        let mut person = json!({});
        for (name, field) in FIELDS {
            person[name] = self.person.text(field).into();
        }
        json!({
            "owner": self.owner.as_str(),
            "organization": self.organization.as_str(),
            "of": of,
            "person": person,
            "rights": rights(&self.rights),
            "held": self.consent_held,
            "day": self.consent_day,
        })
        .to_string()
    }

    /// Reads it back; `None` for anything else, such as what an older app kept.
    #[must_use]
    pub fn from_storage(text: &str) -> Option<Self> {
        let json: Value = serde_json::from_str(text).ok()?;
        let mut person = PersonDraft::default();
        for (name, field) in FIELDS {
            person.type_in(field, self::text(json.get("person")?, name)?);
        }
        Some(Self {
            owner: PersonId::parse(json.get("owner")?.as_str()?)?,
            organization: OrganizationId::parse(json.get("organization")?.as_str()?)?,
            of: of(json.get("of")?)?,
            person,
            rights: read_rights(json.get("rights")?)?,
            consent_held: json.get("held")?.as_bool()?,
            consent_day: self::text(&json, "day")?,
        })
    }
}

fn of(json: &Value) -> Option<DraftOf> {
    if json.is_null() {
        return Some(DraftOf::Nobody);
    }
    if let Some(at_boxes) = json.get("at_boxes") {
        return Some(DraftOf::ByHand {
            at_boxes: at_boxes.as_bool()?,
        });
    }
    if let Some(id) = text(json, "employee") {
        let base = read_rights(json.get("base")?)?;
        return Some(DraftOf::Existing(EmployeeId::parse(&id)?, base));
    }
    Some(DraftOf::Staff(StaffMember {
        id: StaffId::parse(&text(json, "staff")?)?,
        name: FullName {
            last: text(json, "last")?,
            first: text(json, "first")?,
            middle: text(json, "middle"),
        },
        position: text(json, "position"),
        snils_masked: text(json, "snils"),
        has_access: false,
    }))
}

fn rights(rights: &Rights) -> Value {
    let codes: Vec<_> = rights
        .permissions
        .iter()
        .map(PermissionCode::as_str)
        .collect();
    let day = |day: &Option<Day>| day.as_ref().map(|day| day.as_str().to_owned());
    json!({ "codes": codes, "from": day(&rights.term.from), "until": day(&rights.term.until) })
}

fn read_rights(json: &Value) -> Option<Rights> {
    let codes = json.get("codes")?.as_array()?.iter();
    let codes = codes.map(|code| Some(PermissionCode::new(code.as_str()?.to_owned())));
    let day = |name| text(json, name).as_deref().and_then(Day::parse);
    Some(Rights {
        permissions: codes.collect::<Option<Permissions>>()?,
        term: Term {
            from: day("from"),
            until: day("until"),
        },
    })
}

fn text(json: &Value, name: &str) -> Option<String> {
    Some(json.get(name)?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
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
