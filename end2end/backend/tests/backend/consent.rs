//! The question of the first sign-in. Its page has an address, so one can come back to it.

use std::time::Duration;

use reference_backend::seed::people::{IVANOVA, PETROV};
use reqwest::Response;
use url::Url;

use crate::harness::{Browser, Stand, back_with, location};

/// Leads a first sign-in as far as the question.
async fn asked(browser: &Browser) -> Url {
    let begun = browser.begin().await;
    let consent = location(&browser.press(&begun, &IVANOVA, "ok").await);
    assert!(consent.path().starts_with("/consent/"), "{consent}");
    consent
}

async fn is_the_question(browser: &Browser, consent: &Url) {
    let response = browser.visit_stand(consent.as_str()).await;
    assert_eq!(response.status(), 200);
    let page = response.text().await.expect("a page");
    assert!(page.contains("учёта результатов проведения специальной оценки условий труда»"));
    assert!(page.contains("Предоставить") && page.contains("Отказать"));
    assert!(page.contains("Иванова Мария Петровна"));
}

async fn is_over(response: Response) {
    assert_eq!(response.status(), 404);
    let page = response.text().await.expect("a page");
    assert!(page.contains("<html lang=\"ru\">") && page.contains("Страница больше не действует"));
    assert!(page.contains("начните вход сначала"), "{page}");
}

#[tokio::test]
async fn consent_is_asked_once() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let consent = asked(&browser).await;
    is_the_question(&browser, &consent).await;
    let back = browser.decide(&consent, "grant").await;
    let reply = browser.post("/callback", &back_with(&back)).await;
    assert_eq!(reply.body["state"], "signed_in");
    assert_eq!(reply.body["person"]["last_name"], "Иванова");

    let again = stand.browser();
    let begun = again.begin().await;
    let back = location(&again.press(&begun, &IVANOVA, "ok").await);
    assert_eq!(back.path(), "/auth/callback");
}

#[tokio::test]
async fn refused_consent_comes_back_as_esia_writes_it() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let begun = browser.begin().await;
    let consent = location(&browser.press(&begun, &IVANOVA, "ok").await);
    let back = back_with(&browser.decide(&consent, "refuse").await);
    assert_eq!(back["error"], "access_denied");
    let description = back["error_description"].as_str().unwrap_or_default();
    assert!(description.starts_with("ESIA-007004: "), "{description}");
    assert_eq!(back["state"], begun.state);
    // Nothing is remembered of a refusal.
    asked(&browser).await;
}

#[tokio::test]
async fn one_can_come_back_to_the_question() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let consent = asked(&browser).await;
    is_the_question(&browser, &consent).await;
    is_the_question(&browser, &consent).await;
    let cut = browser.post_stand(consent.as_str(), &[]).await;
    assert_eq!(cut.status(), 422);
    is_the_question(&browser, &consent).await;
    let back = browser.decide(&consent, "grant").await;
    let reply = browser.post("/callback", &back_with(&back)).await;
    assert_eq!(reply.body["person"]["id"], IVANOVA.id);
}

#[tokio::test]
async fn the_address_tells_nothing_of_the_person() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let begun = browser.begin().await;
    let first = location(&browser.press(&begun, &PETROV, "ok").await);
    let second = location(&browser.press(&begun, &PETROV, "ok").await);
    assert_ne!(first, second);
    for consent in [first, second] {
        assert_eq!(consent.query(), None);
        assert!(!consent.as_str().contains(PETROV.subject));
    }
}

#[tokio::test]
async fn an_answered_question_is_over() {
    let stand = Stand::start().await;
    for decision in ["refuse", "grant"] {
        let browser = stand.browser();
        let consent = asked(&browser).await;
        browser.decide(&consent, decision).await;
        is_over(browser.visit_stand(consent.as_str()).await).await;
    }
}

#[tokio::test]
async fn a_double_click_answers_as_one_does() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let consent = asked(&browser).await;
    browser.decide(&consent, "grant").await;
    let back = browser.decide(&consent, "grant").await;
    let reply = browser.post("/callback", &back_with(&back)).await;
    assert_eq!(reply.body["state"], "signed_in");
}

#[tokio::test]
async fn an_unknown_or_old_question_is_over() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let consent = asked(&browser).await;
    stand.clock.advance(Duration::from_secs(601));
    for address in [consent.as_str(), "/consent/unknown", "/consent/%ff"] {
        is_over(browser.visit_stand(address).await).await;
        let form = [("decision", "grant")];
        is_over(browser.post_stand(address, &form).await).await;
    }
}
