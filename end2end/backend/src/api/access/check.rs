//! Whom of a list access could be given, without giving it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};

use super::employees::EmployeeBody;
use crate::api::numbers::Numbers;
use crate::api::wire::body::Body;
use crate::app::App;
use crate::auth::member::Administrator;
use crate::check_digits::{is_person_inn, is_snils};
use crate::domain::person::{Person, Snils};
use crate::problem::{FieldCode, FieldError, Problem};
use crate::store::access::employee::Employee;

const MOST: usize = 100;

#[derive(Deserialize)]
pub struct People {
    #[serde(default)]
    people: Vec<Pair>,
}

/// No `Debug`, as [`Snils`] has none.
#[derive(Deserialize)]
struct Pair {
    snils: String,
    inn: String,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    New,
    HasAccess,
    UnknownNumber,
}

#[derive(Serialize)]
struct Item {
    outcome: Outcome,
    employee: Option<EmployeeBody>,
}

#[derive(Serialize)]
pub struct Checked {
    items: Vec<Item>,
}

pub async fn check(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    Body(People { people }): Body<People>,
) -> Result<Json<Checked>, Problem> {
    let fault = match people.len() {
        0 => Some(FieldCode::Required),
        1..=MOST => None,
        _ => Some(FieldCode::TooLong),
    };
    if let Some(code) = fault {
        return Err(Problem::invalid(vec![FieldError::new("/people", code)]));
    }
    let numbers = Numbers::asked(&app, &member, people.len())?;
    let possible = people.iter().filter(|one| one.are_somebodys());
    let asked: Vec<_> = possible.map(|one| one.snils.as_str()).collect();
    let present = app
        .store
        .employees_of(&member.organization.id, &asked)
        .await?;
    numbers
        .told(present.iter().map(Employee::found).collect())
        .await?;
    let me = &member.who.person;
    let items = people.into_iter().map(|one| one.judge(&present, me));
    Ok(Json(Checked {
        items: items.collect(),
    }))
}

impl Pair {
    fn are_somebodys(&self) -> bool {
        is_snils(&self.snils) && is_person_inn(&self.inn)
    }

    fn judge(self, present: &[Employee], me: &Person) -> Item {
        if !self.are_somebodys() {
            return Item {
                outcome: Outcome::UnknownNumber,
                employee: None,
            };
        }
        let snils = Snils::new(self.snils);
        let employee = present.iter().find(|employee| employee.snils == snils);
        Item {
            outcome: match employee {
                Some(_) => Outcome::HasAccess,
                None => Outcome::New,
            },
            employee: employee.map(|employee| EmployeeBody::new(employee, me)),
        }
    }
}
