//! The cabinet of one organization, and the bar and the foot around every page.

pub mod not_found;
pub mod page;
pub mod sections;
pub mod shell;
pub mod words;

pub use not_found::NotFoundPage;
pub use page::CabinetPage;
pub use shell::Shell;
pub use words::words;
