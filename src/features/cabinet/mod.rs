//! The cabinet of one organization, and the bar and the foot around every page.

pub mod not_found;
mod overview;
pub mod page;
mod place;
pub mod sections;
pub mod shell;
pub mod words;

pub use not_found::{NotFound, NotFoundPage};
pub use page::CabinetPage;
pub use place::PlacePage;
pub use shell::Shell;
