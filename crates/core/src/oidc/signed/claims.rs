//! The claims of an ID token, as they came.

use crate::json::Member;
use serde::Deserialize;

/// The claims of a token, as it has them (OpenID Connect Core §2, §3.1.3.6).
#[derive(Deserialize)]
pub struct Claims {
    #[serde(default)]
    pub iss: Member<String>,
    #[serde(default)]
    pub aud: Member<Audience>,
    #[serde(default)]
    pub azp: Member<String>,
    #[serde(default)]
    pub sub: Member<String>,
    #[serde(default)]
    pub exp: Member<f64>,
    #[serde(default)]
    pub iat: Member<f64>,
    #[serde(default)]
    pub nbf: Member<f64>,
    #[serde(default)]
    pub auth_time: Member<f64>,
    #[serde(default)]
    pub nonce: Member<String>,
    #[serde(default)]
    pub at_hash: Member<String>,
}

/// Whom a token is for. One element that is no text makes it odd as a whole: such an audience is no client.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Audience {
    One(String),
    Several(Vec<String>),
}
