//! The headers of the contract that are no standard's.

use axum::http::HeaderName;

pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Says what the user was asked and means.
pub const CONFIRM: HeaderName = HeaderName::from_static("confirm");
pub const IDEMPOTENCY_REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
