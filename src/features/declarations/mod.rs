//! «Декларации»: the list, one declaration as it was submitted, and a draft that saves itself.

mod address;
mod beginning;
mod draft;
mod list;
mod one;
mod page;
mod paper;
pub mod words;

pub use page::DeclarationsPage;
