//! Profile `oidc`: the app is the OpenID client, and the backend takes its access tokens.

use std::time::Duration;

use reference_backend::config::{Introspection, Profile, SignIn};
use reference_backend::secret::Secret;
use reference_backend::seed::people::{IVANOVA, PETROV};
use reqwest::Method;
use serde_json::json;

use crate::harness::{ACCESS_TOKEN, ALL_SCOPES, Browser, CLIENT, Provider, Stand};

async fn stand() -> Stand {
    Stand::with(|config| config.sign_in.profile = Profile::Oidc).await
}

/// A backend whose provider is the stand of another, which knows a client with a secret.
async fn with_outside(provider: &Stand) -> Stand {
    let issuer = provider.server.site.issuer_origin();
    let known = &provider.server.app.registration;
    let client_secret = known.client_secret.clone().expect("a secret");
    Stand::with(|config| {
        config.sign_in.profile = Profile::Oidc;
        config.sign_in.issuer = Some(issuer);
        config.sign_in.introspection = Some(Introspection {
            client_id: known.client_id.clone(),
            client_secret,
        });
    })
    .await
}

/// A backend of a provider that can be spoiled.
async fn backend_of(provider: &Provider, change: impl FnOnce(&mut SignIn)) -> Stand {
    Stand::with(|config| {
        config.sign_in.profile = Profile::Oidc;
        config.sign_in.issuer = Some(provider.issuer.clone());
        config.sign_in.client_id = Some(CLIENT.to_owned());
        change(&mut config.sign_in);
    })
    .await
}

fn introspecting(sign_in: &mut SignIn) {
    sign_in.introspection = Some(Introspection {
        client_id: "api".to_owned(),
        client_secret: Secret::received("secret"),
    });
}

/// What `/session` says to whoever brings this token: the status, and whether somebody is signed in.
async fn session_with(backend: &Stand, token: &str) -> (u16, bool) {
    let reply = backend.browser().get_with("/session", token).await;
    (reply.status, reply.body["state"] == "signed_in")
}

/// A token that says itself for whom it is (RFC 9068).
#[tokio::test]
async fn a_signed_token_is_for_this_api_and_of_the_app() {
    let provider = Provider::start().await;
    let backend = backend_of(&provider, |_| {}).await;
    assert_eq!(
        session_with(&backend, &provider.access_jwt()).await,
        (200, true)
    );
    for (name, way) in [
        (
            "for another API",
            json!({ "jwt": { "aud": "another-api" } }),
        ),
        ("for nobody", json!({ "jwt": { "aud": null } })),
        (
            "of another client",
            json!({ "jwt": { "client_id": "another-client" } }),
        ),
        ("of no client", json!({ "jwt": { "client_id": null } })),
        (
            "from elsewhere",
            json!({ "jwt": { "iss": "https://other.example" } }),
        ),
        ("over", json!({ "jwt": { "exp": "{now-3600}" } })),
        ("without an end", json!({ "jwt": { "exp": null } })),
        ("not yet", json!({ "jwt": { "nbf": "{now+3600}" } })),
        (
            "about somebody else than userinfo says",
            json!({ "jwt": { "sub": "1000300102" } }),
        ),
        ("an ID token", json!({ "header": { "typ": "JWT" } })),
        ("of no kind", json!({ "header": { "typ": null } })),
        ("signed by nobody", json!({ "sign": "none" })),
        ("signed by what everybody has", json!({ "sign": "hs256" })),
        (
            "signed by a key that is published nowhere",
            json!({ "sign": "foreign" }),
        ),
        ("spoiled", json!({ "sign": "spoiled" })),
        ("signed for others", json!({ "sign": "other-claims" })),
    ] {
        provider.spoil(way);
        let token = provider.access_jwt();
        assert_eq!(session_with(&backend, &token).await, (401, false), "{name}");
    }
    provider.spoil(json!({ "jwt": { "aud": ["another-api", CLIENT] } }));
    assert_eq!(
        session_with(&backend, &provider.access_jwt()).await,
        (200, true)
    );
}

/// Nobody can tell for whom it is: that is no yes.
#[tokio::test]
async fn a_token_that_only_the_provider_understands_needs_introspection() {
    let provider = Provider::start().await;
    let backend = backend_of(&provider, |_| {}).await;
    assert_eq!(session_with(&backend, ACCESS_TOKEN).await, (401, false));
    let asked = provider.asked();
    assert!(asked.iter().all(|path| path != "/userinfo"), "{asked:?}");
}

#[tokio::test]
async fn introspection_says_for_whom_a_token_is() {
    let provider = Provider::start().await;
    let backend = backend_of(&provider, introspecting).await;
    let other = json!({ "aud": "another-api" });
    for (said, expected) in [
        (json!({}), (200, true)),
        (json!({ "active": false }), (401, false)),
        (json!({ "client_id": "another-client" }), (401, false)),
        (json!({ "client_id": null }), (401, false)),
        (other.clone(), (401, false)),
        (json!({ "aud": ["another-api", CLIENT] }), (200, true)),
        (json!({ "aud": null }), (200, true)),
        (json!({ "iss": "https://other.example" }), (401, false)),
        (json!({ "token_type": "refresh_token" }), (401, false)),
        (json!({ "active": "yes" }), (502, false)),
    ] {
        provider.spoil(json!({ "introspection": said }));
        // What was said of it before does not count.
        assert_eq!(
            session_with(&backend, ACCESS_TOKEN).await,
            expected,
            "{said}"
        );
    }
    provider.spoil(json!({ "http": { "path": "/introspect", "status": 500 } }));
    assert_eq!(session_with(&backend, ACCESS_TOKEN).await, (502, false));
    provider.spoil(json!({ "introspection": { "sub": "1000300102" } }));
    assert_eq!(session_with(&backend, "another-token").await, (401, false));

    let named = backend_of(&provider, |sign_in| {
        introspecting(sign_in);
        sign_in.audience = Some("another-api".to_owned());
    })
    .await;
    for (said, expected) in [
        (json!({ "aud": null }), (401, false)),
        (json!({}), (401, false)),
        (other, (200, true)),
    ] {
        provider.spoil(json!({ "introspection": said }));
        assert_eq!(session_with(&named, ACCESS_TOKEN).await, expected, "{said}");
    }
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
async fn a_token_that_is_over_or_revoked_ends_at_once() {
    let stand = stand().await;
    let browser = stand.browser();
    let token = access_token(&browser, "short_token", ALL_SCOPES).await;
    assert_eq!(browser.get_with("/organizations", &token).await.status, 200);
    stand.clock.advance(Duration::from_secs(16));
    assert_eq!(browser.get_with("/organizations", &token).await.status, 401);

    let tokens = browser.tokens(&IVANOVA, "ok", ALL_SCOPES).await;
    let access = tokens.text("access_token");
    assert_eq!(
        browser.get_with("/organizations", &access).await.status,
        200
    );
    for (token, status) in [("nobody's", 200), (&*tokens.text("refresh_token"), 401)] {
        let form = [("token", token), ("client_id", "cabinet-app")];
        assert_eq!(browser.post_stand("/revoke", &form).await.status(), 200);
        assert_eq!(
            browser.get_with("/organizations", &access).await.status,
            status
        );
    }

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

/// Between two questions to the provider: a signed token is known by its text for a minute, not longer.
#[tokio::test]
async fn a_signed_token_is_remembered_for_a_minute_at_most() {
    let provider = Provider::start().await;
    let backend = backend_of(&provider, |_| {}).await;
    provider.spoil(json!({ "jwt": { "exp": "{now+20}" } }));
    let token = provider.access_jwt();
    assert_eq!(session_with(&backend, &token).await, (200, true));
    provider.asked();
    assert_eq!(session_with(&backend, &token).await, (200, true));
    assert_eq!(provider.asked(), [""; 0], "nobody is asked twice");
    backend.clock.advance(Duration::from_secs(90));
    assert_eq!(session_with(&backend, &token).await, (401, false));
}
