//! What the provider says of itself, remembered.

use std::error::Error;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreJsonWebKey, CoreJsonWebKeySet, CoreResponseType};
use openidconnect::{
    ClientId, ClientSecret, DiscoveryError, EndSessionUrl, IssuerUrl, RedirectUrl, TokenUrl,
    UserInfoUrl,
};
use url::Url;

use super::endpoint::is_protected;
use super::failure::Failure;
use super::http::Http;
use super::registration::Registration;
use super::types::{Client, Metadata};
use crate::config::Site;

pub struct Provider {
    pub client: Client,
    pub names_itself: bool,
    pub end_session: Option<EndSessionUrl>,
    pub userinfo: Option<UserInfoUrl>,
    pub introspection: Option<Url>,
    /// Those that are strong enough.
    pub keys: CoreJsonWebKeySet,
    read_at: Instant,
}

/// How old what is known has to be before a token of nobody's lets it be asked for anew.
const OLD: Duration = Duration::from_secs(60);
/// RFC 7518 §3.3.
const SHORTEST_RSA: usize = 2048;

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

    pub async fn provider(&self, http: &Http) -> Result<Arc<Provider>, Failure> {
        let known = self.known().clone();
        if let Some(provider) = known {
            return Ok(provider);
        }
        let metadata = Metadata::discover_async(self.issuer.clone(), http).await;
        let metadata = metadata.map_err(|error| {
            let error = why(&error);
            tracing::warn!(error, "the provider was not discovered");
            Failure::Provider
        })?;
        if let Some(error) = lack(&metadata) {
            tracing::warn!(error, "the provider cannot be used");
            return Err(Failure::Provider);
        }
        let keys = strong(metadata.jwks());
        let metadata = metadata.set_jwks(strong(&keys));
        let extra = metadata.additional_metadata();
        let more = &extra.additional_metadata;
        let provider = Arc::new(Provider {
            keys,
            introspection: more.introspection_endpoint.clone(),
            read_at: Instant::now(),
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

    /// Only what was read a while ago; whether it was.
    pub fn forget_old(&self) -> bool {
        let mut known = self.known();
        let old = known
            .as_ref()
            .is_none_or(|provider| provider.read_at.elapsed() > OLD);
        if old {
            *known = None;
        }
        old
    }

    fn known(&self) -> MutexGuard<'_, Option<Arc<Provider>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What kind of failure it was; the crate's own words quote what the provider sent.
fn why<E: Error>(error: &DiscoveryError<E>) -> String {
    match error {
        DiscoveryError::Request(error) => error.to_string(),
        DiscoveryError::Response(status, ..) => format!("answered by {status}"),
        DiscoveryError::Validation(_) => "it names another issuer".to_owned(),
        _ => "it answered nonsense".to_owned(),
    }
}

/// What a provider has to have for a sign-in that can be trusted (RFC 9700 §2.1, §2.6).
fn lack(metadata: &Metadata) -> Option<&'static str> {
    let extra = metadata.additional_metadata();
    let more = &extra.additional_metadata;
    // Many providers know PKCE and do not say so; one that says so and leaves S256 out does not.
    let methods = more.code_challenge_methods_supported.as_ref();
    if methods.is_some_and(|methods| !methods.iter().any(|method| method == "S256")) {
        return Some("it does not know S256");
    }
    let mut offered = metadata.response_types_supported().iter();
    if !offered.any(|types| types.as_slice() == [CoreResponseType::Code]) {
        return Some("it does not offer the code flow");
    }
    let endpoints = [
        Some(metadata.authorization_endpoint().url()),
        metadata.token_endpoint().map(TokenUrl::url),
        metadata.userinfo_endpoint().map(UserInfoUrl::url),
        Some(metadata.jwks_uri().url()),
        extra.end_session_endpoint.as_ref().map(EndSessionUrl::url),
        more.introspection_endpoint.as_ref(),
    ];
    let open = endpoints
        .into_iter()
        .flatten()
        .any(|endpoint| !is_protected(endpoint));
    open.then_some("an endpoint of it is open to others")
}

fn strong(keys: &CoreJsonWebKeySet) -> CoreJsonWebKeySet {
    CoreJsonWebKeySet::new(
        keys.keys()
            .iter()
            .filter(|key| is_strong(key))
            .cloned()
            .collect(),
    )
}

/// The crate hides the numbers of a key, but writes them.
fn is_strong(key: &CoreJsonWebKey) -> bool {
    let key = serde_json::to_value(key).unwrap_or_default();
    if key["kty"] != "RSA" {
        return true;
    }
    let modulus = key["n"]
        .as_str()
        .and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
    let modulus = modulus.unwrap_or_default();
    let zeros = modulus.iter().take_while(|byte| **byte == 0).count();
    let bits = modulus.get(zeros..).unwrap_or_default();
    let leading = bits.first().map_or(0, |byte| byte.leading_zeros() as usize);
    bits.len() * 8 - leading >= SHORTEST_RSA
}
