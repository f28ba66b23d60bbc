//! Who is signed in: signing in and out.

pub mod back_channel;
pub mod person;
pub mod sign_in;
