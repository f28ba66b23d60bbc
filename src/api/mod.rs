//! The only module that speaks HTTP. Each call takes and gives domain types; JSON stays inside.

mod access;
mod answer;
mod bearer;
mod client;
mod declarations;
mod endpoints;
mod error;
pub mod provider;
mod sout;
#[cfg(test)]
mod tests;
mod training;
mod transport;
mod violations;
mod wire;
mod wire_access;
mod wire_declarations;
mod wire_problem;
mod wire_sections;
mod wire_sout;
mod wire_training;
mod wire_violations;

pub use access::MOST_CHECKED;
pub use bearer::Bearer;
pub use client::{Access, Client};
pub use endpoints::{CHUNK, MOST, Meant};
pub use error::ApiError;
pub use training::MOST_RECORDS;

pub use sout::Workplaces;
