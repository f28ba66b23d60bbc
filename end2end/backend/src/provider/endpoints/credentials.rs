//! Who asks at the token endpoint.

use axum::http::HeaderMap;
use axum_extra::headers::authorization::Basic;
use axum_extra::headers::{Authorization, HeaderMapExt as _};

use crate::provider::known::client::Client;
use crate::provider::state::Provider;
use crate::secret::Secret;

impl Provider {
    /// Who asks at the token endpoint: by HTTP Basic, or by name where there is no secret.
    pub fn client(&self, headers: &HeaderMap, named: Option<&str>) -> Option<Client> {
        let basic = headers.typed_try_get::<Authorization<Basic>>().ok()?;
        let Some(Authorization(basic)) = basic else {
            return named
                .and_then(Client::named)
                .filter(|client| *client == Client::App);
        };
        // Compared by hash, so that the time taken tells nothing.
        let is_the_cabinet = Client::named(basic.username()) == Some(Client::Cabinet)
            && Secret::received(basic.password()).hash() == self.client_secret.hash();
        is_the_cabinet.then_some(Client::Cabinet)
    }
}
