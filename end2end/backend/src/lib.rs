//! The reference backend of the cabinet's contract (`end2end/contract/openapi.yaml`), and the
//! stand-in identity provider that it signs people in with.
//!
//! A request to the app passes [`request_id`], [`security`], and for the API [`limits`] and
//! [`faults`], then reaches a handler in [`api`], which asks [`store`].

#![forbid(unsafe_code)]

mod api;
pub mod app;
mod assets;
mod bearer;
pub mod check_digits;
pub mod clock;
pub mod config;
pub mod domain;
pub mod faults;
mod host;
pub mod in_flight;
mod limits;
pub mod log;
mod member;
mod oidc;
pub mod operation;
pub mod problem;
pub mod profile;
mod provider;
mod relying_party;
mod request_id;
mod secret;
mod security;
pub mod seed;
pub mod server;
mod session;
mod session_end;
pub mod store;
mod text;
