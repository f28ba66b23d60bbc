//! The form of the consent, and what a grant says of it.

use axum::Json;
use serde::{Deserialize, Serialize};

use crate::api::wire::time::time;
use crate::auth::member::Administrator;
use crate::domain::consent::{Consent, FORM, Form};
use crate::domain::person::Person;
use crate::domain::span::Date;
use crate::problem::{FieldCode, FieldError};

pub async fn form(_: Administrator) -> Json<&'static Form> {
    Json(&FORM)
}

/// As a grant brings it.
#[derive(Deserialize, Serialize)]
pub struct HeldConsent {
    #[serde(default)]
    held: bool,
    version: Option<String>,
    given_on: Option<Date>,
}

/// Who confirms it, and when.
pub struct Witness<'a> {
    pub actor: &'a Person,
    pub now: i64,
    pub today: Date,
}

impl HeldConsent {
    /// What is kept of the consent to a grant by hand, which needs one.
    pub fn required(
        given: Option<Self>,
        witness: &Witness<'_>,
        errors: &mut Vec<FieldError>,
    ) -> Option<Consent> {
        let Some(given) = given.filter(|consent| consent.held) else {
            errors.push(FieldError::new("/consent", FieldCode::Required));
            return None;
        };
        let version = given.version.unwrap_or_default();
        let outdated = match version.as_str() {
            "" => Some(FieldCode::Required),
            present if present == FORM.version => None,
            _ => Some(FieldCode::Outdated),
        };
        let to_come = given.given_on.as_ref() > Some(&witness.today);
        errors.extend(outdated.map(|code| FieldError::new("/consent/version", code)));
        errors.extend(to_come.then(|| FieldError::new("/consent/given_on", FieldCode::Order)));
        Some(Consent {
            version,
            confirmed_at: witness.now,
            confirmed_by: witness.actor.names.short(),
            given_on: given.given_on,
        })
    }
}

/// As employees and the journal show it.
#[derive(Serialize)]
pub struct ConsentBody {
    version: String,
    confirmed_at: Option<String>,
    confirmed_by: String,
    given_on: Option<Date>,
}

impl From<Consent> for ConsentBody {
    fn from(consent: Consent) -> Self {
        Self {
            version: consent.version,
            confirmed_at: time(consent.confirmed_at),
            confirmed_by: consent.confirmed_by,
            given_on: consent.given_on,
        }
    }
}
