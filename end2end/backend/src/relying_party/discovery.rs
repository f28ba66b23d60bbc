//! What the provider says of itself, remembered.

use std::sync::{Arc, MutexGuard, PoisonError};

use openidconnect::{ClientId, ClientSecret, EndSessionUrl, UserInfoUrl};

use super::{Failure, RelyingParty};
use crate::oidc::{Client, Metadata};

pub struct Provider {
    pub client: Client,
    pub names_itself: bool,
    pub end_session: Option<EndSessionUrl>,
    pub userinfo: Option<UserInfoUrl>,
}

impl RelyingParty {
    pub(super) async fn provider(&self) -> Result<Arc<Provider>, Failure> {
        let known = self.discovered().clone();
        if let Some(provider) = known {
            return Ok(provider);
        }
        let metadata = Metadata::discover_async(self.issuer.clone(), &self.http).await;
        let metadata = metadata.map_err(|error| {
            tracing::warn!(%error, "the provider was not discovered");
            Failure::Provider
        })?;
        let extra = metadata.additional_metadata();
        let more = &extra.additional_metadata;
        // Many providers know PKCE and do not say so; one that says so and leaves S256 out does not.
        let methods = more.code_challenge_methods_supported.as_ref();
        if methods.is_some_and(|methods| !methods.iter().any(|method| method == "S256")) {
            tracing::warn!("the provider does not know S256");
            return Err(Failure::Provider);
        }
        let secret = self.registration.client_secret.as_ref();
        let provider = Arc::new(Provider {
            names_itself: more.authorization_response_iss_parameter_supported,
            end_session: extra.end_session_endpoint.clone(),
            userinfo: metadata.userinfo_endpoint().cloned(),
            client: Client::from_provider_metadata(
                metadata,
                ClientId::new(self.registration.client_id.clone()),
                secret.map(|secret| ClientSecret::new(secret.expose().to_owned())),
            )
            .set_redirect_uri(self.callback.clone()),
        });
        *self.discovered() = Some(provider.clone());
        Ok(provider)
    }

    pub fn forget(&self) {
        *self.discovered() = None;
    }

    fn discovered(&self) -> MutexGuard<'_, Option<Arc<Provider>>> {
        self.discovered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
