//! Giving access, once.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::consent::{HeldConsent, Witness};
use super::employees::EmployeeBody;
use super::step_up;
use crate::api::wire::body::{Body, required};
use crate::api::wire::idempotency::{Begun, made};
use crate::app::App;
use crate::auth::member::Administrator;
use crate::check_digits::{is_person_inn, is_snils};
use crate::domain::permissions::{self, Code};
use crate::domain::person::Details;
use crate::domain::person::{Names, Snils};
use crate::domain::span::{Date, Span};
use crate::problem::{FieldCode, FieldError, Kind, Problem};
use crate::store::access::grants::{Candidate, Grant, Refusal};
use crate::store::idempotency::Subject;

#[derive(Deserialize, Serialize)]
pub struct GrantBody {
    staff_id: Option<String>,
    person: Option<PersonByHand>,
    #[serde(default)]
    permissions: Vec<Code>,
    // Left out of the hash where they are not given: it is what it was without them.
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consent: Option<HeldConsent>,
}

#[derive(Deserialize, Serialize)]
struct PersonByHand {
    last_name: Option<String>,
    first_name: Option<String>,
    middle_name: Option<String>,
    inn: Option<String>,
    snils: Option<String>,
    position: Option<String>,
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::StaffNotFound => Kind::StaffNotFound.into(),
            Refusal::AlreadyHasAccess(employee) => Self::already_has_access(employee),
            Refusal::KeyReused => Kind::IdempotencyKeyReused.into(),
            Refusal::Denied(denied) => denied.into(),
        }
    }
}

pub async fn create(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    headers: HeaderMap,
    Body(body): Body<GrantBody>,
) -> Result<Response, Problem> {
    let begun = Begun::new(&app, &member, &headers, Subject::Access, &body)?;
    let me = &member.who.person;
    let witness = Witness {
        actor: me,
        now: begun.once.now,
        today: app.clock.today(),
    };
    let (candidate, permissions, span) = body.validate(&witness).map_err(Problem::invalid)?;
    step_up::check(&app, &member.who, &permissions)?;
    let grant = Grant {
        once: &begun.once,
        candidate,
        permissions,
        span,
    };
    let describe =
        |employee: &_| serde_json::to_string(&EmployeeBody::new(employee, me)).unwrap_or_default();
    let granted = app.store.grant(grant, describe).await?;
    Ok(made(granted, &member.organization.id, "employees"))
}

impl GrantBody {
    fn validate(
        self,
        witness: &Witness<'_>,
    ) -> Result<(Candidate, BTreeSet<Code>, Span), Vec<FieldError>> {
        let mut errors = Vec::new();
        let candidate = match (self.staff_id, self.person) {
            (Some(id), None) => Some(Candidate::Staff(id)),
            (None, Some(person)) => {
                let person = person.validate(&mut errors);
                let consent = HeldConsent::required(self.consent, witness, &mut errors);
                consent.map(|consent| Candidate::Person(person, consent))
            }
            (None, None) => {
                errors.push(FieldError::new("/staff_id", FieldCode::Required));
                None
            }
            (Some(_), Some(_)) => {
                errors.push(FieldError::new("/staff_id", FieldCode::Format));
                None
            }
        };
        let span = Span {
            valid_from: self.valid_from,
            valid_until: self.valid_until,
        };
        let permissions = permissions::checked(&self.permissions, &BTreeSet::new());
        match (candidate, span.checked(permissions)) {
            (Some(candidate), Ok(permissions)) if errors.is_empty() => {
                Ok((candidate, permissions, span))
            }
            (_, Ok(_)) => Err(errors),
            (_, Err(faults)) => {
                errors.extend(faults);
                Err(errors)
            }
        }
    }
}

impl PersonByHand {
    fn validate(self, errors: &mut Vec<FieldError>) -> Details {
        let last_name = required(self.last_name.as_deref(), "/person/last_name", 100, errors);
        let first_name = required(
            self.first_name.as_deref(),
            "/person/first_name",
            100,
            errors,
        );
        let middle_name = self.middle_name.map(|name| name.trim().to_owned());
        let middle_name = middle_name.filter(|name| !name.is_empty());
        if middle_name
            .as_ref()
            .is_some_and(|name| name.chars().count() > 100)
        {
            errors.push(FieldError::new("/person/middle_name", FieldCode::TooLong));
        }
        let inn = number(self.inn, "/person/inn", 12, is_person_inn, errors);
        let snils = number(self.snils, "/person/snils", 11, is_snils, errors);
        let position = required(self.position.as_deref(), "/person/position", 200, errors);
        Details {
            names: Names {
                last_name,
                first_name,
                middle_name,
            },
            snils: Snils::new(snils),
            inn: Some(inn),
            position: Some(position),
        }
    }
}

/// So many digits, the last of which must agree with the others.
fn number(
    value: Option<String>,
    pointer: &str,
    length: usize,
    agrees: impl Fn(&str) -> bool,
    errors: &mut Vec<FieldError>,
) -> String {
    let value = value.unwrap_or_default();
    let fault = if value.is_empty() {
        Some(FieldCode::Required)
    } else if value.len() != length || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        Some(FieldCode::Format)
    } else if agrees(&value) {
        None
    } else {
        Some(FieldCode::CheckDigits)
    };
    errors.extend(fault.map(|code| FieldError::new(pointer, code)));
    value
}
