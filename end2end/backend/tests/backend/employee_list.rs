//! The list of employees with access: filters, orders, search.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{Days, Local, NaiveDate};
use reference_backend::config::Scale;
use reference_backend::seed::people::{IVANOVA, PETROV, VOLKOVA};
use serde_json::{Value, json};

use crate::harness::{Browser, Stand};

const STAL: &str = "/organizations/stal/employees";
const ROMASHKA: &str = "/organizations/romashka/employees";

async fn volkova(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&VOLKOVA).await;
    browser
}

async fn found(browser: &Browser, query: &[(&str, &str)]) -> Vec<Value> {
    let (items, total) = browser.walk(STAL, query).await;
    assert_eq!(total, items.len(), "{query:?}");
    items
}

fn ids(items: &[Value]) -> Vec<&str> {
    items
        .iter()
        .filter_map(|item| item["id"].as_str())
        .collect()
}

/// In any order.
fn sorted(items: &[Value]) -> Vec<&str> {
    let mut ids = ids(items);
    ids.sort_unstable();
    ids
}

fn in_days(days: u64) -> NaiveDate {
    let today = Local::now().date_naive();
    today.checked_add_days(Days::new(days)).expect("a day")
}

#[tokio::test]
async fn each_state_has_its_own() {
    let stand = Stand::start().await;
    let browser = volkova(&stand).await;
    for (state, expected) in [
        ("expiring", &["e-stal-000003"][..]),
        ("expired", &["e-stal-000004"]),
        ("not_yet", &["e-stal-000005"]),
        ("idle", &["e-stal-000005", "e-stal-000006", "e-stal-000008"]),
    ] {
        let items = found(&browser, &[("state", state)]).await;
        assert_eq!(sorted(&items), expected, "{state}");
    }
    let active = found(&browser, &[("state", "active"), ("limit", "3")]).await;
    assert_eq!(active.len(), 10);
    assert!(!ids(&active).contains(&"e-stal-000004"));

    let expiring = browser.get(&format!("{STAL}/e-stal-000003")).await.body;
    assert_eq!(expiring["valid_until"], json!(in_days(7)));
    assert_eq!(expiring["valid_from"], Value::Null);
    assert_eq!(expiring["granted_by"], "Волкова Е. А.");
    let not_yet = browser.get(&format!("{STAL}/e-stal-000005")).await.body;
    assert_eq!(not_yet["valid_from"], json!(in_days(7)));
    assert_eq!(not_yet["last_sign_in_at"], Value::Null);

    // The last day is in it.
    stand.clock.advance(Duration::from_secs(7 * 24 * 3600));
    let browser = volkova(&stand).await;
    let expiring = found(&browser, &[("state", "expiring")]).await;
    assert_eq!(ids(&expiring), ["e-stal-000003"]);
    assert!(found(&browser, &[("state", "not_yet")]).await.is_empty());
    stand.clock.advance(Duration::from_secs(24 * 3600));
    let browser = volkova(&stand).await;
    let expired = found(&browser, &[("state", "expired")]).await;
    assert_eq!(sorted(&expired), ["e-stal-000003", "e-stal-000004"]);
}

#[tokio::test]
async fn a_sign_in_is_remembered() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let idle = browser.ask(ROMASHKA, &[("state", "idle")]).await;
    assert_eq!(idle.body["total"], 4);
    let me = browser.get(&format!("{ROMASHKA}/e-ivanova")).await.body;
    assert!(me["last_sign_in_at"].is_string());
    for unknown in ["valid_from", "valid_until", "granted_at", "granted_by"] {
        assert_eq!(me[unknown], Value::Null, "{unknown}");
    }
    stand.clock.advance(Duration::from_secs(91 * 24 * 3600));
    let petrov = stand.browser();
    petrov.sign_in(&PETROV).await;
    let idle = petrov
        .ask(ROMASHKA, &[("state", "idle"), ("q", "иванова")])
        .await;
    assert_eq!(idle.ids(), ["e-ivanova"]);
}

#[tokio::test]
async fn a_permission_finds_those_who_have_it() {
    let stand = Stand::start().await;
    let browser = volkova(&stand).await;
    let all = found(&browser, &[]).await;
    for code in ["administrator", "sout.view", "violations.view", "no.such"] {
        let has = |item: &&Value| {
            let codes = item["permissions"].as_array();
            codes.is_some_and(|codes| codes.contains(&json!(code)))
        };
        let expected: Vec<_> = all.iter().filter(has).cloned().collect();
        let items = found(&browser, &[("permission", code), ("limit", "2")]).await;
        assert_eq!(ids(&items), ids(&expected), "{code}");
    }
    let both = [("permission", "sout.view"), ("state", "expiring")];
    let both = found(&browser, &both).await;
    assert_eq!(ids(&both), ["e-stal-000003"]);
}

#[tokio::test]
async fn the_orders() {
    let stand = Stand::start().await;
    let browser = volkova(&stand).await;
    let by_name = found(&browser, &[]).await;
    let mut backwards = found(&browser, &[("sort", "-name"), ("limit", "5")]).await;
    backwards.reverse();
    assert_eq!(ids(&backwards), ids(&by_name));

    let by_end = found(&browser, &[("sort", "until"), ("limit", "2")]).await;
    let ends = ["e-stal-000004", "e-stal-000003", "e-stal-000007"];
    assert_eq!(ids(&by_end)[..3], ends);
    let without = by_name.iter().filter(|item| item["valid_until"].is_null());
    assert_eq!(
        ids(&by_end)[3..],
        ids(&without.cloned().collect::<Vec<_>>())
    );

    let by_use = found(&browser, &[("sort", "last_sign_in"), ("limit", "2")]).await;
    assert_eq!(sorted(&by_use[..2]), ["e-stal-000005", "e-stal-000008"]);
    assert_eq!(by_use[2]["id"], "e-stal-000006");
    assert_eq!(by_use[by_use.len() - 1]["id"], "e-volkova", "just now");
}

#[tokio::test]
async fn a_snils_is_found_by_the_digits_that_are_shown_or_all() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    // 900-019-964 64
    for query in [
        "6464",
        "64 64",
        "***-***-*64 64",
        "900-019-964 64",
        "900 019 964 64",
    ] {
        let found = browser.ask(ROMASHKA, &[("q", query)]).await;
        assert!(found.ids().contains(&"e-petrov"), "{query}");
    }
    for query in [
        "0019",
        "900 019",
        "900-019-964",
        "0019964",
        "00199646",
        "7701",
    ] {
        let found = browser.ask(ROMASHKA, &[("q", query)]).await;
        assert!(!found.ids().contains(&"e-petrov"), "{query}");
    }
    for query in ["64-64", "заместитель директора", "6464 петров"] {
        let found = browser.ask(ROMASHKA, &[("q", query)]).await;
        assert_eq!(found.ids(), ["e-petrov"], "{query}");
    }
}

#[tokio::test]
async fn what_cannot_be_understood_is_said() {
    let stand = Stand::start().await;
    let browser = volkova(&stand).await;
    let long = "x".repeat(101);
    for query in [
        [("state", "gone")],
        [("sort", "role")],
        [("sort", "x")],
        [("permission", "")],
        [("permission", &long)],
    ] {
        let reply = browser.ask(STAL, &query).await;
        assert_eq!((reply.status, reply.problem()), (400, "bad-request"));
    }
    let page = browser
        .ask(STAL, &[("sort", "until"), ("limit", "2")])
        .await;
    let cursor = page.body["next_cursor"].as_str().expect("a next page");
    let bytes = URL_SAFE_NO_PAD.decode(cursor).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).to_lowercase();
    let names = page.body["items"].as_array().expect("a list");
    for name in names.iter().filter_map(|item| item["last_name"].as_str()) {
        assert!(!text.contains(&name.to_lowercase()), "{text}");
    }
    let reply = browser.ask(STAL, &[("cursor", cursor)]).await;
    assert_eq!(reply.problem(), "cursor-invalid");
    let organizations = browser.ask("/organizations", &[("sort", "until")]).await;
    assert_eq!(organizations.problem(), "bad-request");
}

#[tokio::test]
async fn the_demo_data_has_some_of_each() {
    let stand = Stand::with(|config| {
        config.scale = Scale {
            organizations: 20,
            staff: 5000,
            with_access: 5000,
            trained: 400,
            reports: 30,
        };
    })
    .await;
    let browser = volkova(&stand).await;
    for (state, expected) in [
        ("active", 4800),
        ("expiring", 100),
        ("expired", 100),
        ("not_yet", 100),
        ("idle", 700),
    ] {
        let page = browser.ask(STAL, &[("state", state), ("limit", "1")]).await;
        assert_eq!(page.body["total"], expected, "{state}");
    }
}
