//! What the provider says of itself, remembered.

use std::error::Error;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use openidconnect::{ClientId, ClientSecret, EndSessionUrl, IssuerUrl, RedirectUrl, UserInfoUrl};

use super::failure::Failure;
use super::registration::Registration;
use super::types::{Client, Metadata};
use crate::config::Site;

pub struct Provider {
    pub client: Client,
    pub names_itself: bool,
    pub end_session: Option<EndSessionUrl>,
    pub userinfo: Option<UserInfoUrl>,
}

/// Asked once, and again after a token that the provider's keys do not verify.
pub struct Discovery {
    issuer: IssuerUrl,
    client_id: ClientId,
    client_secret: Option<ClientSecret>,
    callback: RedirectUrl,
    known: Mutex<Option<Arc<Provider>>>,
}

impl Discovery {
    pub fn new(
        site: &Site,
        registration: &Registration,
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let secret = registration.client_secret.as_ref();
        Ok(Self {
            issuer: IssuerUrl::new(registration.issuer.clone())?,
            client_id: ClientId::new(registration.client_id.clone()),
            client_secret: secret.map(|secret| ClientSecret::new(secret.expose().to_owned())),
            callback: RedirectUrl::from_url(site.callback()),
            known: Mutex::default(),
        })
    }

    pub async fn provider(&self, http: &reqwest::Client) -> Result<Arc<Provider>, Failure> {
        let known = self.known().clone();
        if let Some(provider) = known {
            return Ok(provider);
        }
        let metadata = Metadata::discover_async(self.issuer.clone(), http).await;
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
        let provider = Arc::new(Provider {
            names_itself: more.authorization_response_iss_parameter_supported,
            end_session: extra.end_session_endpoint.clone(),
            userinfo: metadata.userinfo_endpoint().cloned(),
            client: Client::from_provider_metadata(
                metadata,
                self.client_id.clone(),
                self.client_secret.clone(),
            )
            .set_redirect_uri(self.callback.clone()),
        });
        *self.known() = Some(provider.clone());
        Ok(provider)
    }

    pub fn forget(&self) {
        *self.known() = None;
    }

    fn known(&self) -> MutexGuard<'_, Option<Arc<Provider>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
