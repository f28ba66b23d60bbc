//! The app's static files, its configuration, and the single page behind every other address.

use std::path::Path;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, body::Body};
use percent_encoding::percent_decode_str;
use serde_json::json;
use tower::ServiceExt as _;
use tower_http::services::{ServeDir, ServeFile};

use crate::app::App;
use crate::config::Origin;
use crate::config::Profile;
use crate::problem::{Kind, Problem};
use crate::security::is_api;

const FOR_A_YEAR: &str = "public, max-age=31536000, immutable";
const ALWAYS_ASK: &str = "no-cache";
const NO_SUCH_FILE: &str = "Такого файла нет.\n";

/// `config.json`: the app is pointed at another backend by this file alone, without a rebuild.
pub async fn config(State(app): State<Arc<App>>) -> impl IntoResponse {
    let registration = &app.registration;
    let mut config = json!({
        "api_base": app.config.api_base,
        "service_name": "Личный кабинет по охране труда",
        "identity_origins": [registration.issuer_origin.as_str()],
        "host_origins": app.config.host_origins.iter().map(Origin::as_str).collect::<Vec<_>>(),
        "language": "ru",
    });
    if registration.profile == Profile::Oidc {
        config["sign_in"] = json!({
            "profile": "oidc",
            "issuer": registration.issuer,
            "client_id": registration.client_id,
            "scope": registration.scope,
        });
    }
    ([(header::CACHE_CONTROL, ALWAYS_ASK)], Json(config))
}

/// Everything that is no route: a file, the single page, or 404.
pub async fn serve(State(app): State<Arc<App>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if is_api(&path) {
        return Problem::from(Kind::NotFound).into_response();
    }
    let dist = &app.config.dist;
    let (mut response, missing) = match Asked::of(&path) {
        Asked::Page => {
            let index = ServeFile::new(dist.join("index.html"));
            let answer = index
                .precompressed_br()
                .precompressed_gzip()
                .oneshot(request)
                .await;
            (file(answer), "Приложение не собрано: нет index.html.\n")
        }
        Asked::File => {
            let files = ServeDir::new(dist).append_index_html_on_directories(false);
            let answer = files
                .precompressed_br()
                .precompressed_gzip()
                .oneshot(request)
                .await;
            (file(answer), NO_SUCH_FILE)
        }
        Asked::Nothing => (StatusCode::NOT_FOUND.into_response(), NO_SUCH_FILE),
    };
    if response.status() == StatusCode::NOT_FOUND {
        response = (StatusCode::NOT_FOUND, missing).into_response();
    }
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let caching = if found && is_hashed(&path) {
        FOR_A_YEAR
    } else {
        ALWAYS_ASK
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    // Which of the siblings was sent depends on it.
    let by_encoding = HeaderValue::from_static("accept-encoding");
    headers.insert(header::VARY, by_encoding);
    response
}

/// What an address can mean.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Page,
    File,
    /// Hidden files, `/.well-known/` and the ways out of the folder: the app has none of them,
    /// so they get neither a file nor its page, which would look like an answer.
    Nothing,
}

impl Asked {
    fn of(path: &str) -> Self {
        let Ok(plain) = percent_decode_str(path).decode_utf8() else {
            return Self::Nothing;
        };
        // What is still escaped was escaped twice; no address of ours has a `%` in it.
        let odd = |c: char| c == '\\' || c == '%' || c.is_control();
        if plain.contains(odd) || plain.split('/').any(|part| part.starts_with('.')) {
            Self::Nothing
        } else if plain
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .is_some_and(|name| name.contains('.'))
        {
            Self::File
        } else {
            Self::Page
        }
    }
}

fn file<B, E>(answer: Result<axum::http::Response<B>, E>) -> Response
where
    B: axum::body::HttpBody<Data = axum::body::Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    match answer {
        Ok(response) => response.map(Body::new),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Whether the name carries a hash of the contents, as `cabinet-0f3a9c21d4e5b678_bg.wasm` does.
fn is_hashed(path: &str) -> bool {
    let stem = Path::new(path)
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_pages_files_or_nothing() {
        for (path, asked) in [
            ("/", Asked::Page),
            ("/organizations/kd-0001/", Asked::Page),
            ("/%D0%B0", Asked::Page),
            ("/index.html", Asked::File),
            ("/fonts/a.woff2", Asked::File),
            ("/nothing.js/", Asked::File),
            ("/.env", Asked::Nothing),
            ("/.well-known/openid-configuration", Asked::Nothing),
            ("/../etc/passwd", Asked::Nothing),
            ("/..%2f..%2Fetc/passwd", Asked::Nothing),
            ("/a/%2e%2e/passwd", Asked::Nothing),
            ("/%252e%252e/passwd", Asked::Nothing),
            ("/..%5cpasswd", Asked::Nothing),
            ("/a%00.js", Asked::Nothing),
            ("/%c0%ae%c0%ae/passwd", Asked::Nothing),
        ] {
            assert_eq!(Asked::of(path), asked, "{path}");
        }
    }

    #[test]
    fn hashed_names() {
        for name in [
            "/cabinet-0f3a9c21d4e5b678.js",
            "/cabinet-0f3a9c21d4e5b678_bg.wasm",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "/index.html",
            "/config.json",
            "/apple-touch-icon.png",
            "/organizations/x-1",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
