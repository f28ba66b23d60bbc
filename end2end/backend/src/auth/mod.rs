//! Who asks, and what they may do where they ask.

mod bearer;
mod failure;
pub mod member;
pub mod path;
pub mod session;
pub mod session_end;
