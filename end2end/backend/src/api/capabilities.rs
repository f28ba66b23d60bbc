//! What this backend offers beyond what every backend has.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use strum::IntoEnumIterator as _;

use crate::app::App;
use crate::domain::capability::Capability;

/// The version of the contract that is implemented here; a test holds it against the file.
const CONTRACT: &str = "1.2.0";

#[derive(Serialize)]
pub struct Capabilities {
    contract: &'static str,
    offers: Vec<Capability>,
}

pub async fn show(State(app): State<Arc<App>>) -> Json<Capabilities> {
    let config = &app.config;
    let is_offered = |one: &Capability| {
        !config.without.has(*one) && (*one != Capability::StepUp || config.step_up.is_some())
    };
    Json(Capabilities {
        contract: CONTRACT,
        offers: Capability::iter().filter(is_offered).collect(),
    })
}
