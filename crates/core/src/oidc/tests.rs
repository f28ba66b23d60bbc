//! `end2end/oidc-cases.json`, the list of both clients, against the decisions of this one. What a browser does
//! (a signature, a request) stands as it would come out.

use super::*;
use crate::route::ReturnTo;
use serde::Deserialize;
use serde_json::{Map, Value, json};

const NOW: u64 = 1_800_000_000;
const ISSUER: &str = "https://id.example/realm";
const CLIENT: &str = "app";
const NONCE: &str = "the-nonce";
const SUBJECT: &str = "1000300101";
const HASH: [u8; 32] = [7; 32];

#[derive(Deserialize)]
struct Cases {
    refused: Vec<Case>,
    accepted: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    discovery: Value,
    #[serde(default)]
    token: Value,
    #[serde(default)]
    header: Value,
    #[serde(default)]
    id_token: Value,
    #[serde(default)]
    userinfo: Value,
    #[serde(default)]
    answer: Value,
    #[serde(default)]
    keys: String,
    #[serde(default)]
    sign: String,
    code: Option<String>,
    only: Option<String>,
    /// A browser's affair.
    #[serde(default, rename = "http")]
    _http: Value,
}

/// RFC 7396, of an object, with what the list leaves open filled in.
fn patched(mut whole: Value, patch: &Value) -> Value {
    let members = whole.as_object_mut().unwrap();
    for (name, value) in patch.as_object().unwrap_or(&Map::new()) {
        match filled(value) {
            Value::Null => members.remove(name),
            value => members.insert(name.clone(), value),
        };
    }
    whole
}

fn filled(value: &Value) -> Value {
    match value {
        Value::Array(list) => list.iter().map(filled).collect(),
        Value::String(text) => {
            let inner = text
                .strip_prefix('{')
                .and_then(|text| text.strip_suffix('}'));
            if let Some(shift) = inner.and_then(|inner| inner.strip_prefix("now")) {
                return json!(NOW.checked_add_signed(shift.parse().unwrap()));
            }
            if let Some(length) = inner.and_then(|inner| inner.strip_prefix("text ")) {
                return json!("x".repeat(length.parse().unwrap()));
            }
            json!(
                text.replace("{client}", CLIENT)
                    .replace("{issuer}", ISSUER)
                    .replace("{nonce}", NONCE)
            )
        }
        other => other.clone(),
    }
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

impl Case {
    fn is_for_the_app(&self) -> bool {
        self.only.as_deref().is_none_or(|only| only == "app")
    }

    fn provider(&self) -> Result<Provider, Fault> {
        let metadata = json!({
            "issuer": ISSUER,
            "authorization_endpoint": "https://id.example/authorize",
            "token_endpoint": "https://id.example/token",
            "userinfo_endpoint": "https://id.example/userinfo",
            "end_session_endpoint": "https://id.example/logout",
            "jwks_uri": "https://id.example/jwks",
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": ["ES256", "RS256"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": true,
        });
        let metadata = read(patched(metadata, &self.discovery));
        Provider::from_metadata(metadata, ISSUER).map_err(Fault::Provider)
    }

    fn come_back(&self, provider: &Provider) -> Result<(), Fault> {
        let answer = json!({ "code": "c", "state": "s", "iss": ISSUER });
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in patched(answer, &self.answer).as_object().unwrap() {
            query.append_pair(name, value.as_str().unwrap());
        }
        let callback = Callback::parse(&query.finish()).map_err(Fault::Callback)?;
        let secrets = Secrets::InTab {
            nonce: NONCE.to_owned(),
            verifier: "v".to_owned(),
        };
        let state = State::new("s").unwrap();
        let pending = PendingLogin::new(state, secrets, Prompt::Usual, 0, ReturnTo::parse("/"));
        let rule = if provider.names_itself {
            IssuerRule::Named(ISSUER)
        } else {
            IssuerRule::IfNamed(ISSUER)
        };
        let done = pending.complete(callback, 0, rule);
        done.map(drop).map_err(Fault::Callback)
    }

    fn key_set(&self) -> KeySet {
        let ec =
            json!({ "kty": "EC", "crv": "P-256", "kid": "k", "x": "x", "y": "y", "use": "sig" });
        let other = |kid: &str| patched(ec.clone(), &json!({ "kid": kid }));
        let unnamed = |key: &Value| patched(key.clone(), &json!({ "kid": null }));
        let rsa = |bytes: usize| {
            let n = base64url(&vec![0xff; bytes]);
            json!({ "kty": "RSA", "kid": "k", "n": n, "e": "AQAB" })
        };
        let keys = match (self.keys.as_str(), self.sign.as_str()) {
            (_, "weak") => vec![rsa(128)],
            ("two-unnamed", _) => vec![unnamed(&ec), unnamed(&other("o"))],
            ("one-unnamed", _) => vec![unnamed(&ec)],
            ("none", _) => vec![],
            ("for-encryption", _) => vec![patched(ec, &json!({ "use": "enc" }))],
            ("among-others", _) => vec![other("o"), rsa(256), ec],
            ("among-nonsense", _) => vec![json!({ "kty": 7 }), json!("key"), ec],
            ("", _) => vec![ec],
            (odd, _) => panic!("{odd}"),
        };
        read(json!({ "keys": keys }))
    }

    fn id_token(&self) -> String {
        let algorithm = match self.sign.as_str() {
            "none" => "none",
            "hs256" => "HS256",
            "weak" => "RS256",
            _ => "ES256",
        };
        let header = json!({ "alg": algorithm, "kid": "k" });
        let claims = json!({
            "iss": ISSUER, "aud": CLIENT, "sub": SUBJECT, "nonce": NONCE, "iat": NOW, "exp": NOW + 300,
            "auth_time": NOW, "at_hash": base64url(&HASH[..16]),
        });
        let part = |value: Value| base64url(value.to_string().as_bytes());
        let header = part(patched(header, &self.header));
        format!("{header}.{}.AQ", part(patched(claims, &self.id_token)))
    }

    fn sign_in(&self) -> Result<(), Fault> {
        let provider = self.provider()?;
        self.come_back(&provider)?;
        let answer = json!({
            "access_token": "a", "token_type": "Bearer", "expires_in": 600, "id_token": self.id_token(),
        });
        let answer = TokenResponse::check(read(patched(answer, &self.token)));
        let answer = answer.map_err(|_| Fault::TokenResponse)?;
        let id_token = answer.id_token.ok_or(IdTokenFault::Malformed)?;
        let token = CompactJws::parse(&id_token, &provider.algorithms)?;
        let key = token.key(&self.key_set()).map_err(|_| IdTokenFault::Key)?;
        let is_good = !matches!(self.sign.as_str(), "spoiled" | "foreign" | "other-claims");
        let expected = Expected {
            issuer: ISSUER,
            client_id: CLIENT,
            trusted_audiences: &[],
            nonce: NONCE,
            access_token_hash: &HASH,
            refreshed: None,
        };
        let signed = token.with_key(key).outcome(is_good)?;
        let subject = signed.accept(&expected, NOW * 1000)?;
        let userinfo = patched(json!({ "sub": SUBJECT }), &self.userinfo);
        let userinfo: UserInfo = read(userinfo);
        subject
            .is_of(&userinfo)
            .then_some(())
            .ok_or(Fault::Userinfo)
    }
}

#[test]
fn the_list_of_both_clients() {
    let list = include_str!("../../../../end2end/oidc-cases.json");
    let list: Cases = serde_json::from_str(list).unwrap();
    let (mut met, mut wrong) = (0, Vec::new());
    let for_the_app = |case: &&Case| case.is_for_the_app();
    for case in list.refused.iter().filter(for_the_app) {
        let found = case.sign_in().map_err(Fault::code);
        if found != Err(case.code.clone()) {
            wrong.push((&case.name, found));
        }
        met += 1;
    }
    for case in list.accepted.iter().filter(for_the_app) {
        let found = case.sign_in().map_err(Fault::code);
        if found != Ok(()) {
            wrong.push((&case.name, found));
        }
        met += 1;
    }
    assert_eq!(wrong, []);
    assert!(met > 65, "{met}");
}
