//! The calls, in a file a subject.

pub(in crate::api) mod capabilities;
pub(in crate::api) mod declarations;
pub mod employees;
pub mod grants;
pub(in crate::api) mod journal;
pub(in crate::api) mod organizations;
pub(in crate::api) mod permissions;
pub(in crate::api) mod session;
pub(in crate::api) mod shared;
pub mod sout;
pub mod training;
pub(in crate::api) mod violations;
