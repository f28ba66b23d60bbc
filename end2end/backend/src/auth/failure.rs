//! What a sign-in that does not come about answers, and a change by somebody who may not.

use crate::problem::{Kind, Problem};
use crate::relying_party::Failure;
use crate::store::authorised::Denied;

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::CodeRejected => Kind::CodeRejected,
            Failure::OtherProvider => Kind::OtherProvider,
            Failure::Unconfirmed => Kind::AccountUnconfirmed,
            Failure::Provider => Kind::ProviderFailed,
        }
        .into()
    }
}

impl From<Denied> for Problem {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Stranger => Kind::NotFound.into(),
            Denied::Forbidden => {
                Self::from(Kind::Forbidden).detail("not among this person's rights here")
            }
            Denied::Store(error) => error.into(),
        }
    }
}
