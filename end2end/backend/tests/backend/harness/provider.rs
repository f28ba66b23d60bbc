//! An orderly OpenID provider that a test spoils in one way. It has no pages: the code that it would
//! give is the nonce that it was asked with.

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac as _};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use reqwest::Method;
use rsa::traits::PublicKeyParts as _;
use rsa::{Pkcs1v15Sign, RsaPrivateKey};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use tokio::task::JoinHandle;

use super::Browser;

pub const CLIENT: &str = "cabinet";
pub const ACCESS_TOKEN: &str = "an-access-token";
const SUBJECT: &str = "1000300999";

pub struct Provider {
    pub issuer: String,
    known: Arc<Known>,
    serving: JoinHandle<()>,
}

struct Known {
    issuer: String,
    key: SigningKey,
    foreign: SigningKey,
    weak: RsaPrivateKey,
    way: Mutex<Value>,
    /// The paths that were asked for.
    asked: Mutex<Vec<String>>,
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Provider {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0))
            .await
            .expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let key = |byte| SigningKey::from_slice(&[byte; 32]).expect("a key");
        let known = Arc::new(Known {
            issuer: issuer.clone(),
            key: key(1),
            foreign: key(2),
            weak: RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 1024).expect("a key"),
            way: Mutex::new(json!({})),
            asked: Mutex::default(),
        });
        let router = axum::Router::new()
            .fallback(answer)
            .with_state(known.clone());
        let serving = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("a server");
        });
        Self {
            issuer,
            known,
            serving,
        }
    }

    /// From now on, as a case of `oidc-cases.json` says.
    pub fn spoil(&self, way: Value) {
        *self
            .known
            .way
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = way;
    }

    /// What was asked for since the last time.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(
            &mut *self
                .known
                .asked
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }

    /// An access token that says itself for whom it is (RFC 9068), spoiled as an ID token would be.
    pub fn access_jwt(&self) -> String {
        let way = self.known.way();
        let header = json!({ "alg": algorithm(&way), "kid": "k", "typ": "at+jwt" });
        let claims = json!({
            "iss": self.issuer, "aud": CLIENT, "client_id": CLIENT, "sub": SUBJECT,
            "exp": now() + 300, "iat": now(), "jti": "1",
        });
        let header = self.known.patched(header, &way["header"], "");
        let claims = self.known.patched(claims, &way["jwt"], "");
        self.known.signed(&header, &claims, &way)
    }

    /// Its word that the session is over, for the back channel.
    pub fn logout_token(&self) -> String {
        let way = self.known.way();
        let header = json!({ "alg": algorithm(&way), "kid": "k", "typ": "logout+jwt" });
        let event = "http://schemas.openid.net/event/backchannel-logout";
        let claims = json!({
            "iss": self.issuer, "aud": CLIENT, "sub": SUBJECT, "sid": "session-1", "iat": now(),
            "exp": now() + 120, "jti": "1", "events": { event: {} },
        });
        let header = self.known.patched(header, &way["header"], "");
        let claims = self.known.patched(claims, &way["logout"], "");
        self.known.signed(&header, &claims, &way)
    }

    /// There and back: the status of the backend's last answer.
    pub async fn sign_in(&self, browser: &Browser) -> u16 {
        let begun = browser.send(browser.request(&Method::POST, "/login")).await;
        if begun.status != 200 {
            return begun.status;
        }
        let there: url::Url = begun.body["authorize_url"]
            .as_str()
            .and_then(|url| url.parse().ok())
            .expect("an address");
        let nonce = there.query_pairs().find(|(name, _)| name == "nonce");
        let nonce = nonce.expect("a nonce").1.into_owned();
        let back = json!({ "code": nonce, "state": begun.body["state"], "iss": self.issuer });
        browser
            .post("/callback", &self.answer(back, &nonce))
            .await
            .status
    }

    /// As [`Known::patched`], of what the browser brings back.
    fn answer(&self, answer: Value, nonce: &str) -> Value {
        self.known
            .patched(answer, &self.known.way()["answer"], nonce)
    }
}

fn algorithm(way: &Value) -> &'static str {
    match way["sign"].as_str() {
        Some("none") => "none",
        Some("hs256") => "HS256",
        Some("weak") => "RS256",
        _ => "ES256",
    }
}

fn now() -> i64 {
    chrono::Utc::now().timestamp()
}

async fn answer(State(known): State<Arc<Known>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    known
        .asked
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(path.clone());
    let body = axum::body::to_bytes(request.into_body(), 65_536)
        .await
        .expect("a body");
    let form: Vec<(String, String)> = url::form_urlencoded::parse(&body).into_owned().collect();
    let field = |name: &str| {
        form.iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
    };
    let nonce = field("code").unwrap_or_default();
    let way = known.way();
    let json = match path.trim_start_matches("/elsewhere") {
        "/.well-known/openid-configuration" => known.discovery(&way),
        "/jwks" => json!({ "keys": known.keys(&way) }),
        "/token" => known.tokens(&way, &nonce),
        "/userinfo" => {
            let names = json!({ "sub": SUBJECT, "family_name": "Белова", "given_name": "Ольга" });
            known.patched(names, &way["userinfo"], &nonce)
        }
        "/introspect" => {
            let said = json!({
                "active": true, "client_id": CLIENT, "aud": CLIENT, "sub": SUBJECT, "exp": now() + 300,
            });
            known.patched(said, &way["introspection"], &nonce)
        }
        _ => Value::Null,
    };
    let http = &way["http"];
    let odd = http["path"] == path;
    let text = |name: &str| http[name].as_str().filter(|_| odd);
    let status = http["status"].as_u64().filter(|_| odd).unwrap_or(200);
    let padding = http["padding"].as_u64().filter(|_| odd).unwrap_or(0);
    let mut response = Response::builder()
        .status(u16::try_from(status).expect("a status"))
        .header(
            "content-type",
            text("content_type").unwrap_or("application/json"),
        );
    if let Some(location) = text("location") {
        response = response.header("location", location);
    }
    let body = json.to_string() + &" ".repeat(usize::try_from(padding).expect("a length"));
    response.body(Body::from(body)).expect("an answer")
}

impl Known {
    fn way(&self) -> Value {
        self.way
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// RFC 7396, of an object, with what the list leaves open filled in.
    fn patched(&self, mut whole: Value, patch: &Value, nonce: &str) -> Value {
        let members = whole.as_object_mut().expect("an object");
        for (name, value) in patch.as_object().unwrap_or(&Map::new()) {
            match self.filled(value, nonce) {
                Value::Null => members.remove(name),
                value => members.insert(name.clone(), value),
            };
        }
        whole
    }

    fn filled(&self, value: &Value, nonce: &str) -> Value {
        match value {
            Value::Array(list) => list.iter().map(|value| self.filled(value, nonce)).collect(),
            Value::String(text) => {
                let inner = text
                    .strip_prefix('{')
                    .and_then(|text| text.strip_suffix('}'));
                if let Some(shift) = inner.and_then(|inner| inner.strip_prefix("now")) {
                    return json!(now() + shift.parse::<i64>().expect("seconds"));
                }
                if let Some(length) = inner.and_then(|inner| inner.strip_prefix("text ")) {
                    return json!("x".repeat(length.parse().expect("a length")));
                }
                json!(
                    text.replace("{client}", CLIENT)
                        .replace("{issuer}", &self.issuer)
                        .replace("{nonce}", nonce)
                )
            }
            other => other.clone(),
        }
    }

    fn discovery(&self, way: &Value) -> Value {
        let issuer = &self.issuer;
        let metadata = json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"),
            "userinfo_endpoint": format!("{issuer}/userinfo"),
            "end_session_endpoint": format!("{issuer}/logout"),
            "introspection_endpoint": format!("{issuer}/introspect"),
            "jwks_uri": format!("{issuer}/jwks"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256", "RS256"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": true,
        });
        self.patched(metadata, &way["discovery"], "")
    }

    fn keys(&self, way: &Value) -> Vec<Value> {
        let ec = |key: &SigningKey, kid: &str| {
            let point = key.verifying_key().to_sec1_point(false);
            let (x, y) = point.as_bytes()[1..].split_at(32);
            let (x, y) = (URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y));
            json!({ "kty": "EC", "crv": "P-256", "kid": kid, "use": "sig", "x": x, "y": y })
        };
        let own = ec(&self.key, "k");
        let other = ec(&self.foreign, "o");
        let unnamed = |key: &Value| self.patched(key.clone(), &json!({ "kid": null }), "");
        let n = URL_SAFE_NO_PAD.encode(self.weak.n().to_bytes_be());
        let weak = json!({ "kty": "RSA", "kid": "k", "n": n, "e": "AQAB" });
        match (
            way["keys"].as_str().unwrap_or_default(),
            way["sign"].as_str(),
        ) {
            (_, Some("weak")) => vec![weak],
            ("two-unnamed", _) => vec![unnamed(&own), unnamed(&other)],
            ("one-unnamed", _) => vec![unnamed(&own)],
            ("none", _) => vec![],
            ("for-encryption", _) => vec![self.patched(own, &json!({ "use": "enc" }), "")],
            ("among-others", _) => vec![other, weak, own],
            ("among-nonsense", _) => vec![json!({ "kty": 7 }), json!("key"), own],
            _ => vec![own],
        }
    }

    fn tokens(&self, way: &Value, nonce: &str) -> Value {
        let header = json!({ "alg": algorithm(way), "kid": "k" });
        let hash = URL_SAFE_NO_PAD.encode(&Sha256::digest(ACCESS_TOKEN)[..16]);
        let claims = json!({
            "iss": self.issuer, "aud": CLIENT, "sub": SUBJECT, "nonce": nonce, "iat": now(),
            "exp": now() + 300, "auth_time": now(), "at_hash": hash,
        });
        let header = self.patched(header, &way["header"], nonce);
        let claims = self.patched(claims, &way["id_token"], nonce);
        let answer = json!({
            "access_token": ACCESS_TOKEN, "token_type": "Bearer", "expires_in": 600,
            "id_token": self.signed(&header, &claims, way),
        });
        self.patched(answer, &way["token"], nonce)
    }

    fn signed(&self, header: &Value, claims: &Value, way: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let input = format!("{}.{}", part(header), part(claims));
        let by = |key: &SigningKey| {
            let signature: Signature = key.sign(input.as_bytes());
            signature.to_bytes().to_vec()
        };
        let signature = match way["sign"].as_str() {
            Some("none") => Vec::new(),
            Some("hs256") => {
                let point = self.key.verifying_key().to_sec1_point(false);
                let mut mac = Hmac::<Sha256>::new_from_slice(point.as_bytes()).expect("a key");
                mac.update(input.as_bytes());
                mac.finalize().into_bytes().to_vec()
            }
            Some("weak") => {
                let digest = Sha256::digest(&input);
                self.weak
                    .sign(Pkcs1v15Sign::new::<Sha256>(), &digest)
                    .expect("a signature")
            }
            Some("foreign") => by(&self.foreign),
            Some("spoiled") => {
                let mut bytes = by(&self.key);
                bytes[20] ^= 1;
                bytes
            }
            _ => by(&self.key),
        };
        let content = if way["sign"] == "other-claims" {
            let others = self.patched(claims.clone(), &json!({ "sub": "1000300102" }), "");
            format!("{}.{}", part(header), part(&others))
        } else {
            input
        };
        format!("{content}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}
