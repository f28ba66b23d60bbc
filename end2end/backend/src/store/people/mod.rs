//! Who signs in.

pub mod identity;
pub mod logins;
pub mod sessions;
