//! Faults of the stand that the lists meet: a cursor that expired, a backend that says less, one
//! that says what nobody knows.

use reference_backend::seed::people::{IVANOVA, KUZNETSOV};
use serde_json::{Value, json};

use crate::harness::{Browser, Stand};

async fn fault(browser: &Browser, operation: &str, fault: &str) {
    let form = [("operation", operation), ("fault", fault), ("times", "1")];
    let response = browser.post_stand("/stand/faults", &form).await;
    assert_eq!(response.status(), 303, "{fault}");
}

#[tokio::test]
async fn an_expired_cursor_waits_for_a_cursor() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    fault(&browser, "any", "cursor_expired").await;
    let first = browser.ask("/organizations", &[("limit", "5")]).await;
    assert_eq!(first.status, 200);
    let cursor = first.body["next_cursor"].as_str().expect("a next page");
    let next = async || browser.ask("/organizations", &[("cursor", cursor)]).await;
    let refused = next().await;
    assert_eq!((refused.status, refused.problem()), (400, "cursor-invalid"));
    assert_eq!(next().await.status, 200, "once only");
}

#[tokio::test]
async fn a_bare_answer_has_what_is_required() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    fault(&browser, "any", "bare").await;
    assert_eq!(browser.get("/session").await.status, 200);
    let list = browser.get("/organizations").await.body;
    assert_eq!(list["total"], 3);
    assert_eq!(
        list["items"][0],
        json!({ "id": "vektor", "short_name": "АО «Вектор»", "access": { "state": "closed" } })
    );
    fault(&browser, "getOrganization", "bare").await;
    let one = || browser.get("/organizations/romashka");
    assert_eq!(
        one().await.body,
        json!({ "id": "romashka", "short_name": "ООО «Ромашка»", "access": { "state": "open" } })
    );
    assert_eq!(one().await.body["administration"], true, "once only");
    fault(&browser, "getOrganization", "bare").await;
    let foreign = browser.get("/organizations/stal").await;
    assert_eq!(foreign.problem(), "not-found");
}

#[tokio::test]
async fn a_strange_answer_has_what_nobody_knows() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    fault(&browser, "listOrganizations", "strange").await;
    let list = browser.get("/organizations").await.body;
    let vektor = &list["items"][0];
    assert_eq!(vektor["role"], "auditor");
    assert_eq!(vektor["access"]["reason"], "quarantine");
    assert_eq!(list["items"][2]["access"]["reason"], Value::Null);
    for place in [&list, vektor, &vektor["access"]] {
        assert!(place["novelty"].is_object(), "{place}");
    }
    fault(&browser, "getOrganization", "strange").await;
    let romashka = browser.get("/organizations/romashka").await.body;
    assert_eq!(romashka["role"], "auditor");
    assert_eq!(romashka["access"]["state"], "open");
    assert!(romashka["novelty"].is_object());
}
