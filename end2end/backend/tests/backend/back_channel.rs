//! The provider's word that its session is over (OpenID Connect Back-Channel Logout 1.0).

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Browser, CLIENT, Provider, Stand};

async fn backend_of(provider: &Provider) -> Stand {
    Stand::with(|config| {
        config.sign_in.issuer = Some(provider.issuer.clone());
        config.sign_in.client_id = Some(CLIENT.to_owned());
    })
    .await
}

async fn signed_in(provider: &Provider, backend: &Stand) -> Browser {
    let browser = backend.browser();
    provider.sign_in(&browser).await;
    assert!(is_signed_in(&browser).await);
    browser
}

async fn is_signed_in(browser: &Browser) -> bool {
    browser.get("/session").await.body["state"] == "signed_in"
}

/// As the provider sends it: a form, with nothing of the app's.
async fn tell(backend: &Stand, token: &str) -> (u16, Value) {
    let browser = backend.browser();
    let request = browser.bare(&Method::POST, "/backchannel-logout");
    let response = request.form(&[("logout_token", token)]).send().await;
    let response = response.expect("an answer");
    assert_eq!(response.headers()["cache-control"], "no-store");
    let status = response.status().as_u16();
    (status, response.json().await.unwrap_or_default())
}

#[tokio::test]
async fn its_sessions_end_and_no_others() {
    let provider = Provider::start().await;
    let backend = backend_of(&provider).await;
    for (claims, first, second) in [
        (json!({ "sid": null }), false, false),
        (json!({}), false, true),
        (json!({ "sub": null }), false, true),
        (json!({ "sub": "somebody-else" }), true, true),
        (json!({ "sid": "another" }), true, true),
    ] {
        provider.spoil(json!({ "id_token": { "sid": "session-1" } }));
        let one = signed_in(&provider, &backend).await;
        provider.spoil(json!({ "id_token": { "sid": "session-2" } }));
        let other = signed_in(&provider, &backend).await;
        provider.spoil(json!({ "logout": claims }));
        assert_eq!(tell(&backend, &provider.logout_token()).await.0, 200);
        assert_eq!(is_signed_in(&one).await, first, "{claims}");
        assert_eq!(is_signed_in(&other).await, second, "{claims}");
    }
}

/// The modules of the conformance suite for it, and what else is no such word.
#[tokio::test]
async fn what_is_no_such_word_ends_nothing() {
    let provider = Provider::start().await;
    let backend = backend_of(&provider).await;
    provider.spoil(json!({ "id_token": { "sid": "session-1" } }));
    let browser = signed_in(&provider, &backend).await;
    let event = "http://schemas.openid.net/event/backchannel-logout";
    for (name, way) in [
        (
            "oidcc-client-test-rp-backchannel-rpinitlogout-alg-none",
            json!({ "sign": "none" }),
        ),
        (
            "oidcc-client-test-rp-backchannel-rpinitlogout-wrong-alg",
            json!({ "sign": "hs256" }),
        ),
        ("signed by nobody known", json!({ "sign": "foreign" })),
        (
            "oidcc-client-test-rp-backchannel-rpinitlogout-no-event",
            json!({ "logout": { "events": null } }),
        ),
        (
            "oidcc-client-test-rp-backchannel-rpinitlogout-wrong-event",
            json!({ "logout": { "events": { "http://other.example/event": {} } } }),
        ),
        (
            "an event that is no object",
            json!({ "logout": { "events": { event: true } } }),
        ),
        (
            "oidcc-client-test-rp-backchannel-rpinitlogout-with-nonce",
            json!({ "logout": { "nonce": "n" } }),
        ),
        (
            "oidcc-client-test-rp-backchannel-rpinitlogout-wrong-aud",
            json!({ "logout": { "aud": "another-client" } }),
        ),
        (
            "oidcc-client-test-rp-backchannel-rpinitlogout-wrong-iss",
            json!({ "logout": { "iss": "https://other.example" } }),
        ),
        (
            "of nobody",
            json!({ "logout": { "sub": null, "sid": null } }),
        ),
        ("over", json!({ "logout": { "exp": "{now-3600}" } })),
        ("of long ago", json!({ "logout": { "iat": "{now-3600}" } })),
        (
            "of the future",
            json!({ "logout": { "iat": "{now+3600}" } }),
        ),
        ("without a name", json!({ "logout": { "jti": null } })),
        ("an access token", json!({ "header": { "typ": "at+jwt" } })),
    ] {
        provider.spoil(way);
        let (status, body) = tell(&backend, &provider.logout_token()).await;
        assert_eq!(
            (status, &body["error"]),
            (400, &json!("invalid_request")),
            "{name}"
        );
        assert!(is_signed_in(&browser).await, "{name}");
    }
    let response = backend
        .browser()
        .bare(&Method::POST, "/backchannel-logout")
        .send()
        .await;
    assert_eq!(response.expect("an answer").status(), 400);
}

/// Heard twice, it ends nothing that was begun since.
#[tokio::test]
async fn a_word_of_before_does_not_end_what_came_after() {
    let provider = Provider::start().await;
    let backend = backend_of(&provider).await;
    let token = provider.logout_token();
    assert_eq!(tell(&backend, &token).await.0, 200);
    backend.clock.advance(Duration::from_secs(90));
    provider.spoil(json!({ "id_token": { "iat": "{now+90}", "sid": "session-1" } }));
    let browser = signed_in(&provider, &backend).await;
    assert_eq!(tell(&backend, &token).await.0, 200);
    assert!(is_signed_in(&browser).await);
}
