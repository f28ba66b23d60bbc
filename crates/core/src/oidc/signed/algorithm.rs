//! The algorithms of signatures that are taken.

/// The signature algorithms that are accepted (RFC 7518 §3.1): asymmetric, by WebCrypto.
/// `none` is no signature, and HS* would take a public text for a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "RFC 7518 names them")]
pub enum Algorithm {
    Rs256,
    Ps256,
    Es256,
}

impl Algorithm {
    pub(super) fn parse(name: &str) -> Option<Self> {
        [Self::Rs256, Self::Ps256, Self::Es256]
            .into_iter()
            .find(|algorithm| algorithm.name() == name)
    }

    /// As in a header.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
            Self::Es256 => "ES256",
        }
    }
}
