//! The headers of production, and what a request tells of where it comes from.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::config::Origin;

pub const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

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
