//! Why a sign-in does not come about.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The code is not the right one.
    CodeRejected,
    /// The answer was not given in our provider's name (RFC 9207).
    OtherProvider,
    Unconfirmed,
    /// The provider is down or answers nonsense.
    Provider,
}
