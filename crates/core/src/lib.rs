//! What the front door decides: values in, decisions out. No browser, no network, no clock; this
//! crate cannot reach them, so the compiler keeps the promise.

/// Tables for Excel.
pub mod csv;
/// People, organizations, permissions and what the user typed.
pub mod domain;
/// The page around this one, when it is in a frame.
pub mod host;
mod host_page;
/// JSON that others write by rules of their own.
pub mod json;
/// The sign-in protocol as decisions over values; time and randomness are parameters.
pub mod oidc;
/// The only paths.
pub mod route;
