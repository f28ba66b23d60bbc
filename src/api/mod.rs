//! The only module that speaks HTTP. Each call takes and gives domain types; JSON stays inside.

mod access;
mod bearer;
mod client;
mod endpoints;
mod error;
pub mod provider;
mod sout;
#[cfg(test)]
mod tests;
mod transport;
mod wire;
mod wire_access;
mod wire_sout;

pub use access::MOST_CHECKED;
pub use bearer::Bearer;
pub use client::{Access, Client};
pub use endpoints::{CHUNK, MOST, Meant};
pub use error::{ApiError, FieldFault};
pub use sout::Workplaces;
