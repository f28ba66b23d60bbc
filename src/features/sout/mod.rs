//! «Отчёты СОУТ»: the list, and one report with its workplaces.

mod address;
mod badge;
mod chart;
mod facts;
mod list;
mod page;
mod paper;
mod report;
pub mod words;
mod workplaces;

pub use page::SoutPage;
