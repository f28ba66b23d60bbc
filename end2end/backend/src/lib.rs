//! The reference backend of the cabinet's contract (`end2end/contract/openapi.yaml`), and the
//! stand-in identity provider that it signs people in with.
//!
//! A request to the app passes [`middleware`], then reaches a handler in [`api`], which learns from
//! [`auth`] who asks and asks [`store`]; what they share is [`app`]. Imports go one way only: a test
//! of the tree sees to it.

#![forbid(unsafe_code)]

mod api;
mod app;
mod auth;
pub mod check_digits;
pub mod clock;
pub mod config;
pub mod domain;
pub mod log;
mod middleware;
pub mod operation;
mod pages;
mod problem;
mod provider;
mod relying_party;
mod sealed;
pub mod secret;
mod security;
pub mod seed;
pub mod server;
pub mod store;
mod text;
