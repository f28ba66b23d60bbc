//! What this backend offers beyond what every backend has.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use strum::IntoEnumIterator as _;

use crate::app::App;
use crate::config::Profile;
use crate::domain::capability::Capability;

/// The version of the contract that is implemented here; a test holds it against the file.
const CONTRACT: &str = "1.2.0";

impl Capability {
    fn is_offered(self, app: &App) -> bool {
        let has = match self {
            Self::StepUp => app.config.step_up.is_some(),
            // The tokens of other devices are not ours to end.
            Self::SignOutEverywhere => app.registration.profile == Profile::Backend,
            _ => true,
        };
        has && !app.config.without.has(self)
    }
}

#[derive(Serialize)]
pub struct Capabilities {
    contract: &'static str,
    offers: Vec<Capability>,
}

pub async fn show(State(app): State<Arc<App>>) -> Json<Capabilities> {
    let all = Capability::iter();
    Json(Capabilities {
        contract: CONTRACT,
        offers: all.filter(|one| one.is_offered(&app)).collect(),
    })
}
