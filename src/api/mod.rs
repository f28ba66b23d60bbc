//! The only module that speaks HTTP. Each call takes and gives domain types; JSON stays inside.

mod client;
mod endpoints;
mod error;
mod wire;

pub use client::Client;
pub use error::{ApiError, FieldFault};
