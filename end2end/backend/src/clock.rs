//! The time, injected: tests move it instead of sleeping.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::domain::span::Date;

#[derive(Clone, Debug, Default)]
pub enum Clock {
    #[default]
    System,
    /// Ahead of the system's by so many seconds.
    Shifted(Arc<AtomicI64>),
}

impl Clock {
    pub fn shifted() -> Self {
        Self::Shifted(Arc::default())
    }

    /// Moves a shifted clock; the system's own does not move.
    pub fn advance(&self, by: Duration) {
        if let Self::Shifted(shift) = self {
            let seconds = i64::try_from(by.as_secs()).unwrap_or(i64::MAX);
            shift.fetch_add(seconds, Ordering::Relaxed);
        }
    }

    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Shifted(shift) => {
                Utc::now() + chrono::Duration::seconds(shift.load(Ordering::Relaxed))
            }
        }
    }

    /// The day that it is here.
    pub fn today(&self) -> Date {
        Date::of(self.now())
    }

    /// Seconds of the Unix epoch: how times stand in the database.
    pub fn seconds(&self) -> i64 {
        self.now().timestamp()
    }
}
