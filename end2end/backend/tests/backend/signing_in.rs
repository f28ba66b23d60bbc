use std::num::NonZeroU32;
use std::time::Duration;

use reference_backend::seed::people::{IVANOVA, NOVIKOV, PETROV, SMIRNOV};
use reqwest::Method;
use serde_json::json;

use crate::harness::{Stand, back_with};

#[tokio::test]
async fn the_way_back_can_be_wrong() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let begun = browser.begin().await;
    for (outcome, code) in [
        ("refused", "007004"),
        ("unconfirmed", "007055"),
        ("overloaded", "007008"),
    ] {
        let back = back_with(&browser.choose(&begun, &PETROV, outcome).await);
        let description = back["error_description"].as_str().unwrap_or_default();
        assert!(
            description.starts_with(&format!("ESIA-{code}: ")),
            "{description}"
        );
    }
    let unconfirmed = back_with(&browser.choose(&begun, &SMIRNOV, "ok").await);
    assert!(
        unconfirmed["error_description"]
            .as_str()
            .is_some_and(|text| text.contains("007055"))
    );

    let back = back_with(&browser.choose(&begun, &PETROV, "wrong_state").await);
    assert_ne!(back["state"], begun.state);
    let back = back_with(&browser.choose(&begun, &PETROV, "no_state").await);
    assert!(back["state"].is_null() && back["code"].is_string());
    let back = back_with(&browser.choose(&begun, &PETROV, "no_code").await);
    assert!(back["code"].is_null() && back["state"].is_string());
    let address = browser.choose(&begun, &PETROV, "repeated").await;
    assert_eq!(
        address
            .query_pairs()
            .filter(|(name, _)| name == "code")
            .count(),
        2
    );
}

#[tokio::test]
async fn what_the_server_finds_wrong() {
    let stand = Stand::start().await;
    for (outcome, status, problem) in [
        ("wrong_iss", 400, "other-provider"),
        ("expired_code", 400, "code-rejected"),
        ("bad_nonce", 502, "provider-failed"),
        ("bad_signature", 502, "provider-failed"),
        ("token_down", 502, "provider-failed"),
        ("unconfirmed_token", 400, "account-unconfirmed"),
        ("wrong_state", 400, "login-unknown"),
        ("slow", 200, ""),
    ] {
        let browser = stand.browser();
        let begun = browser.begin().await;
        let back = browser.choose(&begun, &NOVIKOV, outcome).await;
        let reply = browser.post("/callback", &back_with(&back)).await;
        assert_eq!(
            (reply.status, reply.problem()),
            (status, problem),
            "{outcome}"
        );
    }
}

#[tokio::test]
async fn the_provider_must_name_itself() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let begun = browser.begin().await;
    let mut back = back_with(&browser.choose(&begun, &IVANOVA, "ok").await);
    back.as_object_mut().map(|fields| fields.remove("iss"));
    assert_eq!(
        browser.post("/callback", &back).await.problem(),
        "other-provider"
    );
}

#[tokio::test]
async fn a_state_works_once() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let begun = browser.begin().await;
    let back = back_with(&browser.choose(&begun, &IVANOVA, "ok").await);
    assert_eq!(browser.post("/callback", &back).await.status, 200);
    assert_eq!(
        browser.post("/callback", &back).await.problem(),
        "login-unknown"
    );
    let session = browser.get("/session").await;
    assert_eq!(
        session.body["state"], "signed_in",
        "the failed repetition ends nothing"
    );
}

#[tokio::test]
async fn a_state_works_in_its_own_browser_only() {
    let stand = Stand::start().await;
    let (own, other) = (stand.browser(), stand.browser());
    let begun = own.begin().await;
    let back = back_with(&own.choose(&begun, &IVANOVA, "ok").await);
    assert_eq!(
        other.post("/callback", &back).await.problem(),
        "login-unknown"
    );
    other.begin().await;
    assert_eq!(
        other.post("/callback", &back).await.problem(),
        "login-unknown"
    );
    assert_eq!(
        own.post("/callback", &back).await.status,
        200,
        "the attempts did not use it up"
    );
}

#[tokio::test]
async fn two_tabs_may_sign_in_at_once() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let (first, second) = (browser.begin().await, browser.begin().await);
    for (begun, who) in [(second, &PETROV), (first, &IVANOVA)] {
        let back = browser.choose(&begun, who, "ok").await;
        let reply = browser.post("/callback", &back_with(&back)).await;
        assert_eq!(reply.body["person"]["id"], who.id);
    }
}

#[tokio::test]
async fn a_late_return_is_told_so() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let begun = browser.begin().await;
    let back = back_with(&browser.choose(&begun, &IVANOVA, "ok").await);
    stand.clock.advance(Duration::from_secs(601));
    browser.begin().await;
    let kept = "select count(*) from pending_login where state = '' or verifier <> ''";
    assert_eq!(stand.count(kept).await, 1, "the old secrets are erased");
    assert_eq!(
        browser.post("/callback", &back).await.problem(),
        "login-expired"
    );
    assert_eq!(
        browser.post("/callback", &back).await.problem(),
        "login-unknown"
    );
}

#[tokio::test]
async fn a_code_lives_one_minute() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let begun = browser.begin().await;
    let back = back_with(&browser.choose(&begun, &IVANOVA, "ok").await);
    stand.clock.advance(Duration::from_secs(61));
    assert_eq!(
        browser.post("/callback", &back).await.problem(),
        "code-rejected"
    );
}

#[tokio::test]
async fn what_the_browser_brings_is_checked() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let reply = browser
        .post("/callback", &json!({ "state": "x".repeat(501) }))
        .await;
    assert_eq!(
        reply.errors(),
        [("/code", "required"), ("/state", "too_long")]
    );
    let reply = browser
        .post("/callback", &json!({ "code": ["a", "b"], "state": "x" }))
        .await;
    assert_eq!(reply.errors(), [("/code", "format")]);
    let request = browser
        .request(&Method::POST, "/callback")
        .body("code=1&state=2");
    assert_eq!(browser.send(request).await.status, 415);
    let request = browser
        .request(&Method::POST, "/callback")
        .header("content-type", "application/json")
        .body(vec![b' '; 100_000]);
    assert_eq!(browser.send(request).await.problem(), "bad-request");
}

#[tokio::test]
async fn too_many_sign_ins_are_slowed_down() {
    let stand = Stand::with(|config| {
        config.limits.login = NonZeroU32::new(2).expect("not zero");
    })
    .await;
    let browser = stand.browser();
    browser.begin().await;
    browser.begin().await;
    let reply = browser.send(browser.request(&Method::POST, "/login")).await;
    assert_eq!(reply.problem(), "too-many-requests");
    assert!(
        reply
            .header("retry-after")
            .parse::<u32>()
            .is_ok_and(|seconds| seconds <= 31)
    );
    assert_eq!(
        browser.get("/session").await.status,
        200,
        "the rest goes on"
    );
}
