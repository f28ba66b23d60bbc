//! Who may ask: the confidential client and the public one. Both come back to the same address.

use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Provider;
use crate::profile::{CABINET, CABINET_APP};
use crate::secret::Secret;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// The backend; it has a secret.
    Cabinet,
    /// The app in the browser; it has none, and proves itself by PKCE alone.
    App,
}

impl Client {
    pub fn named(id: &str) -> Option<Self> {
        [Self::Cabinet, Self::App]
            .into_iter()
            .find(|client| client.id() == id)
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Cabinet => CABINET,
            Self::App => CABINET_APP,
        }
    }
}

impl Provider {
    /// Who asks at the token endpoint: by HTTP Basic, or by name where there is no secret.
    pub fn client(&self, headers: &HeaderMap, named: Option<&str>) -> Option<Client> {
        let Some(authorization) = headers.get(header::AUTHORIZATION) else {
            return named
                .and_then(Client::named)
                .filter(|client| *client == Client::App);
        };
        let pair = authorization.to_str().ok()?.strip_prefix("Basic ")?;
        let pair = String::from_utf8(STANDARD.decode(pair).ok()?).ok()?;
        let (id, secret) = pair.split_once(':')?;
        // Compared by hash, so that the time taken tells nothing.
        let is_the_cabinet = Client::named(id) == Some(Client::Cabinet)
            && Secret::received(secret).hash() == self.client_secret.hash();
        is_the_cabinet.then_some(Client::Cabinet)
    }
}
