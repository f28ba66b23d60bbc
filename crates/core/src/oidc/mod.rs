//! The sign-in protocol: values in, decisions out; time, randomness and hashes are parameters.
//!
//! Profile `backend`: the backend makes the authorization URL and keeps nonce, PKCE and tokens; the
//! app guards the way there and back. Profile `oidc`: the app is a public client itself and makes
//! every check of a certified one.
//!
//! Rules: RFC 6749 §4.1.2, RFC 7636, RFC 9207, RFC 9700 §2.1 and §4.7, RFC 10017, OpenID Connect
//! Core §3.1.3.7, Discovery §4.3, RP-Initiated Logout §3.

mod authorize_url;
mod base64url;
mod callback;
mod fault;
mod login;
mod logout;
mod millis;
mod provider;
mod refusal;
mod signed;
mod subject;
mod tab_news;
#[cfg(test)]
mod tests;
mod tokens;

pub use authorize_url::{AuthorizeUrl, UnknownOrigin};
pub use base64url::encode as base64url;
pub use callback::{Answer, Callback, CallbackError, Code, State};
pub use fault::Fault;
pub use login::departures::{Departures, Loop};
pub use login::pending::{Grant, IssuerRule, PendingLogin};
pub use login::request::{Prompt, Registration, Request};
pub use login::secrets::Secrets;
pub use logout::{LogoutAnswer, PendingLogout};
pub use millis::Millis;
pub use provider::{Metadata, Provider, ProviderFault};
pub use refusal::{EsiaCode, OAuthError, Refusal};
pub use signed::algorithm::Algorithm;
pub use signed::fault::IdTokenFault;
pub use signed::id_token::Expected;
pub use signed::jws::{CompactJws, SignatureCheck, Signed};
pub use signed::keys::{Key, KeyFault, KeySet};
pub use subject::{Subject, UserInfo};
pub use tab_news::TabNews;
pub use tokens::{AccessToken, RefreshToken, TokenAnswer, TokenResponse, TokenResponseFault};
