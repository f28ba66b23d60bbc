//! The only module that speaks HTTP. Each call takes and gives domain types; JSON stays inside.

mod access;
mod bearer;
mod client;
mod endpoints;
mod error;
pub mod provider;
#[cfg(test)]
mod tests;
mod transport;
mod wire;
mod wire_access;

pub use access::MOST_CHECKED;
pub use bearer::Bearer;
pub use client::{Access, Client};
pub use endpoints::Meant;
pub use error::{ApiError, FieldFault};
