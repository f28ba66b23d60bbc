//! The registry of trained persons: its programmes.

use axum::Json;
use serde::Serialize;

use crate::domain::learn_programs::{ALL, LearnProgram};
use crate::member::Entitled;

#[derive(Serialize)]
pub struct Programs {
    items: &'static [LearnProgram],
}

pub async fn programs(Entitled(_member): Entitled) -> Json<Programs> {
    Json(Programs { items: &ALL })
}
