//! The sign-in protocol as the app sees it (profile `backend`): the backend makes the authorization
//! URL and keeps nonce, PKCE and tokens; the app guards the way there and back. Values in, decision
//! out; time is a parameter.
//!
//! Rules: RFC 6749 §4.1.2, RFC 9207, RFC 9700 §2.1 and §4.7.

mod callback;
mod login;

pub use callback::{Answer, Callback, CallbackError, Code, EsiaCode, Refusal, State};
pub use login::{AuthorizeUrl, Grant, PendingLogin, UnknownOrigin};

/// Milliseconds since 1970, UTC.
pub type Millis = u64;
