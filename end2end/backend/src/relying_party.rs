//! The sign-in as OpenID Connect sees it: authorization code with PKCE, everything checked here
//! and nothing in the browser. Tokens never leave the server.

use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use openidconnect::core::{CoreAuthenticationFlow, CoreErrorResponseType};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, LocalizedClaim, LogoutRequest,
    Nonce, PkceCodeChallenge, PkceCodeVerifier, PostLogoutRedirectUrl, RedirectUrl,
    RequestTokenError, Scope, TokenResponse as _,
};
use url::Url;

use crate::app::Site;
use crate::clock::Clock;
use crate::domain::person::{Names, Snils};
use crate::oidc::{Client, IdToken, IdTokenClaims, Metadata};
use crate::secret::Secret;
use crate::store::logins::PendingLogin;
use crate::store::sessions::Identity;

/// The name under which the cabinet is registered with the provider.
pub const CLIENT_ID: &str = "cabinet";
const SCOPES: [&str; 2] = ["profile", "snils"];
/// ЕСИА may take ten seconds to answer and still be right.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct RelyingParty {
    http: reqwest::Client,
    issuer: IssuerUrl,
    secret: Secret,
    callback: RedirectUrl,
    home: PostLogoutRedirectUrl,
    /// What discovery said; asked once, and again after a token that its keys do not verify.
    discovered: Mutex<Option<Arc<Provider>>>,
}

struct Provider {
    client: Client,
    names_itself: bool,
    end_session: Option<openidconnect::EndSessionUrl>,
}

pub struct Begun {
    pub authorize_url: Url,
    pub state: String,
    pub pending: PendingLogin,
}

/// What the browser brought back.
pub struct Answer {
    pub code: String,
    pub iss: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The code, or the provider that is said to have given it, is not the right one.
    CodeRejected,
    Unconfirmed,
    /// The provider is down or answers nonsense.
    Provider,
}

impl RelyingParty {
    pub fn new(site: &Site, secret: Secret) -> Result<Self, Box<dyn Error + Send + Sync>> {
        // Redirects would let the provider send this server anywhere; its address is
        // reached directly, whatever proxy the environment names.
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .no_proxy()
            .build()?;
        Ok(Self {
            http,
            issuer: IssuerUrl::new(site.issuer_origin())?,
            secret,
            callback: RedirectUrl::from_url(site.callback()),
            home: PostLogoutRedirectUrl::from_url(site.home()),
            discovered: Mutex::default(),
        })
    }

    pub async fn begin(&self) -> Result<Begun, Failure> {
        let provider = self.provider().await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let (authorize_url, state, nonce) = provider
            .client
            .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
            .add_scopes(SCOPES.map(|scope| Scope::new(scope.to_owned())))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Begun {
            authorize_url,
            state: state.into_secret(),
            pending: PendingLogin {
                nonce: nonce.secret().clone(),
                verifier: verifier.into_secret(),
            },
        })
    }

    pub async fn complete(
        &self,
        answer: Answer,
        pending: PendingLogin,
        clock: &Clock,
    ) -> Result<Identity, Failure> {
        let provider = self.provider().await?;
        let expected = answer
            .iss
            .as_deref()
            .map_or(!provider.names_itself, |iss| iss == self.issuer.as_str());
        if !expected {
            return Err(Failure::CodeRejected);
        }
        let token = self
            .exchange(&provider, answer.code, pending.verifier)
            .await?;
        let nonce = Nonce::new(pending.nonce);
        let now = clock.clone();
        let verifier = provider
            .client
            .id_token_verifier()
            .set_time_fn(move || now.now());
        let claims = token.claims(&verifier, &nonce).map_err(|error| {
            tracing::warn!(%error, "the ID token is not valid");
            self.forget();
            Failure::Provider
        })?;
        identity(claims)
    }

    /// Where the browser goes to end the provider's session too. It carries our name and no
    /// `id_token_hint`: that would show the token, with the person's СНИЛС, to the browser.
    pub async fn logout_url(&self) -> Option<Url> {
        let end_session = self.provider().await.ok()?.end_session.clone()?;
        let request = LogoutRequest::from(end_session)
            .set_client_id(ClientId::new(CLIENT_ID.to_owned()))
            .set_post_logout_redirect_uri(self.home.clone());
        Some(request.http_get_url())
    }

    async fn exchange(
        &self,
        provider: &Provider,
        code: String,
        verifier: String,
    ) -> Result<IdToken, Failure> {
        let request = provider.client.exchange_code(AuthorizationCode::new(code));
        let request = request.map_err(|_| Failure::Provider)?;
        let answer = request
            .set_pkce_verifier(PkceCodeVerifier::new(verifier))
            .request_async(&self.http)
            .await;
        let tokens = answer.map_err(|error| match error {
            RequestTokenError::ServerResponse(refusal)
                if *refusal.error() == CoreErrorResponseType::InvalidGrant =>
            {
                Failure::CodeRejected
            }
            // What a provider says of an error may quote the code; its kind may not.
            RequestTokenError::ServerResponse(refusal) => {
                tracing::warn!(error = %refusal.error(), "the token endpoint refused");
                Failure::Provider
            }
            error => {
                tracing::warn!(%error, "the token endpoint failed");
                Failure::Provider
            }
        })?;
        tokens.id_token().cloned().ok_or(Failure::Provider)
    }

    async fn provider(&self) -> Result<Arc<Provider>, Failure> {
        let known = self
            .discovered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some(provider) = known {
            return Ok(provider);
        }
        let metadata = Metadata::discover_async(self.issuer.clone(), &self.http).await;
        let metadata = metadata.map_err(|error| {
            tracing::warn!(%error, "the provider was not discovered");
            Failure::Provider
        })?;
        let extra = metadata.additional_metadata();
        let provider = Arc::new(Provider {
            names_itself: extra
                .additional_metadata
                .authorization_response_iss_parameter_supported,
            end_session: extra.end_session_endpoint.clone(),
            client: Client::from_provider_metadata(
                metadata,
                ClientId::new(CLIENT_ID.to_owned()),
                Some(ClientSecret::new(self.secret.expose().to_owned())),
            )
            .set_redirect_uri(self.callback.clone()),
        });
        *self
            .discovered
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(provider.clone());
        Ok(provider)
    }

    fn forget(&self) {
        *self
            .discovered
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = None;
    }
}

fn identity(claims: &IdTokenClaims) -> Result<Identity, Failure> {
    if !claims.additional_claims().trusted {
        return Err(Failure::Unconfirmed);
    }
    let family = text(claims.family_name(), |name| name.as_str());
    let given = text(claims.given_name(), |name| name.as_str());
    let (Some(last_name), Some(first_name)) = (family, given) else {
        return Err(Failure::Provider);
    };
    Ok(Identity {
        subject: claims.subject().to_string(),
        names: Names {
            last_name,
            first_name,
            middle_name: text(claims.middle_name(), |name| name.as_str()),
        },
        snils: Snils::new(claims.additional_claims().snils.clone()),
    })
}

fn text<T>(claim: Option<&LocalizedClaim<T>>, read: impl Fn(&T) -> &str) -> Option<String> {
    let value = read(claim?.get(None)?).trim();
    (!value.is_empty()).then(|| value.to_owned())
}
