//! The cabinet's front door: what `cabinet_core` decides, with a browser around it.

pub use cabinet_core::{csv, domain, host, json, oidc, route};

/// The only module that speaks HTTP.
pub mod api;
/// Contexts, and which page a route shows.
pub mod app;
/// The only module that touches `web_sys`.
pub mod browser;
mod chunk;
/// Views without knowledge of the server: values in, callbacks out.
pub mod components;
/// The run-time settings of one installation.
pub mod config;
/// The app in a frame of another site.
pub mod embed;
/// Every word on the screen.
pub mod i18n;
/// One module a screen.
pub mod pages;
/// Who is signed in.
pub mod session;
/// The worker of tables.
pub mod tables;

#[cfg(test)]
mod architecture;
