//! Who stands behind an access token, when the app is the OpenID client. The provider's userinfo
//! endpoint decides: that takes any standard provider and any kind of token. It does not tell for
//! which client of the provider the token was made; where others share the provider, introspection
//! has to take its place.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::http::{HeaderMap, header};

use crate::app::App;
use crate::domain::person::Person;
use crate::problem::{Kind, Problem};
use crate::relying_party::Failure;
use crate::secret::{Secret, SecretHash};

/// How long the provider's word is remembered, in seconds.
const REMEMBERED: i64 = 60;
/// RFC 6750, 3.1: without a token the answer names no error.
const NO_TOKEN: &str = "Bearer";
const INVALID_TOKEN: &str = "Bearer error=\"invalid_token\"";

/// The people behind the tokens asked about of late, by the hash of the token.
#[derive(Default)]
pub struct Bearers(Mutex<HashMap<SecretHash, Known>>);

struct Known {
    person: Person,
    until: i64,
}

impl Bearers {
    fn person(&self, token: &SecretHash, now: i64) -> Option<Person> {
        let known = self.lock();
        let known = known.get(token).filter(|known| known.until > now)?;
        Some(known.person.clone())
    }

    fn remember(&self, token: SecretHash, person: Person, now: i64) {
        let mut known = self.lock();
        known.retain(|_, known| known.until > now);
        let until = now + REMEMBERED;
        known.insert(token, Known { person, until });
    }

    pub fn forget_all(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<SecretHash, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The person of this request; none when it brings no token.
pub async fn person(app: &App, headers: &HeaderMap) -> Result<Option<Person>, Problem> {
    let Some(token) = token(headers) else {
        return Ok(None);
    };
    let hash = token.hash();
    if let Some(person) = app.bearers.person(&hash, app.clock.seconds()) {
        return Ok(Some(person));
    }
    let claims = app.relying_party.userinfo(token.expose()).await?;
    let claims = claims.ok_or(Problem::from(Kind::Unauthenticated).challenge(INVALID_TOKEN))?;
    let identity = app.relying_party.identity(claims)?;
    let known = app.store.know(identity, app.clock.seconds()).await?;
    let person = known.ok_or(Failure::Provider)?;
    app.bearers
        .remember(hash, person.clone(), app.clock.seconds());
    Ok(Some(person))
}

pub fn nobody() -> Problem {
    Problem::from(Kind::Unauthenticated).challenge(NO_TOKEN)
}

/// RFC 6750, 2.1. The scheme's name has no case.
fn token(headers: &HeaderMap) -> Option<Secret> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| Secret::received(token.trim()))
}
