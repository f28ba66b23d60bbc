//! The cabinet's front door: what `cabinet_core` decides, with a browser around it.

pub use cabinet_core::{csv, domain, host, json, oidc, route};

/// The only module that speaks HTTP.
pub mod api;
/// Contexts, and which page a route shows.
pub mod app;
/// The only module that touches `web_sys`.
pub mod browser;
mod catalogue;
mod chunk;
/// The run-time settings of one installation.
pub mod config;
mod features;
/// The words of any page, and its language.
pub mod i18n;
/// Where the user is, and going elsewhere in the app.
pub mod navigation;
/// Which page an address shows.
mod routes;
/// Who is signed in.
pub mod session;
/// The worker of tables.
pub mod tables;
/// Views that know no subject: values in, callbacks out.
pub mod ui;

#[cfg(test)]
mod architecture;
