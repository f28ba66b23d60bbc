//! A token as it travels (RFC 7515 §7.1), and the way from «somebody sent it» to «the provider
//! signed it». Nothing of its claims can be read before that.

use super::algorithm::Algorithm;
use super::claims::Claims;
use super::fault::IdTokenFault;
use super::keys::{Key, KeyFault, KeySet};
use crate::json::{self, Member};
use crate::oidc::base64url;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A token of which only the header has been believed, to find the key.
pub struct CompactJws {
    algorithm: Algorithm,
    key_id: Option<String>,
    input: String,
    signature: Vec<u8>,
    claims: Claims,
}

/// The header of a token (RFC 7515 §4.1).
#[derive(Deserialize)]
struct Header {
    #[serde(default)]
    alg: Member<String>,
    #[serde(default)]
    kid: Member<String>,
    #[serde(default)]
    crit: Member<Vec<String>>,
}

impl CompactJws {
    /// Takes a token apart. `announced`: the provider's algorithms; empty means all that are ours.
    ///
    /// # Errors
    /// [`IdTokenFault::Malformed`] or [`IdTokenFault::Algorithm`].
    pub fn parse(token: &str, announced: &[String]) -> Result<Self, IdTokenFault> {
        let mut parts = token.split('.');
        let (Some(header), Some(payload), Some(signature), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(IdTokenFault::Malformed);
        };
        let head: Header = object(header).ok_or(IdTokenFault::Malformed)?;
        // RFC 7515 §4.1.11: what must be understood and is not.
        if !head.crit.is_absent() {
            return Err(IdTokenFault::Malformed);
        }
        let algorithm = head
            .alg
            .text()
            .filter(|name| announced.is_empty() || announced.iter().any(|known| known == name))
            .and_then(Algorithm::parse)
            .ok_or(IdTokenFault::Algorithm)?;
        Ok(Self {
            algorithm,
            key_id: head.kid.into_option(),
            claims: object(payload).ok_or(IdTokenFault::Malformed)?,
            signature: base64url::decode(signature).ok_or(IdTokenFault::Malformed)?,
            input: format!("{header}.{payload}"),
        })
    }

    /// Finds its key among the provider's.
    ///
    /// # Errors
    /// [`KeyFault`]; after [`KeyFault::Unknown`] the keys are worth asking for once more.
    pub fn key(&self, keys: &KeySet) -> Result<Key, KeyFault> {
        keys.key_of(self.algorithm, self.key_id.as_deref())
    }

    /// What is left to verify.
    #[must_use]
    pub fn with_key(self, key: Key) -> SignatureCheck {
        SignatureCheck { key, token: self }
    }
}

/// A part of a token that is an object.
fn object<T: DeserializeOwned>(part: &str) -> Option<T> {
    json::object(&String::from_utf8(base64url::decode(part)?).ok()?)
}

/// A signature to be verified by WebCrypto.
pub struct SignatureCheck {
    key: Key,
    token: CompactJws,
}

impl SignatureCheck {
    /// The key.
    #[must_use]
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// How it was signed.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        self.token.algorithm
    }

    /// What was signed.
    #[must_use]
    pub fn input(&self) -> &[u8] {
        self.token.input.as_bytes()
    }

    /// The signature.
    #[must_use]
    pub fn signature(&self) -> &[u8] {
        &self.token.signature
    }

    /// Goes on with a valid signature only.
    ///
    /// # Errors
    /// [`IdTokenFault::Signature`].
    pub fn outcome(self, valid: bool) -> Result<Signed, IdTokenFault> {
        if valid {
            Ok(Signed(self.token.claims))
        } else {
            Err(IdTokenFault::Signature)
        }
    }
}

/// Claims that the provider has signed; whether they are for us is
/// [`Signed::accept`](Signed::accept)'s decision.
pub struct Signed(pub(super) Claims);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn compact(header: &Value, payload: &Value, signature: &str) -> String {
        let part = |json: &Value| base64url::encode(json.to_string().as_bytes());
        format!("{}.{}.{signature}", part(header), part(payload))
    }

    fn fault(token: &str) -> Option<IdTokenFault> {
        CompactJws::parse(token, &[]).err()
    }

    #[test]
    fn a_token_of_three_parts() {
        let token = compact(&json!({ "alg": "ES256", "kid": "k" }), &json!({}), "AQ");
        let parsed = CompactJws::parse(&token, &[]).ok().unwrap();
        assert_eq!(parsed.algorithm, Algorithm::Es256);
        assert_eq!(parsed.key_id.as_deref(), Some("k"));
        assert_eq!(parsed.signature, [1]);
        assert_eq!(Some(parsed.input.as_str()), token.strip_suffix(".AQ"));
    }

    #[test]
    fn what_is_no_token() {
        let good = compact(&json!({ "alg": "RS256" }), &json!({}), "AQ");
        let (head, rest) = good.split_once('.').unwrap();
        for token in [
            String::new(),
            "a.b".to_owned(),
            format!("{good}."),
            format!("{good}.AQ"),
            format!("{good}=="),
            format!(".{rest}"),
            format!("{head}..AQ"),
            format!("{head}.{}.AQ", base64url::encode(b"[]")),
            format!("{head}.{}.AQ", base64url::encode(b"{}x")),
            compact(&json!([]), &json!({}), "AQ"),
            compact(
                &json!({ "alg": "RS256", "crit": ["exp"] }),
                &json!({}),
                "AQ",
            ),
        ] {
            assert_eq!(fault(&token), Some(IdTokenFault::Malformed), "{token}");
        }
    }

    /// `oidcc-client-test-idtoken-sig-none`, `oidcc-client-test-invalid-sig-hs256`,
    /// `fapi2-security-profile-final-client-test-invalid-null-alg`
    #[test]
    fn no_signature_and_shared_secrets_are_refused() {
        for algorithm in [
            json!("none"),
            json!("None"),
            json!("HS256"),
            json!("RS512"),
            json!("EdDSA"),
            json!("rs256"),
            json!(""),
            json!(null),
            json!(["RS256"]),
        ] {
            let token = compact(&json!({ "alg": algorithm }), &json!({}), "");
            assert_eq!(fault(&token), Some(IdTokenFault::Algorithm), "{algorithm}");
        }
        assert_eq!(
            fault(&compact(&json!({}), &json!({}), "")),
            Some(IdTokenFault::Algorithm)
        );
    }

    /// `fapi2-security-profile-final-client-test-invalid-alternate-alg`
    #[test]
    fn an_algorithm_that_the_provider_did_not_announce_is_refused() {
        let token = compact(&json!({ "alg": "RS256" }), &json!({}), "AQ");
        let announced = |names: &[&str]| {
            let names: Vec<_> = names.iter().map(|&name| name.to_owned()).collect();
            CompactJws::parse(&token, &names).err()
        };
        assert_eq!(announced(&["ES256"]), Some(IdTokenFault::Algorithm));
        assert_eq!(announced(&["ES256", "RS256"]), None);
        for name in ["PS256", "ES256", "RS256"] {
            assert_eq!(Algorithm::parse(name).map(Algorithm::name), Some(name));
        }
    }

    /// `oidcc-client-test-invalid-sig-rs256`, `oidcc-client-test-invalid-sig-es256`
    #[test]
    fn claims_come_only_from_a_valid_signature() {
        let token = compact(&json!({ "alg": "RS256" }), &json!({ "sub": "x" }), "AQI");
        let check = || {
            let n = base64url::encode(&[0xff; 256]);
            let keys = json!({ "keys": [{ "kty": "RSA", "n": n, "e": "e" }] });
            let keys = serde_json::from_value(keys).unwrap();
            let parsed = CompactJws::parse(&token, &[]).ok().unwrap();
            let key = parsed.key(&keys).unwrap();
            parsed.with_key(key)
        };
        assert_eq!(check().outcome(false).err(), Some(IdTokenFault::Signature));
        let Signed(claims) = check().outcome(true).ok().unwrap();
        assert_eq!(claims.sub.text(), Some("x"));
        assert_eq!(check().algorithm(), Algorithm::Rs256);
        assert_eq!(
            Some(check().input()),
            token.strip_suffix(".AQI").map(str::as_bytes)
        );
        assert_eq!(check().signature(), [1, 2]);
        assert!(check().key().as_jwk().contains("RSA"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(token in "\\PC{0,60}") {
            // Nothing that short is a token: a header alone is longer.
            prop_assert!(CompactJws::parse(&token, &[]).is_err());
        }

        #[test]
        fn any_header_is_read_without_panic(header in "[ -~]{0,40}", payload in "[ -~]{0,40}") {
            let part = |text: &str| base64url::encode(text.as_bytes());
            let token = format!("{}.{}.AQ", part(&header), part(&payload));
            if let Ok(parsed) = CompactJws::parse(&token, &[]) {
                prop_assert!(header.contains(parsed.algorithm.name()));
            }
        }
    }
}
