//! The authorization request.

use url::Url;

use super::client::Client;
use super::grant::Scopes;

/// A request that may be answered.
pub struct AuthorizationRequest {
    pub client: Client,
    pub scopes: Scopes,
    pub redirect_uri: Url,
    pub state: String,
    pub nonce: Option<String>,
    pub challenge: String,
    /// Without a page, or not at all.
    pub silently: bool,
    /// How long ago the person may have been here themself, in seconds. With a page they always are.
    pub max_age: Option<u32>,
    /// As it came, for the address of the form.
    pub query: String,
}
