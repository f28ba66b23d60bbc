//! «Признаки нарушений»: the list, and one sign with what the employer answers.

mod answer;
mod list;
mod one;
mod page;
mod state;
pub mod words;

pub use page::ViolationsPage;
