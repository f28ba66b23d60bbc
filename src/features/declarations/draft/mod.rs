//! A draft, which is written further and saves itself.

mod choose;
mod conflict;
mod fields;
mod form;
mod page;
mod places;
mod saving;
mod submit;

pub use page::DraftPage;
