//! A provider with something wrong as a whole, as the backend meets it.

use reference_backend::seed::people::{IVANOVA, NOVIKOV};
use reqwest::Method;

use crate::harness::{Browser, Stand, back_with};

/// The problem that a sign-in ends with; empty for none.
async fn signing_in(browser: &Browser, outcome: &str) -> String {
    let begun = browser.send(browser.request(&Method::POST, "/login")).await;
    if begun.status != 200 {
        return begun.problem().to_owned();
    }
    let begun = browser.begin().await;
    let back = browser.choose(&begun, &NOVIKOV, outcome).await;
    let reply = browser.post("/callback", &back_with(&back)).await;
    reply.problem().to_owned()
}

/// Nobody can sign in with it.
const WRONG: [&str; 5] = [
    "issuer_mismatch",
    "no_s256",
    "jwks_empty",
    "discovery_down",
    "discovery_html",
];

#[tokio::test]
async fn a_wrong_provider_signs_nobody_in() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    assert_eq!(signing_in(&browser, "ok").await, "");
    for quirk in WRONG {
        browser.quirk(quirk).await;
        assert_eq!(
            signing_in(&browser, "ok").await,
            "provider-failed",
            "{quirk}"
        );
        browser.quirk("none").await;
        assert_eq!(signing_in(&browser, "ok").await, "", "after {quirk}");
    }
}

/// What the page offers is met here, by the backend, or in `end2end/tests/recovery.spec.ts`, on the way out.
#[tokio::test]
async fn nothing_else_can_be_wrong() {
    let stand = Stand::start().await;
    let page = stand.browser().visit_stand("/stand").await;
    let page = page.text().await.expect("a page");
    let (_, select) = page.split_once("name=\"quirk\"").expect("the form");
    let (select, _) = select.split_once("</select>").expect("its end");
    let options = select.split("<option value=\"").skip(1);
    let mut offered: Vec<_> = options.filter_map(|rest| rest.split('"').next()).collect();
    offered.sort_unstable();
    let mut met = [
        "none",
        "rotate_keys",
        "second_key",
        "logout_no_state",
        "logout_other_state",
    ]
    .to_vec();
    met.extend(WRONG);
    met.sort_unstable();
    assert_eq!(offered, met);
}

#[tokio::test]
async fn new_keys_are_read_at_once() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    assert_eq!(signing_in(&browser, "ok").await, "");
    for _ in 0..2 {
        browser.quirk("rotate_keys").await;
        assert_eq!(signing_in(&browser, "ok").await, "");
        assert_eq!(
            signing_in(&browser, "bad_signature").await,
            "provider-failed"
        );
    }
}

#[tokio::test]
async fn of_two_keys_the_token_must_name_one() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.quirk("second_key").await;
    assert_eq!(signing_in(&browser, "ok").await, "");
    assert_eq!(signing_in(&browser, "no_kid").await, "provider-failed");
}

#[tokio::test]
async fn the_page_shows_what_is_wrong() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let page = async || {
        let page = browser.visit_stand("/stand").await;
        page.text().await.expect("a page")
    };
    assert!(page().await.contains("Сейчас: всё как обычно."));
    browser.quirk("jwks_empty").await;
    browser.quirk("rotate_keys").await;
    assert!(page().await.contains("Сейчас: набор ключей пуст."));
    let nonsense = [("quirk", "else")];
    let refused = browser.post_stand("/stand/provider", &nonsense).await;
    assert_eq!(refused.status(), 422);
}

#[tokio::test]
async fn ended_sessions_end_the_tokens_too() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let tokens = browser
        .tokens(&IVANOVA, "ok", crate::harness::ALL_SCOPES)
        .await;
    assert_eq!(browser.ask_silently().await["error"].as_str(), None);
    browser.post_stand("/stand/expire-sessions", &[]).await;
    let access = tokens.text("access_token");
    assert_eq!(browser.userinfo(&access).await.status, 401);
    let refreshed = browser.refresh(&tokens.text("refresh_token")).await;
    assert_eq!(refreshed.text("error"), "invalid_grant");
    assert_eq!(browser.ask_silently().await["error"], "login_required");
}
