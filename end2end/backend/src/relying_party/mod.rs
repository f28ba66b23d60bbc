//! The sign-in as OpenID Connect sees it: authorization code with PKCE, everything checked here
//! and nothing in the browser. Tokens never leave the server. Where the app itself is the client,
//! only [`RelyingParty::vouch`] and [`RelyingParty::bearer`] are used.

mod audience;
mod discovery;
mod endpoint;
mod failure;
mod http;
mod id_token;
mod identity;
mod jwt;
mod logout_token;
pub mod registration;
mod types;
mod userinfo;

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use openidconnect::core::{CoreAuthenticationFlow, CoreErrorResponseType, CoreTokenType};
use openidconnect::{
    AuthorizationCode, ClientId, CsrfToken, LogoutRequest, Nonce, OAuth2TokenResponse as _,
    PkceCodeChallenge, PkceCodeVerifier, PostLogoutRedirectUrl, RequestTokenError, Scope,
    TokenResponse as _,
};
use url::Url;

use crate::clock::Clock;
use crate::config::Site;
use crate::store::people::identity::Identity;
use crate::store::people::logins::PendingLogin;
use crate::store::people::sessions::Ended;

use audience::Vouched;
use discovery::{Discovery, Provider};
pub use failure::Failure;
use http::Http;
use id_token::{Expected, Refusal};
use identity::Claims;
pub use registration::Registration;
use types::TokenResponse;

pub struct RelyingParty {
    http: Http,
    registration: Registration,
    home: PostLogoutRedirectUrl,
    discovery: Discovery,
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

impl RelyingParty {
    pub fn new(
        site: &Site,
        registration: &Registration,
    ) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self {
            http: Http::new()?,
            registration: registration.clone(),
            home: PostLogoutRedirectUrl::from_url(site.home()),
            discovery: Discovery::new(site, registration)?,
        })
    }

    /// `max_age`: in seconds, how long ago the person may have signed in at the provider.
    pub async fn begin(&self, max_age: Option<u32>) -> Result<Begun, Failure> {
        let provider = self.provider().await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        // `openid` goes without saying.
        let scopes = self.registration.scope.split_whitespace();
        let scopes = scopes.filter(|scope| *scope != "openid");
        let mut request = provider
            .client
            .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
            .add_scopes(scopes.map(|scope| Scope::new(scope.to_owned())))
            .set_pkce_challenge(challenge);
        if let Some(seconds) = max_age {
            request = request.set_max_age(Duration::from_secs(seconds.into()));
        }
        let (authorize_url, state, nonce) = request.url();
        Ok(Begun {
            authorize_url,
            state: state.into_secret(),
            pending: PendingLogin {
                nonce: nonce.secret().clone(),
                verifier: verifier.into_secret(),
                max_age,
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
        let expected = answer.iss.as_deref().map_or(!provider.names_itself, |iss| {
            iss == self.registration.issuer
        });
        if !expected {
            return Err(Failure::OtherProvider);
        }
        let tokens = self
            .exchange(&provider, answer.code, pending.verifier)
            .await?;
        let expected = Expected {
            client_id: &self.registration.client_id,
            nonce: Nonce::new(pending.nonce),
            max_age: pending.max_age,
            access_token: tokens.access_token(),
            clock,
        };
        let id_token = tokens.id_token().ok_or(Failure::Provider)?;
        let mut verified = expected.verified(id_token, &provider);
        if matches!(verified, Err(Refusal::Key)) {
            // The provider's keys may have changed since they were read.
            self.forget();
            verified = expected.verified(id_token, &*self.provider().await?);
        }
        let claims = verified.map_err(|error| {
            tracing::warn!(%error, "the ID token is not valid");
            Failure::Provider
        })?;
        let mut claims = Claims::of(claims);
        if claims.names().is_none() {
            // Many providers tell the names only when asked for.
            let token = tokens.access_token().secret();
            let more = provider.claims(&self.http, token).await?;
            let more = more.filter(|more| more.sub == claims.sub);
            claims = claims.or(more.ok_or(Failure::Provider)?);
        }
        claims.identity(&self.registration)
    }

    /// Whether the provider is asked of each token each time: then one that it revokes ends at once.
    pub fn introspects(&self) -> bool {
        self.registration.introspection.is_some()
    }

    /// What is known of an access token that is for this API; None: it is for another, or over.
    pub async fn vouch(&self, token: &str, clock: &Clock) -> Result<Option<Vouched>, Failure> {
        let provider = self.provider().await?;
        if let Some(ours) = &self.registration.introspection {
            let (http, registration) = (&self.http, &self.registration);
            return audience::introspected(token, http, &provider, registration, ours).await;
        }
        let verify =
            |provider: &Provider| audience::verified(token, provider, &self.registration, clock);
        let mut verified = verify(&provider);
        // Anybody can send a token that nobody has signed: the keys are not read anew for each.
        if verified.as_ref().err() == Some(&jwt::Refusal::Key) && self.discovery.forget_old() {
            verified = verify(&*self.provider().await?);
        }
        if let Err(refusal) = &verified {
            // A text that tells nothing needs introspection, which is for the operator to configure.
            tracing::warn!(
                ?refusal,
                "nobody tells that an access token is for this API"
            );
        }
        Ok(verified.ok())
    }

    /// Whom such a token speaks for; None: the provider does not accept it (any more), or says that
    /// it is somebody else's.
    pub async fn bearer(
        &self,
        access_token: &str,
        vouched: &Vouched,
    ) -> Result<Option<Identity>, Failure> {
        let provider = self.provider().await?;
        let claims = provider.claims(&self.http, access_token).await?;
        let same = |sub: &String| {
            vouched
                .subject
                .as_ref()
                .is_none_or(|subject| subject == sub)
        };
        let claims = claims.filter(|claims| same(&claims.sub));
        let identity = claims.map(|claims| claims.identity(&self.registration));
        identity.transpose()
    }

    /// Whose sessions the provider says are over; None: it does not say so.
    pub async fn ended(&self, token: &str, clock: &Clock) -> Result<Option<Ended>, Failure> {
        let provider = self.provider().await?;
        let verify = |provider: &Provider| {
            logout_token::verified(token, provider, &self.registration, clock)
        };
        let mut verified = verify(&provider);
        if verified.as_ref().err() == Some(&jwt::Refusal::Key) && self.discovery.forget_old() {
            verified = verify(&*self.provider().await?);
        }
        if let Err(refusal) = &verified {
            tracing::warn!(?refusal, "a logout token is not valid");
        }
        Ok(verified.ok())
    }

    /// Of what the provider has said of itself nothing is remembered.
    pub fn forget(&self) {
        self.discovery.forget();
    }

    /// Where the browser goes to end the provider's session too. It carries our name and no
    /// `id_token_hint`: that would show the token, with the person's СНИЛС, to the browser.
    pub async fn logout_url(&self) -> Option<Url> {
        let end_session = self.provider().await.ok()?.end_session.clone()?;
        let request = LogoutRequest::from(end_session)
            .set_client_id(ClientId::new(self.registration.client_id.clone()))
            .set_post_logout_redirect_uri(self.home.clone());
        Some(request.http_get_url())
    }

    async fn provider(&self) -> Result<Arc<Provider>, Failure> {
        self.discovery.provider(&self.http).await
    }

    async fn exchange(
        &self,
        provider: &Provider,
        code: String,
        verifier: String,
    ) -> Result<TokenResponse, Failure> {
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
            // What a provider says of an error may quote the code; its kind may not, if RFC 6749 knows it.
            RequestTokenError::ServerResponse(refusal) => {
                let known = refusal.error();
                let extension = matches!(known, CoreErrorResponseType::Extension(_));
                let error = if extension {
                    "another one".to_owned()
                } else {
                    known.to_string()
                };
                tracing::warn!(error, "the token endpoint refused");
                Failure::Provider
            }
            RequestTokenError::Request(error) => {
                tracing::warn!(%error, "the token endpoint failed");
                Failure::Provider
            }
            _ => {
                tracing::warn!("the token endpoint failed");
                Failure::Provider
            }
        })?;
        if *tokens.token_type() == CoreTokenType::Bearer {
            Ok(tokens)
        } else {
            tracing::warn!("the access token is of another type than Bearer");
            Err(Failure::Provider)
        }
    }
}
