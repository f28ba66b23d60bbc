//! What apps and the people who sign in come to.

mod answer;
pub mod authorize;
pub mod consent;
mod credentials;
pub mod discovery;
mod id_token;
pub mod introspect;
mod jws;
pub mod logout;
mod request;
pub mod token;
pub mod userinfo;
