//! Access and refresh tokens: opaque, known to the stand alone. The tokens that come from one
//! code are a family; it is revoked as a whole.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::client::Client;
use super::grant::Grant;
use crate::secret::Secret;

/// However often it is refreshed, a family ends after twelve hours, as a session does.
const LONGEST: i64 = 12 * 60 * 60;

pub type FamilyId = u64;

#[derive(Default)]
pub struct Tokens(Mutex<Known>);

#[derive(Default)]
struct Known {
    last: FamilyId,
    families: HashMap<FamilyId, Family>,
    access: HashMap<String, Access>,
    refresh: HashMap<String, Refresh>,
}

struct Family {
    grant: Grant,
    ends_at: i64,
}

struct Access {
    family: FamilyId,
    expires_at: i64,
}

struct Refresh {
    family: FamilyId,
    used: bool,
}

impl Tokens {
    pub fn begin(&self, grant: Grant, now: i64) -> FamilyId {
        let mut known = self.lock();
        let Known {
            families,
            access,
            refresh,
            last,
        } = &mut *known;
        families.retain(|_, family| family.ends_at > now);
        access.retain(|_, token| token.expires_at > now && families.contains_key(&token.family));
        refresh.retain(|_, token| families.contains_key(&token.family));
        *last += 1;
        let ends_at = now + LONGEST;
        families.insert(*last, Family { grant, ends_at });
        *last
    }

    pub fn access(&self, family: FamilyId, expires_at: i64) -> String {
        let token = Secret::random().expose().to_owned();
        let access = Access { family, expires_at };
        self.lock().access.insert(token.clone(), access);
        token
    }

    pub fn refresh(&self, family: FamilyId) -> String {
        let token = Secret::random().expose().to_owned();
        let refresh = Refresh {
            family,
            used: false,
        };
        self.lock().refresh.insert(token.clone(), refresh);
        token
    }

    /// What a living access token opens.
    pub fn grant(&self, access_token: &str, now: i64) -> Option<Grant> {
        self.living(access_token, now).map(|(grant, _)| grant)
    }

    /// The same, and when the token ends.
    pub fn living(&self, access_token: &str, now: i64) -> Option<(Grant, i64)> {
        let known = self.lock();
        let token = known.access.get(access_token)?;
        let family = known.families.get(&token.family)?;
        let until = token.expires_at.min(family.ends_at);
        (until > now).then_some((family.grant, until))
    }

    /// Ends an access token, or with a refresh token all of its family, if it is this client's.
    pub fn revoke(&self, token: &str, client: Client) {
        let mut known = self.lock();
        let families = &known.families;
        let is_ours = |family: &FamilyId| {
            let family = families.get(family);
            family.is_some_and(|family| family.grant.client == client)
        };
        let of_refresh = known.refresh.get(token).map(|token| token.family);
        let of_refresh = of_refresh.filter(is_ours);
        let of_access = known.access.get(token).map(|token| token.family);
        let of_access = of_access.filter(is_ours);
        if let Some(family) = of_refresh {
            known.families.remove(&family);
        }
        if of_access.is_some() {
            known.access.remove(token);
        }
    }

    /// The grant of a refresh token; the caller decides whether to use it.
    pub fn refreshable(&self, token: &str, now: i64) -> Option<Grant> {
        let known = self.lock();
        let family = known.refresh.get(token)?.family;
        let family = known.families.get(&family)?;
        (family.ends_at > now).then_some(family.grant)
    }

    /// Uses a refresh token up. A second use means that somebody copied it: nobody can tell who
    /// is who, so all tokens of the family end (RFC 9700, 4.14.2).
    pub fn use_up(&self, token: &str) -> Option<FamilyId> {
        let mut known = self.lock();
        let refresh = known.refresh.get_mut(token)?;
        let family = refresh.family;
        if refresh.used {
            known.families.remove(&family);
            return None;
        }
        refresh.used = true;
        known.families.contains_key(&family).then_some(family)
    }

    pub fn revoke_all(&self) {
        self.lock().families.clear();
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
