//! The secrets of a sign-in.

use crate::oidc::base64url;

/// Who keeps the secrets of a sign-in.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum Secrets {
    /// Profile `backend`: the app does not know them.
    AtBackend,
    /// Profile `oidc`: this tab, until the answer comes.
    InTab {
        /// Comes back in the ID token.
        nonce: String,
        /// Proves that whoever brings the code began the sign-in (RFC 7636).
        verifier: String,
    },
}

impl Secrets {
    /// Secrets of 32 random bytes each.
    #[must_use]
    pub fn in_tab(nonce: &[u8; 32], verifier: &[u8; 32]) -> Self {
        Self::InTab {
            nonce: base64url::encode(nonce),
            verifier: base64url::encode(verifier),
        }
    }
}
