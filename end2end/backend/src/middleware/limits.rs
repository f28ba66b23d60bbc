//! Whoever asks too often waits.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;
use crate::operation::Operation;
use crate::problem::Problem;

pub async fn refuse_hasty(
    State(app): State<Arc<App>>,
    ConnectInfo(client): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    app.limiter.check(Operation::of(&request), client.ip())?;
    Ok(next.run(request).await)
}
