//! The numbers that are masked everywhere else.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use super::step_up;
use crate::app::App;
use crate::auth::member::Administrator;
use crate::auth::path::EmployeeId;
use crate::problem::Problem;
use crate::store::access::employee::Target;

#[derive(Serialize)]
pub struct NumbersBody {
    snils: Option<String>,
    inn: Option<String>,
}

pub async fn reveal(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    EmployeeId(employee): EmployeeId,
) -> Result<Json<NumbersBody>, Problem> {
    step_up::demand_fresh(&app, &member.who)?;
    let target = Target {
        by: member.actor(&app.clock),
        employee: &employee,
        now: app.clock.seconds(),
    };
    let numbers = app.store.reveal(&target).await?;
    let snils = numbers.snils.digits();
    Ok(Json(NumbersBody {
        snils: (!snils.is_empty()).then(|| snils.to_owned()),
        inn: numbers.inn,
    }))
}
