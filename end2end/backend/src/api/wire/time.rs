//! Moments as the contract writes them.

use chrono::{DateTime, SecondsFormat};

/// As the contract writes what the database holds in seconds.
pub fn time(seconds: i64) -> Option<String> {
    let time = DateTime::from_timestamp(seconds, 0)?;
    Some(time.to_rfc3339_opts(SecondsFormat::Secs, true))
}
