//! Signed tokens, made by hand: a library would not make the wrong ones.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac as _};
use p256::ecdsa::Signature;
use p256::ecdsa::signature::Signer as _;
use serde_json::{Map, Value};
use sha2::Sha256;

use crate::provider::known::keys::Key;

pub enum Signer<'a> {
    Es256(&'a Key),
    /// With these bytes as the shared secret.
    Hs256(&'a [u8]),
    Nobody,
}

/// The compact form, RFC 7515, 3.1.
pub fn sign(header: &Map<String, Value>, claims: &Map<String, Value>, signer: &Signer) -> String {
    let part = |map: &Map<String, Value>| {
        let json = Value::Object(map.clone()).to_string();
        URL_SAFE_NO_PAD.encode(json)
    };
    let text = format!("{}.{}", part(header), part(claims));
    let signature = URL_SAFE_NO_PAD.encode(signer.sign(text.as_bytes()));
    format!("{text}.{signature}")
}

impl Signer<'_> {
    fn sign(&self, text: &[u8]) -> Vec<u8> {
        match self {
            Self::Es256(key) => {
                let signature: Signature = key.signing.sign(text);
                signature.to_bytes().to_vec()
            }
            Self::Hs256(secret) => {
                // HMAC takes a key of any length.
                let mac = Hmac::<Sha256>::new_from_slice(secret).ok();
                let code = mac.map(|mac| mac.chain_update(text).finalize().into_bytes());
                code.map(|code| code.to_vec()).unwrap_or_default()
            }
            Self::Nobody => Vec::new(),
        }
    }
}
