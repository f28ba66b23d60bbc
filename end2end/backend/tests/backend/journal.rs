//! The journal: what it tells, its filters, its pages.

use std::time::Duration;

use chrono::{Days, Local};
use reference_backend::seed::people::{IVANOVA, KUZNETSOV, PETROV};
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Browser, Stand};

const JOURNAL: &str = "/organizations/romashka/journal";
const REVEAL: &str = "/organizations/romashka/employees/e-romashka-05/reveal";

/// Сидорова is given access, it is changed and revoked, and given again a day later by Петров, who
/// also looks at somebody's numbers.
async fn a_history(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let body = json!({ "staff_id": "s-sidorova", "permissions": ["sout.view"] });
    let granted = browser.grant("romashka", "0123456789abcdef", &body).await;
    let address = granted.header("location").trim_start_matches("/api/v1");
    let request = browser.request(&Method::PUT, &format!("{address}/permissions"));
    let body =
        json!({ "permissions": ["administrator", "sout.view"], "valid_until": "2100-01-01" });
    let request = request.header("if-match", granted.header("etag"));
    let changed = browser.send(request.json(&body)).await;
    let revoked = browser.revoke(address, changed.header("etag")).await;
    assert_eq!(revoked.status, 204);

    stand.clock.advance(Duration::from_secs(24 * 3600));
    let petrov = stand.browser();
    petrov.sign_in(&PETROV).await;
    let body = json!({ "staff_id": "s-sidorova", "permissions": ["violations.view"] });
    let granted = petrov.grant("romashka", "0123456789abcdef", &body).await;
    assert_eq!(granted.status, 201);
    let revealed = petrov.post(REVEAL, &json!({})).await;
    assert_eq!(revealed.status, 200);
    petrov
}

fn actions(items: &[Value]) -> Vec<&str> {
    let actions = items.iter().filter_map(|item| item["action"].as_str());
    actions.collect()
}

#[tokio::test]
async fn it_tells_who_gave_what_to_whom() {
    let stand = Stand::start().await;
    let browser = a_history(&stand).await;
    for limit in ["1", "2", "100"] {
        let (items, total) = browser.walk(JOURNAL, &[("limit", limit)]).await;
        assert_eq!(total, 5);
        let newest_first = ["revealed", "granted", "revoked", "changed", "granted"];
        assert_eq!(actions(&items), newest_first);
    }
    let (items, _) = browser.walk(JOURNAL, &[]).await;
    let changed = &items[3];
    assert_eq!(changed["actor"]["name"], "Иванова Мария Петровна");
    assert_eq!(changed["employee"]["name"], "Сидорова Анна Викторовна");
    assert_eq!(changed["before"], json!(["sout.view"]));
    assert_eq!(changed["after"], json!(["administrator", "sout.view"]));
    assert_eq!(changed["before_span"]["valid_until"], Value::Null);
    assert_eq!(changed["after_span"]["valid_until"], "2100-01-01");
    assert_eq!(
        (&items[2]["after"], &items[4]["before"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(
        (&items[0]["before"], &items[0]["after"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(items[0]["employee"]["id"], "e-romashka-05");
}

#[tokio::test]
async fn it_is_filtered() {
    let stand = Stand::start().await;
    let browser = a_history(&stand).await;
    let today = Local::now().date_naive();
    let tomorrow = today
        .checked_add_days(Days::new(1))
        .expect("a day")
        .to_string();
    let today = today.to_string();
    for (query, expected) in [
        (&[("action", "granted")][..], &["granted", "granted"][..]),
        (
            &[("action", "granted"), ("q", "петров сергей")],
            &["granted"],
        ),
        (
            &[("q", "сидорова мария")],
            &["revoked", "changed", "granted"],
        ),
        (&[("q", "xtkjdtr")], &[]),
        (&[("to", &today)], &["revoked", "changed", "granted"]),
        (&[("from", &tomorrow)], &["revealed", "granted"]),
        (&[("from", &tomorrow), ("to", &today)], &[]),
        (&[("employee_id", "e-romashka-05")], &["revealed"]),
        (&[("employee_id", "e-volkova")], &[]),
    ] {
        let (items, total) = browser.walk(JOURNAL, query).await;
        assert_eq!(actions(&items), expected, "{query:?}");
        assert_eq!(total, expected.len());
    }
    // One person, whichever of their accesses is asked about.
    let (granted, _) = browser.walk(JOURNAL, &[("action", "granted")]).await;
    for item in granted {
        let id = item["employee"]["id"].as_str().expect("an id");
        let (items, _) = browser
            .walk(JOURNAL, &[("employee_id", id), ("limit", "3")])
            .await;
        assert_eq!(items.len(), 4, "{id}");
    }
    for query in [
        ("action", "seen"),
        ("from", "24.11.2026"),
        ("to", "2026-13-01"),
        ("employee_id", ""),
        ("employee_id", "Петров"),
    ] {
        let reply = browser.ask(JOURNAL, &[query]).await;
        assert_eq!((reply.status, reply.problem()), (400, "bad-request"));
    }
}

#[tokio::test]
async fn a_page_stays_where_it_was_while_more_happens() {
    let stand = Stand::start().await;
    let browser = a_history(&stand).await;
    let first = browser.ask(JOURNAL, &[("limit", "2")]).await;
    let cursor = first.body["next_cursor"].as_str().expect("a next page");
    let revealed = browser.post(REVEAL, &json!({})).await;
    assert_eq!(revealed.status, 200);
    let (rest, total) = browser.walk(JOURNAL, &[("cursor", cursor)]).await;
    assert_eq!(actions(&rest), ["revoked", "changed", "granted"]);
    assert_eq!(total, 6);
    let reply = browser.ask(JOURNAL, &[("cursor", "bmFtZQ")]).await;
    assert_eq!(reply.problem(), "cursor-invalid");
}

#[tokio::test]
async fn it_is_for_administrators_of_the_organization() {
    let stand = Stand::start().await;
    let browser = a_history(&stand).await;
    drop(browser);
    let member = stand.browser();
    member.sign_in(&KUZNETSOV).await;
    assert_eq!(member.get(JOURNAL).await.problem(), "forbidden");
    let ivanova = stand.browser();
    ivanova.sign_in(&IVANOVA).await;
    let elsewhere = ivanova.get("/organizations/school-7/journal").await;
    assert_eq!(elsewhere.body["total"], 0);
}
