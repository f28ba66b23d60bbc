//! One record on its way to the registry, and whether it is what the contract says.
//!
//! Unofficial: the rules are those of the published import schema 1.0.9, which is known from users
//! of the system; how a СНИЛС is written and what a foreigner has in its place come from public
//! files.

use serde::{Deserialize, Serialize};

use crate::api::wire::body::required;
use crate::check_digits::{is_organization_inn, is_person_inn, is_snils};
use crate::domain::person::{Names, Snils};
use crate::domain::span::Date;
use crate::domain::training::programs;
use crate::domain::training::record::{Identity, TrainingRecord};
use crate::problem::{FieldCode, FieldError};

const LONGEST_NAME: usize = 200;
const LONGEST_POSITION: usize = 500;
const LONGEST_TITLE: usize = 1000;
const LONGEST_NUMBER: usize = 200;
const LONGEST_OUTER_ID: usize = 100;

#[derive(Deserialize, Serialize)]
pub struct RecordBody {
    outer_id: Option<String>,
    worker: Option<WorkerBody>,
    organization: Option<OrganizationBody>,
    test: Option<TestBody>,
}

#[derive(Deserialize, Serialize)]
struct WorkerBody {
    last_name: Option<String>,
    first_name: Option<String>,
    middle_name: Option<String>,
    snils: Option<String>,
    #[serde(default)]
    is_foreign_snils: bool,
    foreign_snils: Option<String>,
    citizenship: Option<String>,
    position: Option<String>,
    employer_inn: Option<String>,
    employer_title: Option<String>,
    organization_unit_id: Option<i32>,
}

#[derive(Deserialize, Serialize)]
struct OrganizationBody {
    inn: Option<String>,
    title: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct TestBody {
    date: Option<String>,
    protocol_number: Option<String>,
    learn_program_id: Option<i64>,
    learn_program_title: Option<String>,
    is_passed: Option<bool>,
}

/// What is found wrong, gathered below a place of the body.
struct Faults {
    at: String,
    found: Vec<FieldError>,
}

impl Faults {
    fn add(&mut self, field: &str, code: FieldCode) {
        let pointer = format!("{}{field}", self.at);
        self.found.push(FieldError::new(pointer, code));
    }

    fn text(&mut self, field: &str, value: Option<&str>, longest: usize) -> String {
        let pointer = format!("{}{field}", self.at);
        required(value, &pointer, longest, &mut self.found)
    }

    /// One that may be left out, or be empty.
    fn optional(&mut self, field: &str, value: Option<&str>, longest: usize) -> Option<String> {
        let value = value.map(str::trim).filter(|value| !value.is_empty())?;
        if value.chars().count() > longest {
            self.add(field, FieldCode::TooLong);
        }
        Some(value.to_owned())
    }

    /// Of an organization or an entrepreneur.
    fn inn(&mut self, field: &str, value: Option<String>) -> String {
        let value = value.unwrap_or_default();
        let digits = value.bytes().all(|byte| byte.is_ascii_digit());
        if value.is_empty() {
            self.add(field, FieldCode::Required);
        } else if !digits || !matches!(value.len(), 10 | 12) {
            self.add(field, FieldCode::Format);
        } else if !is_organization_inn(&value) && !is_person_inn(&value) {
            self.add(field, FieldCode::CheckDigits);
        }
        value
    }
}

impl RecordBody {
    /// `at` is where it stands in the body of the request.
    pub fn validate(self, at: &str, today: &Date) -> Result<TrainingRecord, Vec<FieldError>> {
        let mut faults = Faults {
            at: at.to_owned(),
            found: Vec::new(),
        };
        let outer_id = self.outer_id;
        if let Some(id) = &outer_id {
            let safe = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            if id.is_empty() || !id.bytes().all(safe) {
                faults.add("/outer_id", FieldCode::Format);
            } else if id.len() > LONGEST_OUTER_ID {
                faults.add("/outer_id", FieldCode::TooLong);
            }
        }
        for (missing, part) in [
            (self.worker.is_none(), "/worker"),
            (self.organization.is_none(), "/organization"),
            (self.test.is_none(), "/test"),
        ] {
            if missing {
                faults.add(part, FieldCode::Required);
            }
        }
        let worker = self.worker.map(|worker| worker.validate(&mut faults));
        let organization = self.organization.map(|organization| {
            let title = organization.title.as_deref();
            (
                faults.inn("/organization/inn", organization.inn),
                faults.text("/organization/title", title, LONGEST_TITLE),
            )
        });
        let test = self.test.map(|test| test.validate(&mut faults, today));
        let (Some(Some(worker)), Some(organization), Some(Some(test)), true) =
            (worker, organization, test, faults.found.is_empty())
        else {
            return Err(faults.found);
        };
        Ok(TrainingRecord {
            outer_id,
            names: worker.names,
            identity: worker.identity,
            position: worker.position,
            employer_inn: worker.employer_inn,
            employer_title: worker.employer_title,
            organization_unit_id: worker.organization_unit_id,
            trained_by_inn: organization.0,
            trained_by: organization.1,
            tested_on: test.date,
            protocol_number: test.protocol_number,
            program_id: test.program_id,
            program_title: test.program_title,
            passed: test.passed,
        })
    }
}

struct Worker {
    names: Names,
    identity: Identity,
    position: String,
    employer_inn: String,
    employer_title: String,
    organization_unit_id: Option<i32>,
}

impl WorkerBody {
    /// None only where something is at fault.
    fn validate(self, faults: &mut Faults) -> Option<Worker> {
        let last_name = self.last_name.as_deref();
        let last_name = faults.text("/worker/last_name", last_name, LONGEST_NAME);
        let first_name = self.first_name.as_deref();
        let first_name = faults.text("/worker/first_name", first_name, LONGEST_NAME);
        if self.middle_name.is_none() {
            faults.add("/worker/middle_name", FieldCode::Required);
        }
        let middle_name = self.middle_name.as_deref();
        let middle_name = faults.optional("/worker/middle_name", middle_name, LONGEST_NAME);
        let identity = self.identity(faults);
        let position = self.position.as_deref();
        let position = faults.text("/worker/position", position, LONGEST_POSITION);
        let employer_inn = faults.inn("/worker/employer_inn", self.employer_inn);
        let title = self.employer_title.as_deref();
        let employer_title = faults.text("/worker/employer_title", title, LONGEST_TITLE);
        Some(Worker {
            names: Names {
                last_name,
                first_name,
                middle_name,
            },
            identity: identity?,
            position,
            employer_inn,
            employer_title,
            organization_unit_id: self.organization_unit_id,
        })
    }

    fn identity(&self, faults: &mut Faults) -> Option<Identity> {
        const SNILS: &str = "/worker/snils";
        let given = self.snils.as_deref();
        let number = self.foreign_snils.as_deref();
        let number = faults.optional("/worker/foreign_snils", number, LONGEST_NUMBER);
        let citizenship = self.citizenship.as_deref();
        let citizenship = faults.optional("/worker/citizenship", citizenship, LONGEST_NAME);
        if !self.is_foreign_snils {
            let Some(given) = given.filter(|given| !given.is_empty()) else {
                faults.add(SNILS, FieldCode::Required);
                return None;
            };
            let Some(digits) = digits_of_snils(given) else {
                faults.add(SNILS, FieldCode::Format);
                return None;
            };
            if !is_snils(&digits) {
                faults.add(SNILS, FieldCode::CheckDigits);
                return None;
            }
            return Some(Identity::Snils(Snils::new(digits)));
        }
        if given.is_some() {
            faults.add(SNILS, FieldCode::Conflicts);
        }
        if citizenship.is_none() {
            faults.add("/worker/citizenship", FieldCode::Required);
        }
        Some(Identity::Foreign {
            number,
            citizenship: citizenship?,
        })
    }
}

/// `112-233-445 95`, as public files write it, without what groups the digits.
fn digits_of_snils(text: &str) -> Option<String> {
    const FORM: &[u8] = b"ddd-ddd-ddd dd";
    let fits = text.len() == FORM.len()
        && text.bytes().zip(FORM).all(|(byte, form)| match form {
            b'd' => byte.is_ascii_digit(),
            _ => byte == *form,
        });
    fits.then(|| text.chars().filter(char::is_ascii_digit).collect())
}

struct Test {
    date: Date,
    protocol_number: String,
    program_id: u8,
    program_title: String,
    passed: bool,
}

impl TestBody {
    /// None only where something is at fault.
    fn validate(self, faults: &mut Faults, today: &Date) -> Option<Test> {
        const DATE: &str = "/test/date";
        const PROGRAM: &str = "/test/learn_program_id";
        let date = match self.date {
            None => Err(FieldCode::Required),
            Some(date) if date.is_empty() => Err(FieldCode::Required),
            Some(date) => Date::try_from(date).map_err(|_| FieldCode::Format),
        };
        let date = date.and_then(|date| {
            let past = date <= *today;
            if past {
                Ok(date)
            } else {
                Err(FieldCode::Order)
            }
        });
        let date = date.map_err(|code| faults.add(DATE, code)).ok();
        let number = self.protocol_number.as_deref();
        let protocol_number = faults.text("/test/protocol_number", number, LONGEST_NUMBER);
        let known = |id: i64| {
            let mut all = programs::ALL.iter();
            all.find(|program| i64::from(program.id) == id)
        };
        let program = self.learn_program_id.ok_or(FieldCode::Required);
        let program = program.and_then(|id| known(id).ok_or(FieldCode::Unknown));
        let program = program.map_err(|code| faults.add(PROGRAM, code)).ok();
        let title = self.learn_program_title.as_deref();
        let program_title = faults.text("/test/learn_program_title", title, LONGEST_TITLE);
        if self.is_passed.is_none() {
            faults.add("/test/is_passed", FieldCode::Required);
        }
        Some(Test {
            date: date?,
            protocol_number,
            program_id: program?.id,
            program_title,
            passed: self.is_passed?,
        })
    }
}
