//! Who has signed in at the stand, by a cookie of its own: so that an app may ask for them
//! without a page (`prompt=none`).

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::http::{HeaderMap, HeaderValue};

use crate::app::cookies;
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
        let entry = remembered.get(&cookie(headers)?.hash())?;
        (entry.until > now).then_some((entry.persona, entry.since))
    }

    /// Gives the cookie for it.
    pub fn remember(&self, persona: &'static Persona, since: i64, now: i64) -> Option<HeaderValue> {
        let secret = Secret::random();
        let mut remembered = self.lock();
        remembered.retain(|_, entry| entry.until > now);
        let entry = Entry {
            persona,
            since,
            until: now + LIFETIME,
        };
        remembered.insert(secret.hash(), entry);
        write(secret.expose(), "")
    }

    /// Gives the cookie that ends it.
    pub fn forget(&self, headers: &HeaderMap) -> Option<HeaderValue> {
        self.lock().remove(&cookie(headers)?.hash());
        write("", "; Max-Age=0")
    }

    pub fn forget_all(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<SecretHash, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn cookie(headers: &HeaderMap) -> Option<Secret> {
    cookies::received(headers, |name| name == NAME)
}

/// The stand is reached without https.
fn write(value: &str, lifetime: &str) -> Option<HeaderValue> {
    let text = format!("{NAME}={value}; Path=/; HttpOnly; SameSite=Lax{lifetime}");
    HeaderValue::from_str(&text).ok()
}
