//! The API of the contract.

mod body;
mod capabilities;
mod check;
mod consent;
mod declaration_drafts;
mod declarations;
mod employees;
mod grant;
mod history;
mod journal;
mod organizations;
mod page;
mod permissions;
mod restore;
mod reveal;
mod session;
mod sign_in;
mod sout;
mod staff;
mod step_up;
mod templates;
mod training;
mod training_portions;
mod training_record;
mod training_submissions;
mod violations;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, delete, get, post, put};
use tower::util::option_layer;
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::app::App;
use crate::operation::Operation;
use crate::problem::{Kind, Problem};
use crate::profile::Profile;
use crate::request_id::REQUEST_ID;
use crate::security::REQUESTED_BY;
use crate::session_end::{self, SESSION_EXPIRES_IN};
use crate::{faults, limits, security};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Says what the user was asked and means.
const CONFIRM: HeaderName = HeaderName::from_static("confirm");
const IDEMPOTENCY_REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// No request of the contract comes near it.
const LARGEST_BODY: usize = 64 * 1024;

pub fn router(app: &Arc<App>) -> Router<Arc<App>> {
    let with_app = || app.clone();
    let profile = app.registration.profile;
    let routes = Operation::ALL
        .into_iter()
        .filter(|operation| profile == Profile::Backend || !signs_in(*operation))
        .fold(Router::new(), |router, operation| {
            router.route(operation.path(), handler(operation))
        });
    routes
        .method_not_allowed_fallback(method_not_allowed)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn_with_state(with_app(), session_end::tell))
        .layer(from_fn_with_state(with_app(), security::refuse_forged))
        .layer(from_fn_with_state(with_app(), faults::break_answer))
        .layer(from_fn_with_state(with_app(), limits::refuse_hasty))
        .layer(option_layer(cors(app)))
}

/// The app does these itself when it is the OpenID client.
fn signs_in(operation: Operation) -> bool {
    matches!(
        operation,
        Operation::StartLogin | Operation::CompleteLogin | Operation::Logout
    )
}

fn handler(operation: Operation) -> MethodRouter<Arc<App>> {
    let draft_size = DefaultBodyLimit::max(declaration_drafts::LARGEST_BODY);
    match operation {
        Operation::GetCapabilities => get(capabilities::show),
        Operation::GetSession => get(session::show),
        Operation::StartLogin => post(sign_in::start),
        Operation::CompleteLogin => post(sign_in::complete),
        Operation::Logout => post(session::end),
        Operation::ListOrganizations => get(organizations::list),
        Operation::GetOrganization => get(organizations::show),
        Operation::ListPermissions => get(permissions::list),
        Operation::ListStaff => get(staff::list),
        Operation::GetConsentForm => get(consent::form),
        Operation::ListEmployees => get(employees::list),
        Operation::GrantAccess => post(grant::create),
        Operation::CheckPeople => post(check::check),
        Operation::GetEmployee => get(employees::show),
        Operation::RevokeAccess => delete(employees::revoke),
        Operation::ChangePermissions => put(employees::change),
        Operation::RevealNumbers => post(reveal::reveal),
        Operation::RestoreAccess => post(restore::restore),
        Operation::ListJournal => get(journal::list),
        Operation::ListTemplates => get(templates::list),
        Operation::CreateTemplate => post(templates::create),
        Operation::DeleteTemplate => delete(templates::delete),
        Operation::ListLearnPrograms => get(training::programs),
        Operation::ListTrainingRecords => get(training::list),
        Operation::ListTrainingSubmissions => get(training_submissions::list),
        Operation::CreateTrainingSubmission => post(training_submissions::create),
        Operation::GetTrainingSubmission => get(training_submissions::show),
        Operation::SendTrainingPortion => {
            let larger = DefaultBodyLimit::max(training_portions::LARGEST_BODY);
            put(training_portions::receive).layer(larger)
        }
        Operation::CompleteTrainingSubmission => post(training_submissions::complete),
        Operation::ListSoutReports => get(sout::list),
        Operation::GetSoutReport => get(sout::show),
        Operation::ListWorkplaces => get(sout::workplaces),
        Operation::ListDeclarations => get(declarations::list),
        Operation::CreateDeclaration => post(declaration_drafts::create).layer(draft_size),
        Operation::GetDeclaration => get(declarations::show),
        Operation::SaveDeclaration => put(declaration_drafts::save).layer(draft_size),
        Operation::DeleteDeclaration => delete(declaration_drafts::delete),
        Operation::SubmitDeclaration => post(declaration_drafts::submit),
        Operation::ListViolations => get(violations::list),
        Operation::GetViolation => get(violations::show),
        Operation::ChangeViolationState => put(violations::change),
    }
}

async fn method_not_allowed() -> impl IntoResponse {
    Problem::from(Kind::MethodNotAllowed)
}

/// For an app that is served from another origin, if there is one.
fn cors(app: &App) -> Option<CorsLayer> {
    let origins = app.config.api_origins.iter();
    let origins = origins.filter_map(|origin| HeaderValue::from_str(origin.as_str()).ok());
    let origins: Vec<_> = origins.collect();
    if origins.is_empty() {
        return None;
    }
    let layer = CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_credentials(app.registration.profile == Profile::Backend)
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::DELETE])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::IF_MATCH,
            REQUESTED_BY,
            CONFIRM,
            IDEMPOTENCY_KEY,
        ])
        .expose_headers([
            header::ETAG,
            header::LOCATION,
            header::RETRY_AFTER,
            header::WWW_AUTHENTICATE,
            REQUEST_ID,
            IDEMPOTENCY_REPLAYED,
            SESSION_EXPIRES_IN,
        ]);
    Some(layer)
}
