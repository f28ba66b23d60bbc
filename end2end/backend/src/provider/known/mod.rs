//! What the stand knows of: its clients, and whom it has given what.

pub mod client;
pub mod codes;
pub mod grant;
pub mod keys;
pub mod questions;
pub mod quirk;
pub mod remembered;
pub mod request;
pub mod tokens;
