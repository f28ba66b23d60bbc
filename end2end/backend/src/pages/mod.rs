//! What browsers show: the app's own files, and the demo's sites around it.

pub mod assets;
pub mod host;
