//! A sign-in from here to the provider and back.

pub mod departures;
pub mod pending;
pub mod request;
pub mod secrets;
