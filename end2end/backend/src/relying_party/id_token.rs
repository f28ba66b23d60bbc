//! Whether an ID token is for us, from the provider, for this sign-in, and of now. The crate
//! verifies signature, issuer, audience, nonce and end; the rest of OpenID Connect Core 3.1.3.7
//! is here.

use std::fmt;

use chrono::{DateTime, Duration, Utc};
use openidconnect::{AccessToken, AccessTokenHash, ClaimsVerificationError, Nonce};

use super::discovery::Provider;
use super::identity::is_subject;
use super::types::{IdToken, IdTokenClaims};
use crate::clock::Clock;

/// How far the provider's clock and ours may lie apart.
pub const LEEWAY: Duration = Duration::seconds(60);

/// What the token must fit.
pub struct Expected<'a> {
    pub client_id: &'a str,
    pub nonce: Nonce,
    /// How old the sign-in may be, in seconds, where that was asked for.
    pub max_age: Option<u32>,
    pub access_token: &'a AccessToken,
    pub clock: &'a Clock,
}

/// It says nothing that the token says: whoever makes one could write into the log.
pub enum Refusal {
    /// No key that we know fits.
    Key,
    Other(&'static str),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key => f.write_str("not signed by a key of the provider"),
            Self::Other(error) => f.write_str(error),
        }
    }
}

impl From<&'static str> for Refusal {
    fn from(error: &'static str) -> Self {
        Self::Other(error)
    }
}

/// The crate's own words quote the token.
impl From<ClaimsVerificationError> for Refusal {
    fn from(error: ClaimsVerificationError) -> Self {
        use ClaimsVerificationError as E;
        Self::Other(match error {
            E::SignatureVerification(_) => return Self::Key,
            E::Expired(_) => "over, or made in the future",
            E::InvalidAudience(_) => "for another client",
            E::InvalidIssuer(_) => "from another provider",
            E::InvalidNonce(_) => "nonce mismatch: the answer to another sign-in",
            E::InvalidSubject(_) => "about nobody",
            _ => "not an ID token",
        })
    }
}

impl Expected<'_> {
    pub fn verified<'t>(
        &self,
        token: &'t IdToken,
        provider: &Provider,
    ) -> Result<&'t IdTokenClaims, Refusal> {
        let now = self.clock.now();
        let verifier = provider
            .client
            .id_token_verifier()
            // Only the end is held against it.
            .set_time_fn(move || now - LEEWAY)
            .set_issue_time_verifier_fn(move |issued| {
                if is_past(issued, now) {
                    Ok(())
                } else {
                    Err("issued in the future".to_owned())
                }
            });
        let claims = token.claims(&verifier, &self.nonce)?;
        if !is_subject(claims.subject()) {
            return Err("about nobody".into());
        }
        let authorized = claims.authorized_party();
        if authorized.is_some_and(|party| party.as_str() != self.client_id) {
            return Err("the authorized party is another".into());
        }
        let valid_from = claims.additional_claims().nbf;
        if valid_from.is_some_and(|time| time > (now + LEEWAY).timestamp()) {
            return Err("valid only in the future".into());
        }
        if claims.auth_time().is_some_and(|time| !is_past(time, now)) {
            return Err("the person signed in only in the future".into());
        }
        if let Some(max_age) = self.max_age
            && !is_fresh(claims.auth_time(), max_age, now)
        {
            return Err("the person signed in too long ago, or nobody says when".into());
        }
        if let Some(hash) = claims.access_token_hash() {
            let of_ours = token
                .signing_key(&verifier)
                .map_err(|_| Refusal::Key)
                .and_then(|key| {
                    let algorithm = token.signing_alg().map_err(|_| Refusal::Key)?;
                    AccessTokenHash::from_token(self.access_token, algorithm, key)
                        .map_err(|_| Refusal::Other("its algorithm has no hash"))
                })?;
            if of_ours != *hash {
                return Err("the access token is another".into());
            }
        }
        Ok(claims)
    }
}

/// Whoever asks for it must be told: OpenID Connect Core 3.1.2.1.
fn is_fresh(authenticated: Option<DateTime<Utc>>, max_age: u32, now: DateTime<Utc>) -> bool {
    let oldest = now - LEEWAY - Duration::seconds(max_age.into());
    authenticated.is_some_and(|time| time >= oldest && is_past(time, now))
}

fn is_past(time: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    time <= now + LEEWAY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_is_as_fresh_as_was_asked_for() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("a time");
        let ago = |seconds| Some(now - Duration::seconds(seconds));
        for (authenticated, max_age, fresh) in [
            (ago(0), 0, true),
            (ago(60), 0, true),
            (ago(61), 0, false),
            (ago(360), 300, true),
            (ago(361), 300, false),
            (ago(-60), 300, true),
            (ago(-61), 300, false),
            (None, 300, false),
        ] {
            assert_eq!(
                is_fresh(authenticated, max_age, now),
                fresh,
                "{authenticated:?}"
            );
        }
    }
}
