//! Many employees at once: what is done to the chosen, first shown, then carried out one by one.

mod dialog;
mod files;
mod outcome;
mod permissions;
mod plan;
mod preview;
mod running;
mod state;
pub mod words;

pub use dialog::BulkDialog;
pub use files::save_list;
pub use plan::Intent;
pub use words::words;
