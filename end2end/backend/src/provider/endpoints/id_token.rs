//! ID tokens: the true one, and every other.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::jws::{self, Signer};
use crate::provider::known::grant::Grant;
use crate::provider::known::keys::{ALGORITHM, Key};
use crate::provider::outcome::IdToken;
use crate::provider::state::Provider;
use crate::secret::Secret;

/// In seconds.
pub const LIFETIME: i64 = 600;
/// Far beyond what anybody allows for clocks.
const AN_HOUR: i64 = 3600;
const SOMEBODY_ELSE: &str = "another-application";

impl Provider {
    pub fn id_token(
        &self,
        grant: &Grant,
        nonce: Option<&str>,
        access_token: &str,
        how: Option<IdToken>,
    ) -> String {
        if how == Some(IdToken::NotAJwt) {
            return Secret::random().expose().to_owned();
        }
        let key = self.keys.current();
        let mut header = Map::new();
        header.insert("typ".to_owned(), json!("JWT"));
        header.insert("alg".to_owned(), json!(ALGORITHM));
        header.insert("kid".to_owned(), json!(key.kid));
        let now = self.app.clock.seconds();
        let mut claims = grant.claims();
        claims.insert("iss".to_owned(), json!(self.issuer));
        claims.insert("aud".to_owned(), json!(grant.client.id()));
        claims.insert("auth_time".to_owned(), json!(grant.authenticated_at));
        claims.insert("iat".to_owned(), json!(now));
        claims.insert("exp".to_owned(), json!(now + LIFETIME));
        claims.insert("at_hash".to_owned(), json!(half_hash(access_token)));
        if let Some(nonce) = nonce {
            claims.insert("nonce".to_owned(), json!(nonce));
        }
        let Some(how) = how else {
            return jws::sign(&header, &claims, &Signer::Es256(&key));
        };
        change_claims(&mut claims, how, grant.client.id(), now);
        self.sign_otherwise(header, &claims, how, &key)
    }

    fn sign_otherwise(
        &self,
        mut header: Map<String, Value>,
        claims: &Map<String, Value>,
        how: IdToken,
        key: &Key,
    ) -> String {
        let mut set = |name: &str, value: Value| header.insert(name.to_owned(), value);
        match how {
            IdToken::SigNone => {
                set("alg", json!("none"));
                jws::sign(&header, claims, &Signer::Nobody)
            }
            // The classic confusion: everybody has the public key.
            IdToken::SigHs256 => {
                set("alg", json!("HS256"));
                jws::sign(&header, claims, &Signer::Hs256(&key.point()))
            }
            IdToken::NullAlg => {
                set("alg", Value::Null);
                jws::sign(&header, claims, &Signer::Es256(key))
            }
            // Under the name of the published key.
            IdToken::BadSignature => jws::sign(&header, claims, &Signer::Es256(&self.keys.foreign)),
            IdToken::UnknownKid => {
                let foreign = &self.keys.foreign;
                set("kid", json!(foreign.kid));
                jws::sign(&header, claims, &Signer::Es256(foreign))
            }
            IdToken::NoKid => {
                header.remove("kid");
                jws::sign(&header, claims, &Signer::Es256(key))
            }
            _ => jws::sign(&header, claims, &Signer::Es256(key)),
        }
    }
}

fn change_claims(claims: &mut Map<String, Value>, how: IdToken, client: &str, now: i64) {
    let changes: &[(&str, Option<Value>)] = &match how {
        IdToken::BadNonce => vec![("nonce", Some(json!(Secret::random().expose())))],
        IdToken::NoNonce => vec![("nonce", None)],
        IdToken::WrongIss => vec![("iss", Some(json!("https://another-provider.example")))],
        IdToken::NoIss => vec![("iss", None)],
        IdToken::WrongAud => vec![("aud", Some(json!(SOMEBODY_ELSE)))],
        IdToken::NoAud => vec![("aud", None)],
        IdToken::AudArray => vec![("aud", Some(json!([client])))],
        IdToken::SecondAud => vec![
            ("aud", Some(json!([client, SOMEBODY_ELSE]))),
            ("azp", Some(json!(client))),
        ],
        IdToken::WrongAzp => vec![("azp", Some(json!(SOMEBODY_ELSE)))],
        IdToken::Expired => vec![
            ("iat", Some(json!(now - 2 * AN_HOUR))),
            ("exp", Some(json!(now - AN_HOUR))),
        ],
        IdToken::NoExp => vec![("exp", None)],
        IdToken::NbfFuture => vec![("nbf", Some(json!(now + AN_HOUR)))],
        IdToken::IatFuture => vec![
            ("iat", Some(json!(now + AN_HOUR))),
            ("exp", Some(json!(now + 2 * AN_HOUR))),
        ],
        IdToken::NoIat => vec![("iat", None)],
        IdToken::NoSub => vec![("sub", None)],
        IdToken::BadAtHash => vec![("at_hash", Some(json!(half_hash("another token"))))],
        IdToken::NoAtHash => vec![("at_hash", None)],
        _ => Vec::new(),
    };
    for (name, value) in changes {
        match value {
            Some(value) => claims.insert((*name).to_owned(), value.clone()),
            None => claims.remove(*name),
        };
    }
}

/// OpenID Connect Core, 3.1.3.6.
fn half_hash(access_token: &str) -> String {
    let hash = Sha256::digest(access_token.as_bytes());
    let half = hash.get(..hash.len() / 2).unwrap_or_default();
    URL_SAFE_NO_PAD.encode(half)
}
