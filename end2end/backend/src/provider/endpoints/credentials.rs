//! Who asks at the token endpoint.

use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::provider::known::client::Client;
use crate::provider::state::Provider;
use crate::secret::Secret;

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
