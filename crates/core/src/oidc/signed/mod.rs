//! What the provider has signed, and with which keys.

pub mod algorithm;
pub mod claims;
pub mod fault;
pub mod id_token;
pub mod jws;
pub mod keys;
