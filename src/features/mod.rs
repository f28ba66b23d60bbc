//! What the app does, one folder a subject: its pages, their parts, its words.

pub mod access;
pub mod cabinet;
pub mod declarations;
pub mod embedding;
pub mod organizations;
pub mod sections;
pub mod sign_in;
pub mod sout;
pub mod training;
pub mod violations;
