//! The provider's keys (RFC 7517), and which of them has signed a token.

use super::{Algorithm, CompactJws};
use serde_json::{Value, json};

/// The provider's published keys.
pub struct KeySet(Vec<Value>);

/// A public key for one algorithm, found for one token.
pub struct Key(Value);

/// Why no key was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyFault {
    /// There is none of that name: the keys may have been changed since they were read.
    Unknown,
    /// The token names no key, and several would do.
    Ambiguous,
}

impl KeySet {
    /// Reads a JWK Set; `None` when it is none. Keys that are not understood are passed over
    /// (RFC 7517 §5).
    #[must_use]
    pub fn parse(json: &Value) -> Option<Self> {
        json.get("keys")?.as_array().cloned().map(Self)
    }

    pub(super) fn key_of(&self, token: &CompactJws) -> Result<Key, KeyFault> {
        let named = |jwk: &&Value| {
            let wanted = token.key_id.as_deref();
            wanted.is_none() || jwk.get("kid").and_then(Value::as_str) == wanted
        };
        let fitting = self.0.iter().filter(named);
        let mut fitting = fitting.filter_map(|jwk| public_key(jwk, token.algorithm));
        match (fitting.next(), fitting.next()) {
            (Some(key), None) => Ok(key),
            (Some(_), Some(_)) => Err(KeyFault::Ambiguous),
            (None, _) => Err(KeyFault::Unknown),
        }
    }
}

impl Key {
    /// The members that make the key, as WebCrypto takes them: no `alg`, `use` or `key_ops`, which
    /// have been compared already.
    #[must_use]
    pub fn as_jwk(&self) -> String {
        self.0.to_string()
    }
}

/// The key for this algorithm, if it is one and may verify.
fn public_key(jwk: &Value, algorithm: Algorithm) -> Option<Key> {
    let text = |name: &str| jwk.get(name).and_then(Value::as_str);
    let fits = |name: &str, wanted: &str| text(name).is_none_or(|value| value == wanted);
    let operations = jwk.get("key_ops").and_then(Value::as_array);
    let verifies = operations.is_none_or(|list| list.iter().any(|one| one == "verify"));
    if !(fits("use", "sig") && fits("alg", algorithm.name()) && verifies) {
        return None;
    }
    let key = match (algorithm, text("kty")?) {
        (Algorithm::Rs256 | Algorithm::Ps256, "RSA") => {
            json!({ "kty": "RSA", "n": text("n")?, "e": text("e")? })
        }
        (Algorithm::Es256, "EC") if text("crv") == Some("P-256") => {
            json!({ "kty": "EC", "crv": "P-256", "x": text("x")?, "y": text("y")? })
        }
        _ => return None,
    };
    Some(Key(key))
}

#[cfg(test)]
mod tests {
    use super::super::base64url;
    use super::*;

    fn token(algorithm: &str, kid: Option<&str>) -> CompactJws {
        let header = json!({ "alg": algorithm, "kid": kid }).to_string();
        let token = format!("{}.e30.AQ", base64url::encode(header.as_bytes()));
        CompactJws::parse(&token, &[]).ok().unwrap()
    }

    fn find(keys: &Value, algorithm: &str, kid: Option<&str>) -> Result<String, KeyFault> {
        let keys = KeySet::parse(&json!({ "keys": keys })).unwrap();
        token(algorithm, kid).key(&keys).map(|key| key.as_jwk())
    }

    fn rsa(kid: &str) -> Value {
        json!({ "kty": "RSA", "kid": kid, "n": kid, "e": "AQAB", "use": "sig" })
    }

    fn ec(kid: &str) -> Value {
        json!({ "kty": "EC", "crv": "P-256", "kid": kid, "x": kid, "y": "y" })
    }

    #[test]
    fn the_key_of_that_name_bare() {
        let keys = json!([rsa("a"), rsa("b"), ec("c")]);
        let expected = json!({ "kty": "RSA", "n": "b", "e": "AQAB" }).to_string();
        assert_eq!(find(&keys, "RS256", Some("b")), Ok(expected.clone()));
        assert_eq!(find(&keys, "PS256", Some("b")), Ok(expected));
        let expected = json!({ "kty": "EC", "crv": "P-256", "x": "c", "y": "y" }).to_string();
        assert_eq!(find(&keys, "ES256", Some("c")), Ok(expected));
    }

    /// `oidcc-client-test-signing-key-rotation`: unknown is not final, the caller asks once more.
    #[test]
    fn an_unknown_name_is_not_replaced_by_another_key() {
        let keys = json!([rsa("a")]);
        assert_eq!(find(&keys, "RS256", Some("z")), Err(KeyFault::Unknown));
        assert_eq!(find(&json!([]), "RS256", None), Err(KeyFault::Unknown));
    }

    /// `oidcc-client-test-kid-absent-single-jwks`, `oidcc-client-test-kid-absent-multiple-jwks`
    #[test]
    fn without_a_name_there_must_be_one_key_only() {
        assert!(find(&json!([rsa("a"), ec("c")]), "RS256", None).is_ok());
        let two = json!([rsa("a"), rsa("b")]);
        assert_eq!(find(&two, "RS256", None), Err(KeyFault::Ambiguous));
        let twins = json!([rsa("a"), rsa("a")]);
        assert_eq!(find(&twins, "RS256", Some("a")), Err(KeyFault::Ambiguous));
    }

    #[test]
    fn a_key_that_is_not_for_this_is_passed_over() {
        let with = |name: &str, value: Value| {
            let mut key = rsa("a");
            key[name] = value;
            find(&json!([key]), "RS256", Some("a"))
        };
        for (name, value) in [
            ("use", json!("enc")),
            ("alg", json!("PS256")),
            ("key_ops", json!(["sign"])),
            ("kty", json!("oct")),
            ("kty", json!(null)),
            ("n", json!(7)),
            ("e", json!(null)),
        ] {
            assert_eq!(
                with(name, value.clone()),
                Err(KeyFault::Unknown),
                "{name} {value}"
            );
        }
        assert!(with("alg", json!("RS256")).is_ok());
        assert!(with("key_ops", json!(["verify", "x"])).is_ok());
        let curve = json!([{ "kty": "EC", "crv": "P-384", "kid": "a", "x": "x", "y": "y" }]);
        assert_eq!(find(&curve, "ES256", Some("a")), Err(KeyFault::Unknown));
        // A public key must not be taken for the other kind's.
        assert_eq!(
            find(&json!([rsa("a")]), "ES256", Some("a")),
            Err(KeyFault::Unknown)
        );
        assert_eq!(
            find(&json!([ec("a")]), "RS256", Some("a")),
            Err(KeyFault::Unknown)
        );
    }

    #[test]
    fn what_is_no_key_set() {
        for json in [json!({}), json!([]), json!({ "keys": {} }), json!(null)] {
            assert!(KeySet::parse(&json).is_none(), "{json}");
        }
    }
}
