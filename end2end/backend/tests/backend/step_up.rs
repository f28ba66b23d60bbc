//! A sensitive permission needs a sign-in of late (RFC 9470).

use std::num::NonZeroU32;
use std::time::Duration;

use reference_backend::seed::people::IVANOVA;
use reqwest::Method;
use serde_json::json;

use crate::harness::{ALL_SCOPES, Browser, Reply, Stand, back_with, location};

const SOMEBODY: &str = "/organizations/romashka/employees/e-romashka-05";
const KEY: &str = "0123456789abcdef";

async fn stand() -> Stand {
    Stand::with(|config| config.step_up = NonZeroU32::new(300)).await
}

fn is_refused(reply: &Reply) {
    let problem = (reply.status, reply.problem(), &reply.body["max_age"]);
    assert_eq!(problem, (401, "fresh-sign-in-required", &json!(300)));
    let challenge = "Bearer error=\"insufficient_user_authentication\", max_age=300";
    assert_eq!(reply.header("www-authenticate"), challenge);
}

async fn grant(browser: &Browser, code: &str) -> Reply {
    let body = json!({ "staff_id": "s-sidorova", "permissions": [code] });
    browser.grant("romashka", KEY, &body).await
}

#[tokio::test]
async fn what_is_sensitive_needs_a_fresh_sign_in() {
    let stand = stand().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let seen = browser.get(SOMEBODY).await.header("etag").to_owned();
    stand.clock.advance(Duration::from_secs(310));
    is_refused(&grant(&browser, "administrator").await);
    is_refused(&browser.change(SOMEBODY, &seen, &["administrator"]).await);
    assert_eq!(browser.get("/session").await.body["state"], "signed_in");
    let usual = browser.change(SOMEBODY, &seen, &["sout.view"]).await;
    assert_eq!(usual.status, 200, "nothing sensitive in it");

    let begun = browser.begin_within(300).await;
    let asked: Vec<_> = begun.address().query_pairs().collect();
    assert!(asked.contains(&("max_age".into(), "300".into())));
    let back = browser.choose(&begun, &IVANOVA, "ok").await;
    let signed_in = browser.post("/callback", &back_with(&back)).await;
    assert_eq!(signed_in.status, 200);
    assert_eq!(grant(&browser, "administrator").await.status, 201);
    let tag = usual.header("etag");
    let changed = browser.change(SOMEBODY, tag, &["administrator"]).await;
    assert_eq!(changed.status, 200);
}

/// Whole numbers are worth as much as a permission.
#[tokio::test]
async fn numbers_need_a_fresh_sign_in_too() {
    let stand = stand().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let reveal = async || {
        let path = "/organizations/romashka/employees/e-petrov/reveal";
        browser.send(browser.request(&Method::POST, path)).await
    };
    assert_eq!(reveal().await.status, 200);
    stand.clock.advance(Duration::from_secs(310));
    is_refused(&reveal().await);
    let looks = "select count(*) from journal where action = 'revealed'";
    assert_eq!(stand.count(looks).await, 1, "nothing was shown");
    browser.sign_in(&IVANOVA).await;
    assert_eq!(reveal().await.status, 200);
}

/// A provider that does not say when is asked to.
#[tokio::test]
async fn a_sign_in_of_nobody_knows_when_is_not_fresh() {
    let stand = stand().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    sqlx::query("update session set authenticated_at = null")
        .execute(stand.server.app.store.pool())
        .await
        .expect("a session of before");
    is_refused(&grant(&browser, "administrator").await);
}

#[tokio::test]
async fn it_is_not_asked_for_unless_it_is_configured() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    stand.clock.advance(Duration::from_secs(1000));
    assert_eq!(grant(&browser, "administrator").await.status, 201);
}

#[tokio::test]
async fn the_age_is_a_number() {
    let stand = stand().await;
    let browser = stand.browser();
    for (body, status) in [
        (json!({}), 200),
        (json!({ "max_age": null }), 200),
        (json!({ "max_age": 0 }), 200),
        (json!({ "max_age": -1 }), 422),
        (json!({ "max_age": "300" }), 422),
    ] {
        assert_eq!(browser.post("/login", &body).await.status, status, "{body}");
    }
    let nonsense = browser.request(&Method::POST, "/login").body("{");
    let nonsense = nonsense.header("content-type", "application/json");
    assert_eq!(browser.send(nonsense).await.problem(), "bad-request");
}

/// Without a page nobody can be asked.
#[tokio::test]
async fn the_stand_asks_again_for_whom_it_remembers_too_long() {
    let stand = stand().await;
    let browser = stand.browser();
    let tokens = browser.tokens(&IVANOVA, "ok", ALL_SCOPES).await;
    let first = tokens.id_token()["auth_time"].clone();
    stand.clock.advance(Duration::from_secs(100));
    let silently =
        |age| browser.authorize_as_app(ALL_SCOPES, &[("prompt", "none"), ("max_age", age)]);
    let back = back_with(&location(
        &browser.visit_stand(silently("200").as_str()).await,
    ));
    let again = browser.exchange(&back).await;
    assert_eq!(
        again.id_token()["auth_time"],
        first,
        "the person was not asked"
    );
    for (age, error) in [("50", "login_required"), ("soon", "invalid_request")] {
        let back = browser.visit_stand(silently(age).as_str()).await;
        assert_eq!(back_with(&location(&back))["error"], error);
    }
}
