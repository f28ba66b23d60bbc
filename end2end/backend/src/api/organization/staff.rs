//! The staff directory, from whom an employee is chosen.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use crate::api::numbers::{Numbers, by_number};
use crate::api::wire::page::PageBody;
use crate::app::App;
use crate::auth::member::Administrator;
use crate::domain::person::Names;
use crate::problem::Problem;
use crate::store::organization::staff::StaffMember;
use crate::store::page::PageQuery;

#[derive(Serialize)]
pub struct StaffBody {
    id: String,
    #[serde(flatten)]
    names: Names,
    position: Option<String>,
    snils_masked: Option<String>,
    has_access: bool,
}

impl From<StaffMember> for StaffBody {
    fn from(member: StaffMember) -> Self {
        Self {
            snils_masked: member.snils.masked(),
            id: member.id,
            names: member.names,
            position: member.position,
            has_access: member.has_access,
        }
    }
}

pub async fn list(
    State(app): State<Arc<App>>,
    Administrator(member): Administrator,
    query: PageQuery,
) -> Result<Json<PageBody<StaffBody>>, Problem> {
    let numbers = Numbers::of(&app, &member, &query.search)?;
    let page = app.store.staff(&member.organization.id, &query).await?;
    numbers.told(by_number(&query.search, &page.items)).await?;
    Ok(Json(PageBody::new(page, StaffBody::from)))
}
