//! The headers of production on every answer.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;
use crate::security::is_api;

pub async fn add_headers(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let is_api = is_api(request.uri().path());
    let is_for_hosts = is_for_hosts(request.uri().path());
    let mut response = next.run(request).await;
    response.headers_mut().extend(app.security_headers.clone());
    if is_for_hosts {
        let headers = response.headers_mut();
        let anybody = HeaderValue::from_static("*");
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anybody);
        let cross_origin = HeaderValue::from_static("cross-origin");
        headers.insert("cross-origin-resource-policy", cross_origin);
    }
    if is_api {
        let no_store = HeaderValue::from_static("no-store");
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, no_store);
    }
    response
}

/// The script that pages of other sites load: it is public, and with `integrity` it is asked for by CORS.
fn is_for_hosts(path: &str) -> bool {
    let name = path
        .strip_prefix("/embed")
        .and_then(|rest| rest.strip_suffix(".js"));
    name.is_some_and(|hash| hash.is_empty() || hash.starts_with('-'))
}
