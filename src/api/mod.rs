//! The only module that speaks HTTP: a function a call of the contract, in a file a subject, and below them one
//! client. Each call takes and gives domain types; JSON stays inside.
//!
//! What comes and goes is a struct beside its call (`…Dto`, `…Body`), with the contract's names. What the contract
//! calls optional is optional there, also where it comes as something else (`lenient`), and unknown fields are not
//! looked at. Only what is written back as it was read, the content of a draft, is read strictly. One item that cannot be read spoils its
//! answer: half a list would be taken for the whole. The names of kinds and states are an open list: another one is
//! the variant for it (`#[serde(other)]`), or `None` where a type is also asked for by name and so has its own table
//! (`of`). No field is flattened when reading: that would buffer each object, which is bytes; where the contract
//! puts two schemas together (`allOf`) an answer is read as the one and as the other.
//!
//! Every call fails with an [`ApiError`] that is one of the answers documented in the contract, or offline, too slow
//! or malformed.
#![expect(clippy::missing_errors_doc, reason = "said once above")]

mod answer;
mod bearer;
mod calls;
mod client;
mod error;
mod http;
mod lenient;
mod list;
mod offered;
pub mod provider;
mod request;
#[cfg(test)]
mod tests;

pub use bearer::Bearer;
pub use calls::employees::Confirmation;
pub use calls::grants::MOST_CHECKED;
pub use calls::sout::Workplaces;
pub use calls::training::MOST_RECORDS;
pub use client::{Access, Client};
pub use error::ApiError;
pub use list::{CHUNK, MOST};
pub use offered::{DeclarationsClient, Offered, SoutClient, TrainingClient, ViolationsClient};
