//! The time, as a parameter.

/// Milliseconds since 1970, UTC.
pub type Millis = u64;
