//! Whole files: workbooks, lists of people, and what only an attacker makes.

#![expect(
    clippy::unwrap_used,
    reason = "files of the tests are made by the tests"
)]

#[path = "../support/mod.rs"]
mod support;

mod people;
mod quotes;
mod workbooks;
