//! How often one address may ask.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::app::App;
use crate::config::Limits;
use crate::operation::Operation;
use crate::problem::Problem;

pub struct Limiter {
    /// Each step of a sign-in is counted on its own, so that the limit is one of sign-ins.
    login: DefaultKeyedRateLimiter<(Operation, IpAddr)>,
    requests: DefaultKeyedRateLimiter<IpAddr>,
}

impl Limiter {
    pub fn new(limits: Limits) -> Self {
        Self {
            login: RateLimiter::keyed(Quota::per_minute(limits.login)),
            requests: RateLimiter::keyed(Quota::per_minute(limits.requests)),
        }
    }

    fn check(&self, operation: Option<Operation>, client: IpAddr) -> Result<(), Problem> {
        let answer = match operation {
            Some(step @ (Operation::StartLogin | Operation::CompleteLogin)) => {
                self.login.check_key(&(step, client))
            }
            _ => self.requests.check_key(&client),
        };
        answer.map_err(|early| {
            let wait = early.wait_time_from(DefaultClock::default().now());
            Problem::too_many_requests(wait.as_secs() + 1)
        })
    }
}

pub async fn refuse_hasty(
    State(app): State<Arc<App>>,
    ConnectInfo(client): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    app.limiter.check(Operation::of(&request), client.ip())?;
    Ok(next.run(request).await)
}
