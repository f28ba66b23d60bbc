//! Who is signed in, or why that is not known.

use crate::api::ApiError;
use crate::domain::Person;
use crate::oidc::Fault;

/// Who is signed in.
#[derive(Clone, PartialEq, Eq)]
pub enum Session {
    /// Not known yet.
    Restoring,
    /// It could not be found out.
    Unknown(Failure),
    /// Nobody.
    SignedOut,
    /// This person.
    SignedIn(Person),
    /// This person was, and the page with what they typed is still there.
    Ended(Person),
}

/// What went wrong: at the backend, or in the sign-in itself.
#[derive(Clone, PartialEq, Eq)]
pub enum Failure {
    /// A request to the backend.
    Api(ApiError),
    /// The sign-in.
    Protocol(Fault),
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

impl From<crate::chunk::Missing> for Failure {
    fn from(missing: crate::chunk::Missing) -> Self {
        Self::Api(missing.into())
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Protocol(fault)
    }
}
