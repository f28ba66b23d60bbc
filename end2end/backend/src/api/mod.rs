//! The API of the contract.

mod access;
mod capabilities;
mod declarations;
mod numbers;
mod organization;
mod session;
mod sout;
mod training;
mod violations;
mod wire;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, delete, get, post, put};
use strum::IntoEnumIterator as _;
use tower::util::option_layer;
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::app::App;
use crate::auth::session_end::{self, SESSION_EXPIRES_IN};
use crate::config::Profile;
use crate::middleware::forgery::REQUESTED_BY;
use crate::middleware::request_id::REQUEST_ID;
use crate::middleware::{faults, forgery, limits};
use crate::operation::Operation;
use crate::problem::{Kind, Problem};

use access::{check, consent, employees, grant, journal, restore, reveal};
use declarations::{drafts, read};
use organization::{organizations, permissions, staff, templates};
use session::{back_channel, person, sign_in};
use training::{portions, records, submissions};
use wire::headers::{CONFIRM, IDEMPOTENCY_KEY, IDEMPOTENCY_REPLAYED};

/// No request of the contract comes near it.
const LARGEST_BODY: usize = 64 * 1024;

pub fn router(app: &Arc<App>) -> Router<Arc<App>> {
    let with_app = || app.clone();
    let profile = app.registration.profile;
    let without = &app.config.without;
    let is_there = |operation: &Operation| {
        (profile == Profile::Backend || !signs_in(*operation))
            && operation.capability().is_none_or(|one| !without.has(one))
    };
    let routes = Operation::iter()
        .filter(is_there)
        .fold(Router::new(), |router, operation| {
            router.route(operation.path(), handler(operation))
        });
    routes
        .method_not_allowed_fallback(method_not_allowed)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn_with_state(with_app(), session_end::tell))
        .layer(from_fn_with_state(with_app(), forgery::refuse_forged))
        // Past the check that a request came from the app: this one comes from the provider.
        .merge(of_the_provider(profile))
        .layer(from_fn_with_state(with_app(), faults::break_answer))
        .layer(from_fn_with_state(with_app(), limits::refuse_hasty))
        .layer(option_layer(cors(app)))
}

fn of_the_provider(profile: Profile) -> Router<Arc<App>> {
    match profile {
        Profile::Backend => Router::new()
            .route("/backchannel-logout", post(back_channel::end))
            .method_not_allowed_fallback(method_not_allowed),
        Profile::Oidc => Router::new(),
    }
}

/// The app does these itself when it is the OpenID client.
fn signs_in(operation: Operation) -> bool {
    matches!(
        operation,
        Operation::StartLogin
            | Operation::CompleteLogin
            | Operation::Logout
            | Operation::LogoutEverywhere
    )
}

fn handler(operation: Operation) -> MethodRouter<Arc<App>> {
    let draft_size = DefaultBodyLimit::max(drafts::LARGEST_BODY);
    match operation {
        Operation::GetCapabilities => get(capabilities::show),
        Operation::GetSession => get(person::show),
        Operation::StartLogin => post(sign_in::start),
        Operation::CompleteLogin => post(sign_in::complete),
        Operation::Logout => post(person::end),
        Operation::LogoutEverywhere => post(person::end_everywhere),
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
        Operation::ListLearnPrograms => get(records::programs),
        Operation::ListTrainingRecords => get(records::list),
        Operation::ListTrainingSubmissions => get(submissions::list),
        Operation::CreateTrainingSubmission => post(submissions::create),
        Operation::GetTrainingSubmission => get(submissions::show),
        Operation::SendTrainingPortion => {
            let larger = DefaultBodyLimit::max(portions::LARGEST_BODY);
            put(portions::receive).layer(larger)
        }
        Operation::CompleteTrainingSubmission => post(submissions::complete),
        Operation::ListSoutReports => get(sout::list),
        Operation::GetSoutReport => get(sout::show),
        Operation::ListWorkplaces => get(sout::workplaces),
        Operation::ListDeclarations => get(read::list),
        Operation::CreateDeclaration => post(drafts::create).layer(draft_size),
        Operation::GetDeclaration => get(read::show),
        Operation::SaveDeclaration => put(drafts::save).layer(draft_size),
        Operation::DeleteDeclaration => delete(drafts::delete),
        Operation::SubmitDeclaration => post(drafts::submit),
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
