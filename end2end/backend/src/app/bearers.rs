//! The people behind the access tokens asked about of late.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::domain::person::Person;
use crate::secret::SecretHash;

/// How long the provider's word is remembered, in seconds.
const REMEMBERED: i64 = 60;

/// By the hash of the token.
#[derive(Default)]
pub struct Bearers(Mutex<HashMap<SecretHash, Known>>);

struct Known {
    person: Person,
    until: i64,
}

impl Bearers {
    pub fn person(&self, token: &SecretHash, now: i64) -> Option<Person> {
        let known = self.lock();
        let known = known.get(token).filter(|known| known.until > now)?;
        Some(known.person.clone())
    }

    /// Not beyond the token's own end, where that is known.
    pub fn remember(&self, token: SecretHash, person: Person, now: i64, end: Option<i64>) {
        let mut known = self.lock();
        known.retain(|_, known| known.until > now);
        let until = end.map_or(now + REMEMBERED, |end| end.min(now + REMEMBERED));
        known.insert(token, Known { person, until });
    }

    pub fn forget_all(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<SecretHash, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
