//! What the operations have in common on the wire.

pub mod body;
pub mod headers;
pub mod history;
pub mod idempotency;
pub mod page;
pub mod time;
pub mod version;
