//! The headers of production on every answer, and the check that a request came from the app.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;
use crate::config::Origin;
use crate::problem::{Kind, Problem};

pub const REQUESTED_BY: HeaderName = HeaderName::from_static("x-requested-by");
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// `hosts` may show the app in a frame; without any nobody may.
pub fn headers(connect_src: &[Origin], hosts: &[Origin], https: bool) -> HeaderMap {
    let sources: Vec<_> = connect_src.iter().map(Origin::as_str).collect();
    let connect = [&["'self'"], &sources[..]].concat().join(" ");
    let hosts: Vec<_> = hosts.iter().map(Origin::as_str).collect();
    let ancestors = if hosts.is_empty() {
        "'none'".to_owned()
    } else {
        hosts.join(" ")
    };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self'; font-src 'self'; connect-src {connect}; manifest-src 'self'; \
         base-uri 'self'; form-action 'self'; frame-ancestors {ancestors}; \
         require-trusted-types-for 'script'; trusted-types default"
    );
    let mut headers = common_headers(&policy);
    let permissions =
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
    headers.insert("permissions-policy", HeaderValue::from_static(permissions));
    if https {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    headers
}

/// What the app and the stand-in provider have in common.
pub fn common_headers(policy: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let same_origin = HeaderValue::from_static("same-origin");
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers.insert("cross-origin-opener-policy", same_origin.clone());
    headers.insert("cross-origin-resource-policy", same_origin);
    headers
}

/// Whether the browser says that a page of another site asks.
pub fn is_cross_site(headers: &HeaderMap) -> bool {
    headers
        .get(FETCH_SITE)
        .is_some_and(|site| site == "cross-site")
}

/// Whether an address is the API's, known to it or not.
pub fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// The script that pages of other sites load: it is public, and with `integrity` it is asked for by CORS.
fn is_for_hosts(path: &str) -> bool {
    let name = path
        .strip_prefix("/embed")
        .and_then(|rest| rest.strip_suffix(".js"));
    name.is_some_and(|hash| hash.is_empty() || hash.starts_with('-'))
}

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
