//! Checking a file of records for the registry, mending it, and sending what is right. A part of the app of
//! its own, with its words. Nothing leaves the browser before «Отправить».

mod check;
mod files;
mod fill;
mod job;
mod outcome;
mod page;
mod pick;
mod report;
mod requests;
mod row;
mod running;
mod transfer;
mod word;
pub mod words;

pub use page::SendPage;
