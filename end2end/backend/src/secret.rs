//! Random secrets and their hashes.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// 256 random bits that a browser or a client holds. Its `Debug` shows nothing of it: it must
/// not reach a log.
#[derive(Clone)]
pub struct Secret(String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    pub fn random() -> Self {
        Self(URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>()))
    }

    /// What a browser sent as a secret; nothing is known of it yet.
    pub fn received(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub fn expose(&self) -> &str {
        &self.0
    }

    pub fn hash(&self) -> SecretHash {
        SecretHash(Sha256::digest(self.0.as_bytes()).to_vec())
    }
}

/// What the database keeps in place of a secret.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SecretHash(Vec<u8>);

impl SecretHash {
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A short random name such as `e-5f3c9a…`: for records, not a secret.
pub fn random_id(prefix: &str) -> String {
    format!("{prefix}-{:016x}", rand::random::<u64>())
}
