//! `Session-Expires-In`: in how many seconds the session of this request ends unless it is used.
//! A number of seconds and not a time, since the clocks of office machines are wrong.

use std::sync::{Arc, OnceLock};

use axum::extract::{Request, State};
use axum::http::HeaderName;
use axum::middleware::Next;
use axum::response::Response;
use chrono::{DateTime, Utc};

use crate::app::App;

pub const SESSION_EXPIRES_IN: HeaderName = HeaderName::from_static("session-expires-in");

/// Goes with the request; whoever finds its session out tells the end, so that refusals carry
/// the header as well.
#[derive(Clone, Default)]
pub struct SessionEnd(Arc<OnceLock<DateTime<Utc>>>);

impl SessionEnd {
    pub fn is_at(&self, end: DateTime<Utc>) {
        // A request has one session: the first word stands.
        let _ = self.0.set(end);
    }
}

pub async fn tell(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let end = SessionEnd::default();
    request.extensions_mut().insert(end.clone());
    let mut response = next.run(request).await;
    if let Some(end) = end.0.get() {
        let left = (*end - app.clock.now()).num_seconds().max(0);
        response
            .headers_mut()
            .insert(SESSION_EXPIRES_IN, left.into());
    }
    response
}
