//! The app as an OpenID client of its own: what it sends, and no more.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reference_backend::seed::people::Persona;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;

use super::{Browser, Reply, back_with, location};

pub const ALL_SCOPES: &str = "openid profile snils offline_access";
const VERIFIER: &str = "a-verifier-that-is-long-enough-to-be-a-verifier";
pub const STATE: &str = "the-state";
const NONCE: &str = "the-nonce";

/// An answer of the provider, wherever it came from.
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: Value,
}

impl Answer {
    async fn of(response: reqwest::Response) -> Self {
        Self {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.json().await.unwrap_or_default(),
        }
    }

    pub fn text(&self, name: &str) -> String {
        self.body[name].as_str().unwrap_or_default().to_owned()
    }

    /// What the ID token in it says, unverified.
    pub fn id_token(&self) -> Value {
        let token = self.text("id_token");
        let claims = token.split('.').nth(1).expect("a token of three parts");
        let claims = URL_SAFE_NO_PAD.decode(claims).expect("base64url");
        serde_json::from_slice(&claims).expect("JSON")
    }
}

impl Browser {
    pub fn authorize_as_app(&self, scope: &str, more: &[(&str, &str)]) -> Url {
        let site = self.site();
        let mut url = site.issuer.join("/authorize").expect("an address");
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", "cabinet-app")
            .append_pair("redirect_uri", site.callback().as_str())
            .append_pair("scope", scope)
            .append_pair("state", STATE)
            .append_pair("nonce", NONCE)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256")
            .extend_pairs(more);
        url
    }

    /// What the provider puts into the address, without a page.
    pub async fn ask_silently(&self) -> Value {
        let url = self.authorize_as_app(ALL_SCOPES, &[("prompt", "none")]);
        back_with(&location(&self.visit_stand(url.as_str()).await))
    }

    pub async fn token(&self, form: &[(&str, &str)]) -> Answer {
        Answer::of(self.post_stand("/token", form).await).await
    }

    pub async fn exchange(&self, back: &Value) -> Answer {
        let callback = self.site().callback();
        self.token(&[
            ("grant_type", "authorization_code"),
            ("client_id", "cabinet-app"),
            ("code", back["code"].as_str().unwrap_or_default()),
            ("redirect_uri", callback.as_str()),
            ("code_verifier", VERIFIER),
        ])
        .await
    }

    /// Signs in as the app does, consent and all, and gives the tokens.
    pub async fn tokens(&self, who: &Persona, outcome: &str, scope: &str) -> Answer {
        let url = self.authorize_as_app(scope, &[]);
        let form = [("person", who.subject), ("outcome", outcome)];
        let mut next = location(&self.post_stand(url.as_str(), &form).await);
        if next.path().starts_with("/consent/") {
            next = self.decide(&next, "grant").await;
        }
        let back = back_with(&next);
        assert_eq!(back["state"], STATE);
        let answer = self.exchange(&back).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer
    }

    pub async fn refresh(&self, refresh_token: &str) -> Answer {
        self.token(&[
            ("grant_type", "refresh_token"),
            ("client_id", "cabinet-app"),
            ("refresh_token", refresh_token),
        ])
        .await
    }

    pub async fn userinfo(&self, access_token: &str) -> Answer {
        let request = self.ask_stand(&Method::GET, "/userinfo");
        let request = request.bearer_auth(access_token);
        Answer::of(request.send().await.expect("an answer")).await
    }

    pub async fn preflight(&self, path: &str, origin: &str) -> Answer {
        let request = self
            .ask_stand(&Method::OPTIONS, path)
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "authorization");
        Answer::of(request.send().await.expect("an answer")).await
    }

    pub fn with_token(&self, path: &str, access_token: &str) -> RequestBuilder {
        let request = self.request(&Method::GET, path);
        request.bearer_auth(access_token)
    }

    pub async fn get_with(&self, path: &str, access_token: &str) -> Reply {
        self.send(self.with_token(path, access_token)).await
    }

    pub async fn grant_with(&self, access_token: &str) -> Reply {
        let path = "/organizations/romashka/employees";
        let body = json!({ "staff_id": "s-sidorova", "permissions": ["sout.view"] });
        let request = self
            .request(&Method::POST, path)
            .bearer_auth(access_token)
            .header("idempotency-key", "0123456789abcdef");
        self.send(request.json(&body)).await
    }

    pub async fn quirk(&self, quirk: &str) {
        let response = self
            .post_stand("/stand/provider", &[("quirk", quirk)])
            .await;
        assert_eq!(response.status(), 303, "{quirk}");
    }
}
