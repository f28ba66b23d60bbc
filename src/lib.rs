//! The cabinet's front door. Modules in the order of dependency: each uses only those above it.

/// The only module that speaks HTTP.
pub mod api;
/// Contexts, and which page a route shows.
pub mod app;
/// The only module that touches `web_sys`.
pub mod browser;
/// Views without knowledge of the server: values in, callbacks out.
pub mod components;
/// The run-time settings of one installation.
pub mod config;
/// People, organizations, permissions and what the user typed; pure.
pub mod domain;
/// Every word on the screen.
pub mod i18n;
/// The sign-in protocol as decisions over values; pure.
pub mod oidc;
/// One module a screen.
pub mod pages;
/// The only paths.
pub mod route;
/// Who is signed in.
pub mod session;

#[cfg(test)]
mod architecture;
