//! The provider's keys (RFC 7517), and which of them has signed a token.

use super::algorithm::Algorithm;
use crate::json::understood;
use crate::oidc::base64url;
use serde::{Deserialize, Serialize};

/// The provider's published keys, a JWK Set. Keys that are not understood are passed over
/// (RFC 7517 §5).
#[derive(Deserialize)]
pub struct KeySet {
    #[serde(deserialize_with = "understood")]
    keys: Vec<Jwk>,
}

/// A key as it is published.
#[derive(Deserialize)]
struct Jwk {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    alg: Option<String>,
    key_ops: Option<Vec<String>>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

/// A public key for one algorithm, found for one token: the members that make it, and no others.
#[derive(Serialize)]
#[serde(tag = "kty")]
pub enum Key {
    /// For RS256 and PS256.
    #[serde(rename = "RSA")]
    Rsa {
        /// The modulus.
        n: String,
        /// The exponent.
        e: String,
    },
    /// For ES256.
    #[serde(rename = "EC")]
    Ec {
        /// P-256.
        crv: &'static str,
        /// A coordinate.
        x: String,
        /// The other one.
        y: String,
    },
}

/// Why no key was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyFault {
    /// There is none of that name: the keys may have been changed since they were read.
    Unknown,
    /// The token names no key, and several would do.
    Ambiguous,
}

impl KeySet {
    pub(super) fn key_of(&self, algorithm: Algorithm, id: Option<&str>) -> Result<Key, KeyFault> {
        let named = |jwk: &&Jwk| id.is_none() || jwk.kid.as_deref() == id;
        let fitting = self.keys.iter().filter(named);
        let mut fitting = fitting.filter_map(|jwk| public_key(jwk, algorithm));
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
        // Texts: nothing here can fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The key for this algorithm, if it is one and may verify.
fn public_key(jwk: &Jwk, algorithm: Algorithm) -> Option<Key> {
    const CURVE: &str = "P-256";
    let fits = |said: &Option<String>, wanted: &str| said.as_ref().is_none_or(|it| it == wanted);
    let operations = jwk.key_ops.as_ref();
    let verifies = operations.is_none_or(|list| list.iter().any(|one| one == "verify"));
    if !(fits(&jwk.purpose, "sig") && fits(&jwk.alg, algorithm.name()) && verifies) {
        return None;
    }
    match (algorithm, jwk.kty.as_str()) {
        (Algorithm::Rs256 | Algorithm::Ps256, "RSA") => Some(Key::Rsa {
            n: jwk.n.clone().filter(|n| is_long_enough(n))?,
            e: jwk.e.clone()?,
        }),
        (Algorithm::Es256, "EC") if jwk.crv.as_deref() == Some(CURVE) => Some(Key::Ec {
            crv: CURVE,
            x: jwk.x.clone()?,
            y: jwk.y.clone()?,
        }),
        _ => None,
    }
}

/// RFC 7518 §3.3: a key of RSA has 2,048 bits or more. WebCrypto takes shorter ones.
fn is_long_enough(modulus: &str) -> bool {
    const BITS: usize = 2048;
    let bytes = base64url::decode(modulus).unwrap_or_default();
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let leading = bytes.get(zeros).map_or(0, |byte| byte.leading_zeros());
    (bytes.len() - zeros) * 8 >= BITS + leading as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oidc::CompactJws;
    use crate::oidc::base64url;
    use serde_json::{Value, json};

    fn token(algorithm: &str, kid: Option<&str>) -> CompactJws {
        let header = json!({ "alg": algorithm, "kid": kid }).to_string();
        let token = format!("{}.e30.AQ", base64url::encode(header.as_bytes()));
        CompactJws::parse(&token, &[]).ok().unwrap()
    }

    fn find(keys: &Value, algorithm: &str, kid: Option<&str>) -> Result<Value, KeyFault> {
        let keys: KeySet = serde_json::from_value(json!({ "keys": keys })).unwrap();
        let key = token(algorithm, kid).key(&keys)?;
        Ok(serde_json::from_str(&key.as_jwk()).unwrap())
    }

    /// Of so many bits; the first byte is `kid`'s, so that no two are alike.
    fn modulus(kid: &str, bits: usize) -> String {
        let mut bytes = vec![kid.as_bytes()[0]; bits.div_ceil(8)];
        bytes[0] = 1 << ((bits - 1) % 8);
        base64url::encode(&bytes)
    }

    fn rsa(kid: &str) -> Value {
        json!({ "kty": "RSA", "kid": kid, "n": modulus(kid, 2048), "e": "AQAB", "use": "sig" })
    }

    fn ec(kid: &str) -> Value {
        json!({ "kty": "EC", "crv": "P-256", "kid": kid, "x": kid, "y": "y" })
    }

    #[test]
    fn the_key_of_that_name_bare() {
        let keys = json!([rsa("a"), rsa("b"), ec("c")]);
        let expected = json!({ "kty": "RSA", "n": modulus("b", 2048), "e": "AQAB" });
        assert_eq!(find(&keys, "RS256", Some("b")), Ok(expected.clone()));
        assert_eq!(find(&keys, "PS256", Some("b")), Ok(expected));
        let expected = json!({ "kty": "EC", "crv": "P-256", "x": "c", "y": "y" });
        assert_eq!(find(&keys, "ES256", Some("c")), Ok(expected));
    }

    #[test]
    fn a_short_key_of_rsa_is_none() {
        for (bits, fits) in [(2048, true), (4096, true), (2047, false), (1024, false)] {
            let n = modulus("a", bits);
            for n in [n.clone(), format!("AAAA{n}")] {
                let key = json!({ "kty": "RSA", "kid": "a", "n": n, "e": "AQAB" });
                let found = find(&json!([key]), "RS256", Some("a"));
                assert_eq!(found.is_ok(), fits, "{bits}");
            }
        }
        let odd = json!({ "kty": "RSA", "kid": "a", "n": "no base64url!", "e": "AQAB" });
        assert_eq!(
            find(&json!([odd]), "RS256", Some("a")),
            Err(KeyFault::Unknown)
        );
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
            let read = serde_json::from_value::<KeySet>(json.clone());
            assert!(read.is_err(), "{json}");
        }
    }
}
