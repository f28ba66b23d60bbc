//! «Декларации»: the list, one declaration as it was submitted, and a draft that saves itself.

mod address;
mod beginning;
mod choose;
mod conflict;
mod draft;
mod fields;
mod form;
mod list;
mod one;
mod page;
mod paper;
mod places;
mod saving;
mod submit;
pub mod words;

pub use page::DeclarationsPage;
