//! The check that a request came from the app.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderName, Method, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;
use crate::problem::{Kind, Problem};
use crate::security::FETCH_SITE;

pub const REQUESTED_BY: HeaderName = HeaderName::from_static("x-requested-by");

/// An unsafe method needs the header that no foreign form can send, and an origin that is ours.
/// A browser always sends `Origin` with these; a client that is no browser carries no cookie
/// that somebody else could ride on.
pub async fn refuse_forged(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE
    );
    let headers = request.headers();
    let asked_by_app = headers
        .get(REQUESTED_BY)
        .is_some_and(|value| value == "cabinet");
    let ours = match (headers.get(header::ORIGIN), headers.get(FETCH_SITE)) {
        (Some(origin), _) => origin.to_str().is_ok_and(|origin| app.allows(origin)),
        (None, Some(site)) => site == "same-origin",
        (None, None) => true,
    };
    if safe || (asked_by_app && ours) {
        Ok(next.run(request).await)
    } else {
        Err(Kind::Csrf.into())
    }
}
