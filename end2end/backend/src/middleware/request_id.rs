//! Every answer carries an `X-Request-Id`, every problem names it, and one line of the log
//! per request begins with it. The line holds no address beyond the route: query strings
//! carry names and codes.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use crate::problem::Problem;

pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

pub async fn name_and_log(request: Request, next: Next) -> Response {
    let id = format!("{:032x}", rand::random::<u128>());
    let span = tracing::info_span!("request", %id);
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();

    let mut response = next.run(request).instrument(span.clone()).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        problem.write(&mut response, &id);
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    let status = response.status().as_u16();
    let ms = begun.elapsed().as_millis();
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    span.in_scope(|| tracing::info!(%method, route, status, ms));
    response
}
