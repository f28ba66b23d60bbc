//! Authorization codes: single use, one minute.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::grant::Grant;
use crate::secret::Secret;

const LIFETIME: i64 = 60;

/// What a code stands for.
pub struct Issued {
    pub grant: Grant,
    pub redirect_uri: String,
    pub challenge: String,
    pub nonce: Option<String>,
}

#[derive(Default)]
pub struct Codes(Mutex<HashMap<String, (Issued, i64)>>);

impl Codes {
    pub fn issue(&self, issued: Issued, now: i64) -> String {
        let code = Secret::random().expose().to_owned();
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        codes.retain(|_, (_, expires_at)| *expires_at > now);
        codes.insert(code.clone(), (issued, now + LIFETIME));
        code
    }

    pub fn take(&self, code: &str, now: i64) -> Option<Issued> {
        let mut codes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (issued, expires_at) = codes.remove(code)?;
        (expires_at > now).then_some(issued)
    }
}
