//! Undoing a revocation.

use std::sync::Arc;

use axum::extract::State;
use axum::response::IntoResponse;

use super::employees::tagged;
use super::step_up;
use crate::app::App;
use crate::auth::member::Administrator;
use crate::auth::path::EmployeeId;
use crate::problem::Problem;
use crate::store::access::employee::Target;

pub async fn restore(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    EmployeeId(employee): EmployeeId,
) -> Result<impl IntoResponse, Problem> {
    let target = Target {
        by: member.actor(&app.clock),
        employee: &employee,
        now: app.clock.seconds(),
    };
    let may_give = |permissions: &_| step_up::check(&app, &member.who, permissions);
    let employee = app.store.restore(&target, may_give).await?;
    Ok(tagged(&employee, &member.who.person))
}
