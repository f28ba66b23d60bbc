//! Giving access: the grant, the consent that goes with it, and the dry run of many.

use super::employees::{PermissionSetBody, TermBody};
use crate::api::answer::{Answer, Success};
use crate::api::client::Client;
use crate::api::error::ApiError;
use crate::api::offered::Offered;
use crate::api::request::{Request, organization_path};
use crate::domain::{
    Consent, ConsentForm, Day, EmployeeAccess, Grant, GrantAttempt, Grantee, OrganizationId,
    PersonByHand, StaffId, offer,
};
use serde::{Deserialize, Serialize};

/// So many people are checked at once, by the contract.
pub const MOST_CHECKED: u64 = 100;

#[derive(Serialize)]
struct GrantBody<'a> {
    #[serde(flatten)]
    grantee: GranteeBody<'a>,
    #[serde(flatten)]
    rights: PermissionSetBody<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consent: Option<HeldConsentBody<'a>>,
}

/// Exactly one of `staff_id` and `person`.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum GranteeBody<'a> {
    StaffId(&'a StaffId),
    Person(PersonByHandBody<'a>),
}

#[derive(Serialize)]
struct PersonByHandBody<'a> {
    last_name: &'a str,
    first_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    middle_name: Option<&'a str>,
    inn: &'a str,
    snils: &'a str,
    position: &'a str,
}

#[derive(Serialize)]
struct HeldConsentBody<'a> {
    held: bool,
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    given_on: Option<&'a Day>,
}

impl<'a> From<&'a Grant> for GrantBody<'a> {
    fn from(grant: &'a Grant) -> Self {
        let term = Some(&grant.rights.term).filter(|term| !term.is_open());
        Self {
            grantee: match &grant.grantee {
                Grantee::Staff(member) => GranteeBody::StaffId(&member.id),
                Grantee::ByHand(person) => GranteeBody::Person(person.into()),
            },
            rights: PermissionSetBody {
                permissions: &grant.rights.permissions,
                term: term.map(TermBody::from),
            },
            consent: grant.consent.as_ref().map(HeldConsentBody::from),
        }
    }
}

impl<'a> From<&'a PersonByHand> for PersonByHandBody<'a> {
    fn from(person: &'a PersonByHand) -> Self {
        Self {
            last_name: &person.name.last,
            first_name: &person.name.first,
            middle_name: person.name.middle.as_deref(),
            inn: person.inn.digits(),
            snils: person.snils.digits(),
            position: &person.position,
        }
    }
}

impl<'a> From<&'a Consent> for HeldConsentBody<'a> {
    fn from(consent: &'a Consent) -> Self {
        Self {
            held: true,
            version: &consent.version,
            given_on: consent.given_on.as_ref(),
        }
    }
}

#[derive(Deserialize)]
pub(in crate::api) struct ConsentFormDto {
    version: String,
    title: String,
    paragraphs: Vec<String>,
}

impl From<ConsentFormDto> for ConsentForm {
    fn from(form: ConsentFormDto) -> Self {
        Self {
            version: form.version,
            title: form.title,
            paragraphs: form.paragraphs,
        }
    }
}

#[derive(Serialize)]
struct PeopleToCheckBody<'a> {
    people: Vec<PersonToCheckBody<'a>>,
}

#[derive(Serialize)]
struct PersonToCheckBody<'a> {
    snils: &'a str,
    inn: &'a str,
}

#[derive(Deserialize)]
pub(in crate::api) struct CheckedPersonDto {
    outcome: CheckOutcome,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum CheckOutcome {
    HasAccess,
    #[serde(other)]
    Other,
}

/// Whether they have access.
impl From<CheckedPersonDto> for bool {
    fn from(checked: CheckedPersonDto) -> Self {
        matches!(checked.outcome, CheckOutcome::HasAccess)
    }
}

impl Client {
    /// `grantAccess`; the same attempt sent twice gives access once. The employee as they are now.
    pub async fn grant_access(
        &self,
        organization: &OrganizationId,
        attempt: &GrantAttempt,
    ) -> Result<EmployeeAccess, ApiError> {
        let path = organization_path(organization, "/employees");
        let request = Request::post(path, Success::Created)
            .header("Idempotency-Key", attempt.key.as_str())
            .json(&GrantBody::from(&attempt.grant));
        self.send(request).await?.employee()
    }
}

impl Offered<offer::Check> {
    /// `checkPeople`: who of them has access already, by СНИЛС and ИНН in digits; at most [`MOST_CHECKED`].
    pub async fn check_people(
        &self,
        organization: &OrganizationId,
        people: &[(String, String)],
    ) -> Result<Vec<bool>, ApiError> {
        let path = organization_path(organization, "/employees/check");
        let body = people
            .iter()
            .map(|(snils, inn)| PersonToCheckBody { snils, inn });
        let body = PeopleToCheckBody {
            people: body.collect(),
        };
        let request = Request::post(path, Success::Ok).json(&body);
        self.send(request).await?.have_access(people.len())
    }
}

impl Offered<offer::Consent> {
    /// `getConsentForm`.
    pub async fn consent_form(
        &self,
        organization: &OrganizationId,
    ) -> Result<ConsentForm, ApiError> {
        let path = organization_path(organization, "/consent-form");
        let answer = self.send(Request::get(path)).await?;
        answer.read::<ConsentFormDto>().map(ConsentForm::from)
    }
}

impl Answer {
    /// Who of so many people has access: one word about each, or none at all.
    pub(in crate::api) fn have_access(&self, people: usize) -> Result<Vec<bool>, ApiError> {
        let known = self.items::<CheckedPersonDto, bool>()?;
        if known.len() == people {
            Ok(known)
        } else {
            Err(self.malformed())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::tests::answer;
    use crate::domain::{
        FullName, PermissionCode, PersonDraft, PersonField, Rights, StaffMember, Term,
    };
    use serde_json::{Value, json};

    fn rights() -> Rights {
        let code = PermissionCode::new("sout.view".to_owned());
        Rights {
            permissions: [code].into_iter().collect(),
            term: Term::default(),
        }
    }

    fn body(grantee: Grantee, rights: Rights, consent: Option<Consent>) -> Value {
        let grant = Grant::new(grantee, rights, consent).unwrap();
        serde_json::to_value(GrantBody::from(&grant)).unwrap()
    }

    #[test]
    fn grants_as_the_contract_shows_them() {
        let sidorova = Grantee::Staff(StaffMember {
            id: StaffId::parse("s-sidorova").unwrap(),
            name: FullName {
                last: "Сидорова".to_owned(),
                first: "Анна".to_owned(),
                middle: None,
            },
            position: None,
            snils_masked: None,
            has_access: false,
        });
        assert_eq!(
            body(sidorova.clone(), rights(), None),
            json!({ "staff_id": "s-sidorova", "permissions": ["sout.view"] })
        );
        let mut rights = rights();
        rights.term.until = Day::parse("2026-12-31");
        let consent = Consent {
            version: "1".into(),
            given_on: None,
        };
        assert_eq!(
            body(sidorova, rights, Some(consent)),
            json!({
                "staff_id": "s-sidorova", "permissions": ["sout.view"],
                "valid_from": null, "valid_until": "2026-12-31",
                "consent": { "held": true, "version": "1" },
            })
        );
    }

    #[test]
    fn a_person_by_hand_is_sent_with_digits_and_without_what_is_empty() {
        let mut draft = PersonDraft::default();
        for (field, text) in [
            (PersonField::LastName, "Сидорова"),
            (PersonField::FirstName, "Анна"),
            (PersonField::Inn, "5001 0073 2259"),
            (PersonField::Snils, "112-233-445 95"),
            (PersonField::Position, "Кадровик"),
        ] {
            draft.type_in(field, text.to_owned());
        }
        let consent = Consent {
            version: "1".into(),
            given_on: Day::parse("2026-11-20"),
        };
        assert_eq!(
            body(
                Grantee::ByHand(draft.check().unwrap()),
                rights(),
                Some(consent)
            ),
            json!({
                "person": {
                    "last_name": "Сидорова", "first_name": "Анна", "inn": "500100732259",
                    "snils": "11223344595", "position": "Кадровик",
                },
                "permissions": ["sout.view"],
                "consent": { "held": true, "version": "1", "given_on": "2026-11-20" },
            })
        );
    }

    #[test]
    fn a_check_says_a_word_about_each() {
        let json = json!({ "items": [{ "outcome": "has_access" }, { "outcome": "future" }] });
        let answer = answer(&json);
        assert_eq!(answer.have_access(2).ok(), Some(vec![true, false]));
        assert!(answer.have_access(3).is_err());
    }
}
