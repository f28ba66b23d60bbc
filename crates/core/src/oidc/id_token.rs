//! Is a signed token for us, from here, about now, and the answer to our request?
//! OpenID Connect Core §3.1.3.7 and, after a refresh, §12.2.

use super::{Millis, Signed, Subject, base64url};
use crate::json::Member;
use serde::Deserialize;

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

/// Why a token is not accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IdTokenFault {
    /// No token at all.
    Malformed,
    /// Signed in a way that proves nothing or that the provider did not announce.
    Algorithm,
    /// No key, or several, for it.
    Key,
    /// Not signed by the provider.
    Signature,
    /// From another provider.
    Issuer,
    /// For another client, or for one more that is not trusted.
    Audience,
    /// Given to another client.
    AuthorizedParty,
    /// About nobody, or after a refresh about somebody else.
    Subject,
    /// It does not say from when or until when it is valid.
    Time,
    /// Over.
    Expired,
    /// Made in the future.
    IssuedAt,
    /// Not valid yet.
    NotBefore,
    /// The answer to another request.
    Nonce,
    /// The access token beside it is another's.
    AccessTokenHash,
}

impl IdTokenFault {
    /// What to tell the support.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Malformed => "id_token/format",
            Self::Algorithm => "id_token/alg",
            Self::Key => "id_token/kid",
            Self::Signature => "id_token/signature",
            Self::Issuer => "id_token/iss",
            Self::Audience => "id_token/aud",
            Self::AuthorizedParty => "id_token/azp",
            Self::Subject => "id_token/sub",
            Self::Time => "id_token/time",
            Self::Expired => "id_token/exp",
            Self::IssuedAt => "id_token/iat",
            Self::NotBefore => "id_token/nbf",
            Self::Nonce => "id_token/nonce",
            Self::AccessTokenHash => "id_token/at_hash",
        }
    }

    /// Whether a wrong clock explains it: then the user can mend it.
    #[must_use]
    pub fn is_about_time(self) -> bool {
        matches!(self, Self::Expired | Self::IssuedAt | Self::NotBefore)
    }
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

/// The claims of a token, as it has them (OpenID Connect Core §2, §3.1.3.6).
#[derive(Deserialize)]
pub(super) struct Claims {
    #[serde(default)]
    iss: Member<String>,
    #[serde(default)]
    aud: Member<Audience>,
    #[serde(default)]
    azp: Member<String>,
    #[serde(default)]
    pub sub: Member<String>,
    #[serde(default)]
    exp: Member<f64>,
    #[serde(default)]
    iat: Member<f64>,
    #[serde(default)]
    nbf: Member<f64>,
    #[serde(default)]
    nonce: Member<String>,
    #[serde(default)]
    at_hash: Member<String>,
}

/// Whom a token is for. One element that is no text makes it odd as a whole: such an audience is no client.
#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
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
    Ok(())
}

#[cfg(test)]
mod tests;
