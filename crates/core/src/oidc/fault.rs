//! Everything that can keep a sign-in from coming off, told apart as far as somebody has something
//! different to do.

use super::callback::CallbackError;
use super::provider::ProviderFault;
use crate::oidc::signed::fault::IdTokenFault;

/// Why a sign-in did not come off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// What came back in the address.
    Callback(CallbackError),
    /// What the provider says of itself.
    Provider(ProviderFault),
    /// The provider does not answer, or not in JSON.
    Unreachable,
    /// The provider did not take the code.
    CodeRejected,
    /// The provider does not give this client tokens.
    ClientRejected,
    /// The provider gave no usable token.
    TokenResponse,
    /// The ID token.
    IdToken(IdTokenFault),
    /// The access token is another person's, or of no use at the provider itself.
    Userinfo,
    /// The backend does not accept what the provider gave.
    Backend,
    /// The browser has no cryptography here: the page did not come by https.
    NoCrypto,
    /// Sent away and back three times within a minute.
    Loop,
}

impl From<IdTokenFault> for Fault {
    fn from(fault: IdTokenFault) -> Self {
        Self::IdToken(fault)
    }
}

impl Fault {
    /// What to tell the support; never a text of the provider's.
    #[must_use]
    pub fn code(self) -> Option<String> {
        let code = match self {
            Self::Callback(CallbackError::Refused(refusal)) => return Some(refusal.code()),
            Self::Callback(CallbackError::Damaged) => "callback/format",
            Self::Callback(CallbackError::Issuer) => "callback/iss",
            Self::Callback(_) | Self::NoCrypto => return None,
            Self::Provider(fault) => fault.code(),
            Self::Unreachable => "provider/unreachable",
            Self::CodeRejected => "token/code",
            Self::ClientRejected => "token/client",
            Self::TokenResponse => "token/format",
            Self::IdToken(fault) => fault.code(),
            Self::Userinfo => "userinfo/sub",
            Self::Backend => "backend/session",
            Self::Loop => "sign-in/loop",
        };
        Some(code.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oidc::Callback;

    #[test]
    fn the_support_gets_a_code_wherever_it_can_help() {
        let refused = Callback::parse("error=x&error_description=ESIA-007002&state=s").unwrap();
        let crate::oidc::Answer::Refused(refusal) = refused.answer else {
            panic!("a code");
        };
        for (fault, code) in [
            (
                Fault::Callback(CallbackError::Refused(refusal)),
                Some("ESIA-007002"),
            ),
            (
                Fault::Callback(CallbackError::Damaged),
                Some("callback/format"),
            ),
            (Fault::Callback(CallbackError::Issuer), Some("callback/iss")),
            (Fault::Callback(CallbackError::Empty), None),
            (Fault::Callback(CallbackError::NotOurs), None),
            (Fault::Callback(CallbackError::Expired), None),
            (Fault::NoCrypto, None),
            (
                Fault::Provider(ProviderFault::Issuer),
                Some("discovery/issuer"),
            ),
            (Fault::Unreachable, Some("provider/unreachable")),
            (Fault::CodeRejected, Some("token/code")),
            (Fault::ClientRejected, Some("token/client")),
            (Fault::TokenResponse, Some("token/format")),
            (Fault::IdToken(IdTokenFault::Nonce), Some("id_token/nonce")),
            (Fault::Userinfo, Some("userinfo/sub")),
            (Fault::Backend, Some("backend/session")),
            (Fault::Loop, Some("sign-in/loop")),
        ] {
            assert_eq!(fault.code().as_deref(), code, "{fault:?}");
        }
    }
}
