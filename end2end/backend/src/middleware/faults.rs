//! Answers broken on purpose, as [`crate::app::faults`] has them planned.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse as _, Response};
use chrono::Utc;
use futures_util::stream;

use super::reshape;
use crate::app::App;
use crate::app::faults::Fault;
use crate::operation::Operation;
use crate::problem::{FieldCode, FieldError, Kind, Problem};

/// In so many seconds a request may be repeated where the wait is a short one.
const SOON: u64 = 1;

/// The same where it is a longer one.
const LATER: u64 = 30;

pub async fn break_answer(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let query = request.uri().query().unwrap_or_default();
    let due = Operation::of(&request).and_then(|operation| app.faults.take(operation, query));
    let Some(fault) = due else {
        return next.run(request).await;
    };
    match fault {
        Fault::Slow => {
            tokio::time::sleep(app.config.slow).await;
            next.run(request).await
        }
        Fault::Html => page().into_response(),
        Fault::Empty204 => StatusCode::NO_CONTENT.into_response(),
        Fault::DoneHtml => {
            drop(next.run(request).await);
            page().into_response()
        }
        Fault::Html502 => (StatusCode::BAD_GATEWAY, page()).into_response(),
        Fault::Unavailable503 => unavailable(SOON.to_string()),
        Fault::UnavailableUntil => unavailable(date_in(LATER)),
        Fault::Conflict409 => (StatusCode::CONFLICT, page()).into_response(),
        Fault::Error500 => Problem::from(Kind::ServerError).into_response(),
        Fault::TooMany => Problem::too_many_requests(30).into_response(),
        Fault::TooManySoon => Problem::too_many_requests(SOON).into_response(),
        Fault::Forbidden => Problem::from(Kind::Forbidden).into_response(),
        Fault::NotFound => Problem::from(Kind::NotFound).into_response(),
        Fault::Conflict412 => Problem::from(Kind::ChangedMeanwhile).into_response(),
        Fault::Invalid => {
            let snils = FieldError::new("/person/snils", FieldCode::CheckDigits);
            Problem::invalid(vec![snils]).into_response()
        }
        Fault::CursorExpired => Problem::from(Kind::CursorInvalid).into_response(),
        Fault::Bare => reshape::body(next.run(request).await, reshape::bare).await,
        Fault::Long => reshape::body(next.run(request).await, reshape::long).await,
        Fault::Strange => reshape::body(next.run(request).await, reshape::strange).await,
        Fault::Drop => cut(),
        Fault::Lost => {
            // What it was asked for is done, and nobody is told.
            drop(next.run(request).await);
            cut()
        }
    }
}

fn page() -> Html<&'static str> {
    Html(
        "<!doctype html><html lang=\"ru\"><title>Технические работы</title><h1>Технические работы</h1>",
    )
}

/// As a proxy answers while the server behind it starts anew: no problem of the contract.
fn unavailable(wait: String) -> Response {
    let wait = [(header::RETRY_AFTER, wait)];
    (StatusCode::SERVICE_UNAVAILABLE, wait, page()).into_response()
}

/// The moment in so many seconds, as HTTP writes dates.
fn date_in(seconds: u64) -> String {
    let moment = Utc::now() + Duration::from_secs(seconds);
    moment.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// A body that fails before its first byte: the server closes the connection without an answer.
fn cut() -> Response {
    let failure = std::io::Error::from(std::io::ErrorKind::ConnectionAborted);
    Body::from_stream(stream::once(async { Err::<Vec<u8>, _>(failure) })).into_response()
}
