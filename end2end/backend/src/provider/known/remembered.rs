//! Who has signed in at the stand, by a cookie of its own: so that an app may ask for them
//! without a page (`prompt=none`).

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use cookie::time::Duration;
use cookie::{Cookie, SameSite};

use crate::secret::{Secret, SecretHash};
use crate::seed::people::Persona;

/// Cookies of one host are shared by its ports: the app has others.
const NAME: &str = "stand";
const LIFETIME: i64 = 12 * 60 * 60;

#[derive(Default)]
pub struct Remembered(Mutex<HashMap<SecretHash, Entry>>);

struct Entry {
    persona: &'static Persona,
    since: i64,
    until: i64,
}

impl Remembered {
    /// And since when.
    pub fn person(&self, headers: &HeaderMap, now: i64) -> Option<(&'static Persona, i64)> {
        let remembered = self.lock();
        let entry = remembered.get(&secret(headers)?.hash())?;
        (entry.until > now).then_some((entry.persona, entry.since))
    }

    /// Gives the cookie for it.
    pub fn remember(&self, persona: &'static Persona, since: i64, now: i64) -> CookieJar {
        let secret = Secret::random();
        let mut remembered = self.lock();
        remembered.retain(|_, entry| entry.until > now);
        let entry = Entry {
            persona,
            since,
            until: now + LIFETIME,
        };
        remembered.insert(secret.hash(), entry);
        CookieJar::new().add(cookie(secret.expose().to_owned()))
    }

    /// Gives the cookie that ends it.
    pub fn forget(&self, headers: &HeaderMap) -> Option<CookieJar> {
        self.lock().remove(&secret(headers)?.hash());
        let mut ended = cookie(String::new());
        ended.set_max_age(Duration::ZERO);
        Some(CookieJar::new().add(ended))
    }

    pub fn forget_all(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<SecretHash, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn secret(headers: &HeaderMap) -> Option<Secret> {
    let jar = CookieJar::from_headers(headers);
    jar.get(NAME).map(|cookie| Secret::received(cookie.value()))
}

/// The stand is reached without https.
fn cookie(value: String) -> Cookie<'static> {
    Cookie::build((NAME, value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .build()
}
