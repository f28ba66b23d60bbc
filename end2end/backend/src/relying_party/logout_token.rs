//! The provider's word that its session is over (OpenID Connect Back-Channel Logout 1.0).

use chrono::Duration;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::discovery::Provider;
use super::id_token::LEEWAY;
use super::jwt::{self, Audience, Refusal};
use super::registration::Registration;
use crate::clock::Clock;
use crate::store::people::sessions::Ended;

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// A token of before is not heard any more.
const OLDEST: Duration = Duration::minutes(5);

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: Audience,
    iat: i64,
    exp: i64,
    /// It has to be there.
    #[serde(rename = "jti")]
    _jti: String,
    events: serde_json::Map<String, serde_json::Value>,
    sub: Option<String>,
    sid: Option<String>,
    /// What has one is an ID token.
    nonce: Option<IgnoredAny>,
}

/// §2.6.
pub fn verified(
    token: &str,
    provider: &Provider,
    registration: &Registration,
    clock: &Clock,
) -> Result<Ended, Refusal> {
    let is_kind = |kind: &str| matches!(kind, "logout+jwt" | "jwt" | "");
    let claims: Claims = jwt::signed(token, provider, is_kind)?;
    let now = clock.now();
    let is_ours = claims.iss == registration.issuer
        && claims.aud.has(&registration.client_id)
        && claims.exp > (now - LEEWAY).timestamp()
        && claims.iat <= (now + LEEWAY).timestamp()
        && claims.iat > (now - OLDEST).timestamp()
        && claims
            .events
            .get(EVENT)
            .is_some_and(serde_json::Value::is_object)
        && claims.nonce.is_none()
        && (claims.sub.is_some() || claims.sid.is_some());
    if !is_ours {
        return Err(Refusal::NotOurs);
    }
    Ok(Ended {
        subject: claims.sub,
        session: claims.sid,
        until: claims.iat + LEEWAY.num_seconds(),
    })
}
