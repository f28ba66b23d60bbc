//! «Реестр обученных»: the records, what was sent, and sending.

mod address;
mod file;
mod list;
mod page;
mod paper;
mod row;
pub mod send;
mod submission;
mod submissions;
pub mod words;

pub use page::RegistryPage;
