//! Beginning a sign-in from wherever it is needed, and what kept it from coming off.

pub mod button;
pub mod failure;
