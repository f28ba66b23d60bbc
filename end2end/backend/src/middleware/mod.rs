//! What a request passes before its handler, and its answer afterwards.

mod client;
pub mod faults;
pub mod forgery;
pub mod headers;
pub mod limits;
pub mod request_id;
mod reshape;
