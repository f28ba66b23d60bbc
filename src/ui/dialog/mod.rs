//! Native dialogs: a window, and a question over it.

pub mod modal;
pub mod question;
pub mod window;
