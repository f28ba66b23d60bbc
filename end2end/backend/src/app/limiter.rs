//! How often one address may ask, and how often one person for numbers.

use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::config::Limits;
use crate::operation::Operation;
use crate::problem::Problem;

pub struct Limiter {
    /// Each step of a sign-in is counted on its own, so that the limit is one of sign-ins.
    login: DefaultKeyedRateLimiter<(Operation, IpAddr)>,
    requests: DefaultKeyedRateLimiter<IpAddr>,
    /// By the id of the person.
    numbers: DefaultKeyedRateLimiter<String>,
    most_numbers: NonZeroU32,
}

impl Limiter {
    pub fn new(limits: Limits) -> Self {
        Self {
            login: RateLimiter::keyed(Quota::per_minute(limits.login)),
            requests: RateLimiter::keyed(Quota::per_minute(limits.requests)),
            numbers: RateLimiter::keyed(Quota::per_hour(limits.numbers)),
            most_numbers: limits.numbers,
        }
    }

    /// Whether this person may ask for so many more numbers.
    pub fn check_numbers(&self, person: &str, how_many: NonZeroU32) -> Result<(), Problem> {
        // More at once than in an hour: they wait the whole hour.
        let counted = how_many.min(self.most_numbers);
        let answer = self.numbers.check_key_n(&person.to_owned(), counted);
        let answer = answer.unwrap_or(Ok(()));
        answer.map_err(|early| {
            let wait = early.wait_time_from(DefaultClock::default().now());
            Problem::too_many_requests(wait.as_secs() + 1)
        })
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
