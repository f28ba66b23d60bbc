//! The keys that ID tokens are signed with: ES256, made at each start.

use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::SigningKey;
use serde_json::{Value, json};

type Failure = Box<dyn std::error::Error + Send + Sync>;

pub const ALGORITHM: &str = "ES256";

#[derive(Clone)]
pub struct Key {
    pub kid: String,
    pub signing: SigningKey,
}

pub struct Keys {
    current: Mutex<(u32, Key)>,
    /// Published when asked for; signs nothing.
    second: Key,
    /// In no key set: signs what must not be accepted.
    pub foreign: Key,
}

impl Keys {
    pub fn generate() -> Result<Self, Failure> {
        Ok(Self {
            current: Mutex::new((1, Key::generate("stand-1")?)),
            second: Key::generate("stand-second")?,
            foreign: Key::generate("foreign")?,
        })
    }

    pub fn current(&self) -> Key {
        self.lock().1.clone()
    }

    /// A new key under a new name; the old one is withdrawn.
    pub fn rotate(&self) -> Result<(), Failure> {
        let mut current = self.lock();
        let number = current.0 + 1;
        *current = (number, Key::generate(&format!("stand-{number}"))?);
        Ok(())
    }

    pub fn published(&self, second_too: bool) -> Vec<Value> {
        let current = self.current();
        let second = second_too.then_some(&self.second);
        [Some(&current), second]
            .into_iter()
            .flatten()
            .map(Key::public)
            .collect()
    }

    fn lock(&self) -> MutexGuard<'_, (u32, Key)> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Key {
    fn generate(kid: &str) -> Result<Self, Failure> {
        Ok(Self {
            kid: kid.to_owned(),
            // One of 2^32 has no key to it; then the program does not start.
            signing: SigningKey::from_slice(&rand::random::<[u8; 32]>())?,
        })
    }

    /// The point of the public key, uncompressed.
    pub fn point(&self) -> Vec<u8> {
        let point = self.signing.verifying_key().to_sec1_point(false);
        point.as_bytes().to_vec()
    }

    fn public(&self) -> Value {
        let point = self.point();
        let (x, y) = point.get(1..).unwrap_or_default().split_at(32);
        json!({
            "kty": "EC",
            "crv": "P-256",
            "use": "sig",
            "alg": ALGORITHM,
            "kid": self.kid,
            "x": URL_SAFE_NO_PAD.encode(x),
            "y": URL_SAFE_NO_PAD.encode(y),
        })
    }
}
