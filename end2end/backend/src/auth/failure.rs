//! What a sign-in that does not come about answers.

use crate::problem::{Kind, Problem};
use crate::relying_party::Failure;

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
