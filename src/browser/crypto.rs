//! WebCrypto: randomness, SHA-256 and the signatures of ID tokens. The decisions are in `oidc`.

use super::window::window;
use crate::oidc::{Algorithm, SignatureCheck};
use js_sys::{JSON, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// The browser has none: the page did not come by https.
pub struct NoCrypto;

/// Bytes that cannot be guessed; `None` without a source of randomness.
#[must_use]
pub fn random_bytes() -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let crypto = window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// 32 hexadecimal digits that cannot be guessed, for an `Idempotency-Key` (whose alphabet in the
/// contract is small) or a `state`.
#[must_use]
pub fn random() -> String {
    // Without a source of randomness the key is constant and the server treats a second grant as a
    // repeated one: it refuses, nothing is given by mistake.
    let bytes = random_bytes().unwrap_or_default();
    let nibbles = bytes[..16].iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles
        .filter_map(|nibble| char::from_digit(u32::from(nibble), 16))
        .collect()
}

/// SHA-256.
///
/// # Errors
/// [`NoCrypto`].
pub async fn sha256(bytes: &[u8]) -> Result<Vec<u8>, NoCrypto> {
    let digest = subtle()?.digest_with_str_and_u8_array("SHA-256", bytes);
    let buffer = settled(digest).await.ok_or(NoCrypto)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Whether the signature is the key's. A key that the browser does not take has signed nothing.
///
/// # Errors
/// [`NoCrypto`].
pub async fn verify(check: &SignatureCheck) -> Result<bool, NoCrypto> {
    let subtle = subtle()?;
    let algorithm = match check.algorithm() {
        Algorithm::Rs256 => r#"{"name":"RSASSA-PKCS1-v1_5","hash":"SHA-256"}"#,
        Algorithm::Ps256 => r#"{"name":"RSA-PSS","hash":"SHA-256","saltLength":32}"#,
        Algorithm::Es256 => r#"{"name":"ECDSA","hash":"SHA-256","namedCurve":"P-256"}"#,
    };
    let (Some(algorithm), Some(jwk)) = (object(algorithm), object(&check.key().as_jwk())) else {
        return Ok(false);
    };
    let usages = js_sys::Array::of1(&JsValue::from_str("verify"));
    let imported = subtle.import_key_with_object("jwk", &jwk, &algorithm, false, &usages);
    let Some(key) = settled(imported).await else {
        return Ok(false);
    };
    let key: CryptoKey = key.unchecked_into();
    let verified = subtle.verify_with_object_and_u8_array_and_u8_array(
        &algorithm,
        &key,
        check.signature(),
        check.input(),
    );
    Ok(settled(verified)
        .await
        .is_some_and(|valid| valid.is_truthy()))
}

pub(super) fn subtle() -> Result<SubtleCrypto, NoCrypto> {
    let crypto = window().and_then(|window| window.crypto().ok());
    let subtle = crypto.map(|crypto| crypto.subtle()).ok_or(NoCrypto)?;
    // Typed as always there; outside a secure context it is not.
    if subtle.is_undefined() {
        return Err(NoCrypto);
    }
    Ok(subtle)
}

pub(super) async fn settled(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}

fn object(json: &str) -> Option<Object> {
    JSON::parse(json).ok()?.dyn_into().ok()
}
