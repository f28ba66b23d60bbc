//! Who signs people in, and who is the OpenID client there: this backend, or the app itself.

use strum::EnumString;

use crate::secret::Secret;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Profile {
    /// This backend is the client; the app holds a cookie.
    #[default]
    Backend,
    /// The app is the client; it sends its access token with each request.
    Oidc,
}

/// As whom this backend asks the provider about access tokens (RFC 7662).
#[derive(Clone, Debug)]
pub struct Introspection {
    pub client_id: String,
    pub client_secret: Secret,
}

/// What the environment says of it; the rest depends on the profile.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    pub profile: Profile,
    /// Of an outside provider, to the letter; without it the stand signs people in.
    pub issuer: Option<String>,
    pub client_id: Option<String>,
    pub client_secret: Option<Secret>,
    pub scope: Option<String>,
    /// How access tokens name this API; without it as the client.
    pub audience: Option<String>,
    /// Profile `oidc`: without it only tokens that say themselves for whom they are (RFC 9068) are taken.
    pub introspection: Option<Introspection>,
    /// The outside providers, to the letter, whose word on a person's СНИЛС makes them a member
    /// wherever that СНИЛС works.
    pub snils_issuers: Vec<String>,
}

impl SignIn {
    /// Under which name the people of this provider are kept: its own, to the letter. The address of
    /// the stand may be another at each start, so its people are kept under a name of theirs.
    pub fn kept_as(&self) -> &str {
        self.issuer.as_deref().unwrap_or("stand")
    }
}
