//! Whoever asks too often waits.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::client;
use crate::app::App;
use crate::operation::Operation;
use crate::problem::Problem;

pub async fn refuse_hasty(
    State(app): State<Arc<App>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let client = client::of(peer.ip(), request.headers(), &app.config.trusted_proxies);
    app.limiter.check(Operation::of(&request), client)?;
    Ok(next.run(request).await)
}
