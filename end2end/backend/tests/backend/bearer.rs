//! Profile `oidc`: the app is the OpenID client, and the backend takes its access tokens.

use std::time::Duration;

use reference_backend::config::Profile;
use reference_backend::seed::people::{IVANOVA, PETROV};
use reqwest::Method;
use serde_json::json;

use crate::harness::{ALL_SCOPES, Browser, Stand};

async fn stand() -> Stand {
    Stand::with(|config| config.sign_in.profile = Profile::Oidc).await
}

/// A backend whose provider is the stand of another.
async fn with_outside(provider: &Stand) -> Stand {
    let issuer = provider.server.site.issuer_origin();
    Stand::with(|config| {
        config.sign_in.profile = Profile::Oidc;
        config.sign_in.issuer = Some(issuer);
    })
    .await
}

async fn access_token(browser: &Browser, outcome: &str, scope: &str) -> String {
    let tokens = browser.tokens(&IVANOVA, outcome, scope).await;
    tokens.text("access_token")
}

#[tokio::test]
async fn the_app_learns_how_to_sign_in() {
    let stand = stand().await;
    let browser = stand.browser();
    let response = browser.visit("/config.json").await;
    let policy = response.headers()["content-security-policy"].to_str();
    let issuer = stand.server.site.issuer_origin();
    let source = format!("connect-src 'self' {issuer};");
    assert!(policy.is_ok_and(|policy| policy.contains(&source)));
    let config: serde_json::Value = response.json().await.expect("JSON");
    assert_eq!(config["identity_origins"], json!([issuer]));
    let expected = json!({
        "profile": "oidc", "issuer": issuer, "client_id": "cabinet-app",
        "scope": "openid profile snils offline_access",
    });
    assert_eq!(config["sign_in"], expected);

    let backend = Stand::start().await;
    let response = backend.browser().visit("/config.json").await;
    let config: serde_json::Value = response.json().await.expect("JSON");
    assert!(config["sign_in"].is_null());
}

#[tokio::test]
async fn a_token_opens_what_a_cookie_does() {
    let stand = stand().await;
    let browser = stand.browser();
    let token = access_token(&browser, "ok", ALL_SCOPES).await;
    let session = browser.get_with("/session", &token).await;
    assert_eq!(session.body["person"]["id"], IVANOVA.id);
    assert!(session.body["expires_at"].is_null());
    assert_eq!(session.header("session-expires-in"), "");
    assert_eq!(session.header("set-cookie"), "");
    assert_eq!(browser.grant_with(&token).await.status, 201);
    // Without it nobody is signed in, whatever else the browser holds.
    assert_eq!(browser.get("/session").await.body["state"], "signed_out");
    let nobody = browser.get("/organizations").await;
    assert_eq!(nobody.header("www-authenticate"), "Bearer");
    let cookie = browser.request(&Method::GET, "/organizations");
    let reply = browser.send(cookie.header("cookie", "session=abc")).await;
    assert_eq!(reply.problem(), "unauthenticated");
}

#[tokio::test]
async fn a_refused_token_is_told_so() {
    let stand = stand().await;
    let browser = stand.browser();
    for path in ["/session", "/organizations"] {
        let reply = browser.get_with(path, "nothing").await;
        assert_eq!((reply.status, reply.problem()), (401, "unauthenticated"));
        let challenge = reply.header("www-authenticate");
        assert_eq!(challenge, "Bearer error=\"invalid_token\"");
    }
}

#[tokio::test]
async fn the_providers_word_is_remembered_for_a_minute() {
    let stand = stand().await;
    let browser = stand.browser();
    let token = access_token(&browser, "short_token", ALL_SCOPES).await;
    assert_eq!(browser.get_with("/organizations", &token).await.status, 200);
    stand.clock.advance(Duration::from_secs(50));
    assert_eq!(browser.get_with("/organizations", &token).await.status, 200);
    stand.clock.advance(Duration::from_secs(15));
    assert_eq!(browser.get_with("/organizations", &token).await.status, 401);

    let token = access_token(&browser, "ok", ALL_SCOPES).await;
    assert_eq!(browser.get_with("/organizations", &token).await.status, 200);
    browser.post_stand("/stand/expire-sessions", &[]).await;
    assert_eq!(browser.get_with("/organizations", &token).await.status, 401);
}

#[tokio::test]
async fn what_the_provider_says_can_be_wrong() {
    let stand = stand().await;
    let browser = stand.browser();
    for (outcome, problem) in [
        ("userinfo_down", "provider-failed"),
        ("userinfo_html", "provider-failed"),
        ("unconfirmed_token", "account-unconfirmed"),
    ] {
        let token = access_token(&browser, outcome, ALL_SCOPES).await;
        for path in ["/session", "/organizations"] {
            let reply = browser.get_with(path, &token).await;
            assert_eq!(reply.problem(), problem, "{outcome}");
        }
    }
}

#[tokio::test]
async fn signing_in_is_the_apps_own_affair() {
    let stand = stand().await;
    let browser = stand.browser();
    for path in ["/login", "/callback", "/logout"] {
        let reply = browser.post(path, &json!({})).await;
        assert_eq!((reply.status, reply.problem()), (404, "not-found"));
    }
    let token = access_token(&browser, "ok", ALL_SCOPES).await;
    let path = "/organizations/romashka/employees";
    let forged = browser.bare(&Method::POST, path).bearer_auth(&token);
    assert_eq!(browser.send(forged).await.problem(), "csrf");
}

#[tokio::test]
async fn another_provider_does_as_well() {
    let provider = Stand::start().await;
    let backend = with_outside(&provider).await;
    let (at_provider, browser) = (provider.browser(), backend.browser());
    let config = browser.visit("/config.json").await;
    let config: serde_json::Value = config.json().await.expect("JSON");
    assert_eq!(
        config["sign_in"]["issuer"],
        provider.server.site.issuer_origin()
    );
    assert_eq!(config["sign_in"]["scope"], "openid profile");

    // It says nothing of the СНИЛС; what is known of the person stays.
    let token = access_token(&at_provider, "ok", "openid profile").await;
    let reply = browser.get_with("/organizations/romashka", &token).await;
    assert_eq!(reply.status, 200, "{}", reply.body);

    // Nothing but a subject: enough for somebody known, too little for a stranger.
    let token = access_token(&at_provider, "ok", "openid").await;
    let known = browser.get_with("/session", &token).await;
    assert_eq!(known.body["person"]["last_name"], "Иванова");
    let gone = "delete from person where subject = '1000300102' returning 1";
    assert_eq!(backend.count(gone).await, 1);
    let tokens = at_provider.tokens(&PETROV, "ok", "openid").await;
    let token = tokens.text("access_token");
    let stranger = browser.get_with("/session", &token).await;
    assert_eq!(stranger.problem(), "provider-failed");
}
