//! How often one address may ask.

use std::net::IpAddr;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

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

    pub fn check(&self, operation: Option<Operation>, client: IpAddr) -> Result<(), Problem> {
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
