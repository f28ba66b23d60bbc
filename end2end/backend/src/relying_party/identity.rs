//! Claims of a provider, from an ID token or from userinfo, and whom they describe.

use openidconnect::LocalizedClaim;
use serde::Deserialize;

use super::failure::Failure;
use super::registration::Registration;
use super::types::IdTokenClaims;
use crate::domain::person::{Names, Snils};
use crate::store::people::identity::Identity;
use crate::text;

#[derive(Deserialize)]
pub struct Claims {
    pub sub: String,
    family_name: Option<String>,
    given_name: Option<String>,
    middle_name: Option<String>,
    snils: Option<String>,
    trusted: Option<bool>,
    /// Only an ID token says it.
    #[serde(skip)]
    authenticated_at: Option<i64>,
    #[serde(skip)]
    session: Option<String>,
}

impl Claims {
    pub fn of(claims: &IdTokenClaims) -> Self {
        let more = claims.additional_claims();
        Self {
            sub: claims.subject().to_string(),
            family_name: text(claims.family_name(), |name| name.as_str()),
            given_name: text(claims.given_name(), |name| name.as_str()),
            middle_name: text(claims.middle_name(), |name| name.as_str()),
            snils: more.snils.clone(),
            trusted: more.trusted,
            authenticated_at: claims.auth_time().map(|time| time.timestamp()),
            session: more.sid.clone(),
        }
    }

    /// What is not said here is taken from there; a name is one, not parts of two.
    pub fn or(self, other: Self) -> Self {
        Self {
            snils: self.snils.or(other.snils),
            trusted: self.trusted.or(other.trusted),
            authenticated_at: self.authenticated_at,
            session: self.session,
            ..other
        }
    }

    pub fn names(&self) -> Option<Names> {
        Some(Names {
            last_name: filled(self.family_name.as_ref())?,
            first_name: filled(self.given_name.as_ref())?,
            middle_name: filled(self.middle_name.as_ref()),
        })
    }

    /// Eleven digits, however they are grouped.
    fn snils(&self) -> Option<Snils> {
        let digits = self.snils.as_ref()?.chars();
        let digits: String = digits.filter(char::is_ascii_digit).collect();
        (digits.len() == 11).then(|| Snils::new(digits))
    }

    /// The person, if the provider vouches for them.
    pub fn identity(self, registration: &Registration) -> Result<Identity, Failure> {
        if !registration.is_confirmed(self.trusted) {
            return Err(Failure::Unconfirmed);
        }
        Ok(Identity {
            issuer: registration.kept_as.clone(),
            names: self.names(),
            snils: self.snils().filter(|_| registration.vouches_for_snils),
            authenticated_at: self.authenticated_at,
            session: self.session,
            subject: self.sub,
        })
    }
}

/// OpenID Connect Core §2: 1 to 255 ASCII characters; counted as bytes, as the app does.
pub fn is_subject(sub: &str) -> bool {
    (1..=255).contains(&sub.len())
}

fn text<T>(claim: Option<&LocalizedClaim<T>>, read: impl Fn(&T) -> &str) -> Option<String> {
    Some(read(claim?.get(None)?).to_owned())
}

fn filled(text: Option<&String>) -> Option<String> {
    // A provider lets people type their names themselves.
    let text = text::plain(text?);
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
