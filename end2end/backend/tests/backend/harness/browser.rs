//! A browser without a screen: cookies, the app's headers, and the stand's forms.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use reference_backend::config::Site;
use reference_backend::seed::people::Persona;
use reqwest::{Method, RequestBuilder, StatusCode, redirect};
use serde_json::{Value, json};
use url::Url;

use super::contract;

#[derive(Clone)]
pub struct Browser {
    http: reqwest::Client,
    site: Site,
}

#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: Value,
}

impl Reply {
    /// The last part of a problem's `type`; empty when it is none.
    pub fn problem(&self) -> &str {
        let kind = self.body["type"].as_str().unwrap_or_default();
        kind.strip_prefix("urn:lkot:problem:").unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    pub fn ids(&self) -> Vec<&str> {
        let items = self.body["items"].as_array().expect("a list");
        items
            .iter()
            .filter_map(|item| item["id"].as_str())
            .collect()
    }

    /// Pointer and code of each field at fault.
    pub fn errors(&self) -> Vec<(&str, &str)> {
        let errors = self.body["errors"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        errors
            .iter()
            .filter_map(|error| Some((error["pointer"].as_str()?, error["code"].as_str()?)))
            .collect()
    }
}

/// A sign-in that was begun.
pub struct State {
    pub state: String,
    authorize_url: Url,
}

impl State {
    fn of(reply: &Reply) -> Self {
        assert_eq!(reply.status, 200);
        Self {
            state: reply.body["state"].as_str().expect("a state").to_owned(),
            authorize_url: reply.body["authorize_url"]
                .as_str()
                .and_then(|url| url.parse().ok())
                .expect("an address"),
        }
    }

    pub fn address(&self) -> &Url {
        &self.authorize_url
    }
}

/// What goes with a person typed by hand.
pub fn consent() -> Value {
    json!({ "held": true, "version": "sample-1" })
}

/// What came back in the address, for `POST /callback`.
pub fn back_with(address: &Url) -> Value {
    let pairs: BTreeMap<_, _> = address.query_pairs().into_owned().collect();
    json!(pairs)
}

impl Browser {
    pub fn new(site: &Site) -> Self {
        let http = reqwest::Client::builder()
            .cookie_store(true)
            .no_proxy()
            .redirect(redirect::Policy::none())
            .build()
            .expect("a client");
        Self {
            http,
            site: site.clone(),
        }
    }

    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Any request to the stand.
    pub fn ask_stand(&self, method: &Method, path: &str) -> RequestBuilder {
        let url = self.site.issuer.join(path).expect("an address");
        self.http.request(method.clone(), url)
    }

    /// Any address of the app; not held against the contract.
    pub async fn visit(&self, path: &str) -> reqwest::Response {
        let url = self.site.public.join(path).expect("an address");
        self.http.get(url).send().await.expect("an answer")
    }

    /// As a browser that reads these encodings.
    pub async fn visit_squeezed(&self, path: &str, encodings: &str) -> reqwest::Response {
        let url = self.site.public.join(path).expect("an address");
        let request = self.http.get(url).header("accept-encoding", encodings);
        request.send().await.expect("an answer")
    }

    /// Any address of the app, without its contents.
    pub async fn head(&self, path: &str) -> reqwest::Response {
        let url = self.site.public.join(path).expect("an address");
        self.http.head(url).send().await.expect("an answer")
    }

    /// The whole answer to a path as it is: a client would tidy `/../` away before it asks.
    pub async fn visit_untidied(&self, path: &str) -> String {
        let (site, path) = (self.site.clone(), path.to_owned());
        let ask = move || {
            let address = site.public.socket_addrs(|| None)?;
            let mut stream = TcpStream::connect(&*address)?;
            let host = site.public.authority();
            let request =
                format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            stream.write_all(request.as_bytes())?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer).map(|_| answer)
        };
        let answer = tokio::task::spawn_blocking(ask).await.expect("an end");
        answer.expect("an answer")
    }

    /// Any page of the stand.
    pub async fn visit_stand(&self, address: &str) -> reqwest::Response {
        let url = self.site.issuer.join(address).expect("an address");
        self.http.get(url).send().await.expect("an answer")
    }

    pub async fn post_stand(&self, address: &str, form: &[(&str, &str)]) -> reqwest::Response {
        let url = self.site.issuer.join(address).expect("an address");
        self.http
            .post(url)
            .form(form)
            .send()
            .await
            .expect("an answer")
    }

    /// A request with nothing but the cookies.
    pub fn bare(&self, method: &Method, path: &str) -> RequestBuilder {
        self.http.request(
            method.clone(),
            format!("{}/api/v1{path}", self.site.public_origin()),
        )
    }

    /// A request as the app sends it.
    pub fn request(&self, method: &Method, path: &str) -> RequestBuilder {
        let request = self.bare(method, path);
        if method.is_safe() {
            request
        } else {
            request
                .header("x-requested-by", "cabinet")
                .header("origin", self.site.public_origin())
        }
    }

    /// Sends it and holds the answer against the contract.
    pub async fn send(&self, request: RequestBuilder) -> Reply {
        let request = request.build().expect("a request");
        let path = request
            .url()
            .path()
            .trim_start_matches("/api/v1")
            .to_owned();
        let method = request.method().clone();
        let response = self.http.execute(request).await.expect("an answer");
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let body = response.bytes().await.expect("a body");
        contract::check(&method, &path, status, &headers, &body);
        let body = serde_json::from_slice(&body).unwrap_or_default();
        Reply {
            status,
            headers,
            body,
        }
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(self.request(&Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        self.send(self.request(&Method::POST, path).json(body))
            .await
    }

    pub async fn grant(&self, organization: &str, key: &str, body: &Value) -> Reply {
        let path = format!("/organizations/{organization}/employees");
        let request = self
            .request(&Method::POST, &path)
            .header("idempotency-key", key);
        self.send(request.json(body)).await
    }

    /// `tag` as the user saw it.
    pub async fn change(&self, path: &str, tag: &str, permissions: &[&str]) -> Reply {
        let request = self.request(&Method::PUT, &format!("{path}/permissions"));
        let body = json!({ "permissions": permissions });
        self.send(request.header("if-match", tag).json(&body)).await
    }

    /// Of oneself, knowing what one does.
    pub async fn change_own(&self, path: &str, tag: &str, body: Value) -> Reply {
        let request = self.request(&Method::PUT, &format!("{path}/permissions"));
        let request = request.header("if-match", tag);
        self.send(request.header("confirm", "own-rights").json(&body))
            .await
    }

    pub async fn revoke_own(&self, path: &str, tag: &str) -> Reply {
        let request = self.request(&Method::DELETE, path).header("if-match", tag);
        self.send(request.header("confirm", "own-rights")).await
    }

    pub async fn revoke(&self, path: &str, tag: &str) -> Reply {
        self.send(self.request(&Method::DELETE, path).header("if-match", tag))
            .await
    }

    pub async fn begin(&self) -> State {
        State::of(&self.send(self.request(&Method::POST, "/login")).await)
    }

    /// As after an answer that asks for a sign-in of late.
    pub async fn begin_within(&self, max_age: u32) -> State {
        State::of(&self.post("/login", &json!({ "max_age": max_age })).await)
    }

    /// Presses the button of this person; leads to the question of consent or back.
    pub async fn press(&self, begun: &State, who: &Persona, outcome: &str) -> reqwest::Response {
        let page = self.visit_stand(begun.authorize_url.as_str()).await;
        assert_eq!(page.status(), StatusCode::OK);
        let form = [("person", who.subject), ("outcome", outcome)];
        self.post_stand(begun.authorize_url.as_str(), &form).await
    }

    /// Answers the question of consent at this address of the stand.
    pub async fn decide(&self, consent: &Url, decision: &str) -> Url {
        let form = [("decision", decision)];
        location(&self.post_stand(consent.as_str(), &form).await)
    }

    /// The whole way to the provider and back to the app's callback address.
    pub async fn choose(&self, begun: &State, who: &Persona, outcome: &str) -> Url {
        let next = location(&self.press(begun, who, outcome).await);
        if next.path().starts_with("/consent/") {
            self.decide(&next, "grant").await
        } else {
            next
        }
    }

    pub async fn sign_in(&self, who: &Persona) -> Reply {
        let begun = self.begin().await;
        let back = self.choose(&begun, who, "ok").await;
        let reply = self.post("/callback", &back_with(&back)).await;
        assert_eq!(reply.body["person"]["id"], who.id);
        reply
    }
}

/// Where this answer leads.
pub fn location(response: &reqwest::Response) -> Url {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let location = response.headers()["location"]
        .to_str()
        .expect("a readable address");
    response.url().join(location).expect("an address")
}
