//! Is a signed token for us, from here, about now, and the answer to our request?
//! OpenID Connect Core §3.1.3.7 and, after a refresh, §12.2.

use super::claims::{Audience, Claims};
use super::fault::IdTokenFault;
use super::jws::Signed;
use crate::json::Member;
use crate::oidc::base64url;
use crate::oidc::millis::Millis;
use crate::oidc::subject::Subject;

/// How far the clocks of the provider and of an old office machine may be apart, in seconds.
const LEEWAY: f64 = 60.0;

/// What a token must say.
pub struct Expected<'a> {
    /// `iss`, exactly.
    pub issuer: &'a str,
    /// Must be in `aud`.
    pub client_id: &'a str,
    /// May be in `aud` too.
    pub trusted_audiences: &'a [String],
    /// Of the sign-in that was begun.
    pub nonce: &'a str,
    /// SHA-256 of the access token that came along.
    pub access_token_hash: &'a [u8],
    /// Who it must be about: after a refresh, whoever signed in. Then `nonce` may be missing.
    pub refreshed: Option<&'a Subject>,
}

impl Signed {
    /// Who signed in.
    ///
    /// # Errors
    /// The first [`IdTokenFault`] that is found.
    pub fn accept(self, expected: &Expected<'_>, now: Millis) -> Result<Subject, IdTokenFault> {
        let claims = &self.0;
        if claims.iss.text() != Some(expected.issuer) {
            return Err(IdTokenFault::Issuer);
        }
        audience(claims, expected)?;
        time(claims, now)?;
        let nonce_may_be_missing = expected.refreshed.is_some() && claims.nonce.is_absent();
        if !nonce_may_be_missing && claims.nonce.text() != Some(expected.nonce) {
            return Err(IdTokenFault::Nonce);
        }
        // §3.1.3.8: the left half of the hash.
        let hash = expected.access_token_hash;
        let half = base64url::encode(&hash[..hash.len() / 2]);
        if !claims.at_hash.is_absent() && claims.at_hash.text() != Some(&half) {
            return Err(IdTokenFault::AccessTokenHash);
        }
        let subject = Subject::of(&claims.sub).ok_or(IdTokenFault::Subject)?;
        if expected.refreshed.is_some_and(|before| *before != subject) {
            return Err(IdTokenFault::Subject);
        }
        Ok(subject)
    }
}

fn audience(claims: &Claims, expected: &Expected<'_>) -> Result<(), IdTokenFault> {
    let list = match claims.aud.get() {
        Some(Audience::Several(list)) => list.as_slice(),
        Some(Audience::One(one)) => core::slice::from_ref(one),
        None => &[],
    };
    let trusted =
        |one: &String| one == expected.client_id || expected.trusted_audiences.contains(one);
    if !list.iter().any(|one| one == expected.client_id) || !list.iter().all(trusted) {
        return Err(IdTokenFault::Audience);
    }
    let several = list.len() > 1;
    let is_us = claims.azp.text() == Some(expected.client_id);
    if is_us || (claims.azp.is_absent() && !several) {
        Ok(())
    } else {
        Err(IdTokenFault::AuthorizedParty)
    }
}

fn time(claims: &Claims, now: Millis) -> Result<(), IdTokenFault> {
    // Seconds since 1970 fit a float; NumericDate may have a fraction (RFC 7519 §2).
    #[expect(clippy::cast_precision_loss, reason = "exact until the year 287396")]
    let now = now as f64 / 1000.0;
    let at = |time: &Member<f64>| time.get().copied().ok_or(IdTokenFault::Time);
    if now >= at(&claims.exp)? + LEEWAY {
        return Err(IdTokenFault::Expired);
    }
    if now < at(&claims.iat)? - LEEWAY {
        return Err(IdTokenFault::IssuedAt);
    }
    if !claims.nbf.is_absent() && now < at(&claims.nbf)? - LEEWAY {
        return Err(IdTokenFault::NotBefore);
    }
    if !claims.auth_time.is_absent() && now < at(&claims.auth_time)? - LEEWAY {
        return Err(IdTokenFault::AuthTime);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
