//! A revocation undone.

use std::num::NonZeroU32;
use std::time::Duration;

use reference_backend::seed::people::{IVANOVA, KUZNETSOV, PETROV, VOLKOVA};
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Browser, Reply, Stand};

const PETROV_HERE: &str = "/organizations/romashka/employees/e-petrov";
const SOMEBODY: &str = "/organizations/romashka/employees/e-romashka-05";
const JOURNAL: &str = "/organizations/romashka/journal";
const MINUTES: u64 = 60;

async fn ivanova(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser
}

async fn restore(browser: &Browser, path: &str) -> Reply {
    let path = format!("{path}/restore");
    browser.send(browser.request(&Method::POST, &path)).await
}

/// Takes the access away, and tells what it was.
async fn revoke(browser: &Browser, path: &str) -> Value {
    let before = browser.get(path).await;
    let seen = before.header("etag");
    assert_eq!(browser.revoke(path, seen).await.status, 204);
    before.body
}

fn is_refused(reply: &Reply, status: u16, problem: &str) {
    assert_eq!((reply.status, reply.problem()), (status, problem));
}

#[tokio::test]
async fn everything_comes_back_and_nothing_more() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let seen = browser.get(SOMEBODY).await.header("etag").to_owned();
    let request = browser.request(&Method::PUT, &format!("{SOMEBODY}/permissions"));
    let body = json!({
        "permissions": ["sout.view", "violations.view"],
        "valid_from": "2026-01-01", "valid_until": "2100-01-01",
    });
    let request = request.header("if-match", seen).json(&body);
    assert_eq!(browser.send(request).await.status, 200);
    let before = revoke(&browser, SOMEBODY).await;
    assert_eq!(browser.get(SOMEBODY).await.problem(), "not-found");

    stand.clock.advance(Duration::from_secs(9 * MINUTES));
    let restored = restore(&browser, SOMEBODY).await;
    assert_eq!(restored.status, 200);
    assert_ne!(restored.body["version"], before["version"]);
    let mut expected = before.clone();
    expected["version"] = json!(restored.header("etag"));
    assert_eq!(restored.body, expected);
    assert_eq!(browser.get(SOMEBODY).await.body, expected);
    let late = before["version"].as_str().expect("a tag");
    let late = browser.change(SOMEBODY, late, &["sout.view"]).await;
    is_refused(&late, 412, "changed-meanwhile");

    let journal = browser.ask(JOURNAL, &[("action", "restored")]).await.body;
    assert_eq!(journal["total"], 1);
    let entry = &journal["items"][0];
    assert_eq!(entry["before"], Value::Null);
    assert_eq!(entry["after"], json!(["sout.view", "violations.view"]));
    let span = json!({ "valid_from": "2026-01-01", "valid_until": "2100-01-01" });
    assert_eq!(entry["after_span"], span);
    assert_eq!(entry["actor"]["name"], "Иванова Мария Петровна");
}

#[tokio::test]
async fn it_is_done_once() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    revoke(&browser, SOMEBODY).await;
    assert_eq!(restore(&browser, SOMEBODY).await.status, 200);
    let again = restore(&browser, SOMEBODY).await;
    is_refused(&again, 409, "already-has-access");
    assert_eq!(again.body["employee_id"], "e-romashka-05");
    // And again after another revocation.
    revoke(&browser, SOMEBODY).await;
    assert_eq!(restore(&browser, SOMEBODY).await.status, 200);
    let restored = "select count(*) from journal where action = 'restored'";
    assert_eq!(stand.count(restored).await, 2);
}

#[tokio::test]
async fn after_ten_minutes_it_is_too_late() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    revoke(&browser, SOMEBODY).await;
    stand.clock.advance(Duration::from_secs(10 * MINUTES + 5));
    is_refused(&restore(&browser, SOMEBODY).await, 410, "restore-too-late");
    // What cannot be given back is not kept.
    revoke(&browser, PETROV_HERE).await;
    assert_eq!(stand.count("select count(*) from revoked").await, 1);
}

#[tokio::test]
async fn who_was_given_access_anew_has_it() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    revoke(&browser, SOMEBODY).await;
    let body = json!({ "staff_id": "s-romashka-05", "permissions": ["violations.view"] });
    let granted = browser.grant("romashka", "0123456789abcdef", &body).await;
    assert_eq!(granted.status, 201);
    let refused = restore(&browser, SOMEBODY).await;
    is_refused(&refused, 409, "already-has-access");
    assert_eq!(refused.body["employee_id"], granted.body["id"]);
    let anew = granted.header("location").trim_start_matches("/api/v1");
    let now = browser.get(anew).await.body;
    assert_eq!(now["permissions"], json!(["violations.view"]));

    // Only the last revocation can be undone: the first took more.
    revoke(&browser, anew).await;
    is_refused(&restore(&browser, SOMEBODY).await, 410, "restore-too-late");
    let restored = restore(&browser, anew).await;
    assert_eq!(restored.body["permissions"], json!(["violations.view"]));
}

#[tokio::test]
async fn nobody_gets_what_was_not_taken_here() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    for path in [
        SOMEBODY,
        "/organizations/romashka/employees/nobody",
        "/organizations/romashka/employees/e-volkova",
    ] {
        is_refused(&restore(&browser, path).await, 404, "not-found");
    }
    revoke(&browser, SOMEBODY).await;
    let elsewhere = "/organizations/school-7/employees/e-romashka-05";
    is_refused(&restore(&browser, elsewhere).await, 404, "not-found");
    for (who, status, problem) in [(&KUZNETSOV, 403, "forbidden"), (&VOLKOVA, 404, "not-found")] {
        let other = stand.browser();
        other.sign_in(who).await;
        is_refused(&restore(&other, SOMEBODY).await, status, problem);
    }
    let forged = browser.bare(&Method::POST, &format!("{SOMEBODY}/restore"));
    is_refused(&browser.send(forged).await, 403, "csrf");
    assert_eq!(restore(&browser, SOMEBODY).await.status, 200);
}

#[tokio::test]
async fn an_administrator_comes_back_by_a_fresh_sign_in_only() {
    let stand = Stand::with(|config| config.step_up = NonZeroU32::new(300)).await;
    let browser = ivanova(&stand).await;
    revoke(&browser, PETROV_HERE).await;
    revoke(&browser, SOMEBODY).await;
    stand.clock.advance(Duration::from_secs(310));
    let refused = restore(&browser, PETROV_HERE).await;
    is_refused(&refused, 401, "fresh-sign-in-required");
    assert_eq!(restore(&browser, SOMEBODY).await.status, 200);
    browser.sign_in(&IVANOVA).await;
    assert_eq!(restore(&browser, PETROV_HERE).await.status, 200);
    let petrov = stand.browser();
    petrov.sign_in(&PETROV).await;
    let here = petrov.get("/organizations/romashka").await.body;
    assert_eq!(here["role"], "administrator");
}
