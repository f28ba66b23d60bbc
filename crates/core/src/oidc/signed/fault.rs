//! Why an ID token is not believed.

/// Why a token is not accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IdTokenFault {
    /// No token at all.
    Malformed,
    /// Signed in a way that proves nothing or that the provider did not announce.
    Algorithm,
    /// No key, or several, for it.
    Key,
    /// Not signed by the provider.
    Signature,
    /// From another provider.
    Issuer,
    /// For another client, or for one more that is not trusted.
    Audience,
    /// Given to another client.
    AuthorizedParty,
    /// About nobody, or after a refresh about somebody else.
    Subject,
    /// It does not say from when or until when it is valid.
    Time,
    /// Over.
    Expired,
    /// Made in the future.
    IssuedAt,
    /// Not valid yet.
    NotBefore,
    /// The person has signed in only in the future.
    AuthTime,
    /// The answer to another request.
    Nonce,
    /// The access token beside it is another's.
    AccessTokenHash,
}

impl IdTokenFault {
    /// What to tell the support.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Malformed => "id_token/format",
            Self::Algorithm => "id_token/alg",
            Self::Key => "id_token/kid",
            Self::Signature => "id_token/signature",
            Self::Issuer => "id_token/iss",
            Self::Audience => "id_token/aud",
            Self::AuthorizedParty => "id_token/azp",
            Self::Subject => "id_token/sub",
            Self::Time => "id_token/time",
            Self::Expired => "id_token/exp",
            Self::IssuedAt => "id_token/iat",
            Self::NotBefore => "id_token/nbf",
            Self::AuthTime => "id_token/auth_time",
            Self::Nonce => "id_token/nonce",
            Self::AccessTokenHash => "id_token/at_hash",
        }
    }

    /// Whether a wrong clock explains it: then the user can mend it.
    #[must_use]
    pub fn is_about_time(self) -> bool {
        matches!(
            self,
            Self::Expired | Self::IssuedAt | Self::NotBefore | Self::AuthTime
        )
    }
}
