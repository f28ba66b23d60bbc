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

/// What the environment says of it; the rest depends on the profile.
#[derive(Clone, Debug, Default)]
pub struct SignIn {
    pub profile: Profile,
    /// Of an outside provider, to the letter; without it the stand signs people in.
    pub issuer: Option<String>,
    pub client_id: Option<String>,
    pub client_secret: Option<Secret>,
    pub scope: Option<String>,
}
