//! Tokens that the provider has signed and that are no ID tokens: of them `openidconnect` knows nothing.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::CoreJwsSigningAlgorithm as Algorithm;
use openidconnect::{JsonWebKey as _, JsonWebKeyId};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::discovery::Provider;

/// Why a token is not taken.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Of another kind: a text that only the provider understands, or a token made for something else.
    NotOne,
    /// No key that we know has signed it.
    Key,
    /// Signed, and not for us or not of now.
    NotOurs,
}

/// Whom a token is for.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Audience {
    pub fn has(&self, wanted: &str) -> bool {
        match self {
            Self::One(one) => one == wanted,
            Self::Several(list) => list.iter().any(|one| one == wanted),
        }
    }
}

#[derive(Deserialize)]
struct Header {
    alg: Algorithm,
    typ: Option<String>,
    kid: Option<String>,
    crit: Option<serde_json::Value>,
}

/// What a token of one of these kinds says, once its signature is the provider's. What it means is for
/// the caller to decide.
pub fn signed<T: DeserializeOwned>(
    token: &str,
    provider: &Provider,
    is_kind: impl Fn(&str) -> bool,
) -> Result<T, Refusal> {
    let (content, signature) = token.rsplit_once('.').ok_or(Refusal::NotOne)?;
    let (header, claims) = content.split_once('.').ok_or(Refusal::NotOne)?;
    let header: Header = part(header).ok_or(Refusal::NotOne)?;
    // RFC 7515 §4.1.9: `application/` may be left out.
    let kind = header.typ.unwrap_or_default().to_ascii_lowercase();
    let kind = kind.strip_prefix("application/").unwrap_or(&kind);
    if !is_kind(kind) || header.crit.is_some() || is_no_signature(&header.alg) {
        return Err(Refusal::NotOne);
    }
    let signature = URL_SAFE_NO_PAD
        .decode(signature)
        .map_err(|_| Refusal::NotOne)?;
    let id = header.kid.map(JsonWebKeyId::new);
    let keys = provider.keys.keys().iter();
    let mut named = keys.filter(|key| id.is_none() || key.key_id() == id.as_ref());
    let content = content.as_bytes();
    if !named.any(|key| {
        key.verify_signature(&header.alg, content, &signature)
            .is_ok()
    }) {
        return Err(Refusal::Key);
    }
    part(claims).ok_or(Refusal::NotOurs)
}

/// A shared secret is none either.
fn is_no_signature(algorithm: &Algorithm) -> bool {
    matches!(
        algorithm,
        Algorithm::HmacSha256 | Algorithm::HmacSha384 | Algorithm::HmacSha512 | Algorithm::None
    )
}

fn part<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}
