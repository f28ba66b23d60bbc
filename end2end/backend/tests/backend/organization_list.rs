//! Sorted, filtered, and page by page while it changes.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use reference_backend::seed::people::{IVANOVA, KUZNETSOV};
use serde_json::Value;

use crate::harness::{Browser, Stand};

const LIST: &str = "/organizations";

async fn kuznetsov(organizations: u32) -> (Stand, Browser) {
    let stand = Stand::with(|config| config.scale.organizations = organizations).await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    (stand, browser)
}

fn ids(items: &[Value]) -> Vec<&str> {
    items
        .iter()
        .filter_map(|item| item["id"].as_str())
        .collect()
}

fn place(item: &Value) -> (String, &str) {
    let name = item["short_name"].as_str().unwrap_or_default();
    let name = name.to_lowercase().replace('ё', "е");
    let id = item["id"].as_str().unwrap_or_default();
    (name.replace(['«', '»'], ""), id)
}

fn rank(item: &Value) -> usize {
    let roles = ["head", "administrator", "employee"];
    let rank = roles.iter().position(|role| item["role"] == *role);
    rank.expect("a role")
}

fn state(item: &Value) -> &'static str {
    let access = &item["access"];
    match (access["state"].as_str(), access["reason"].as_str()) {
        (Some("open"), None) => "open",
        (_, Some("liquidated")) => "liquidated",
        _ => "closed",
    }
}

#[tokio::test]
async fn ten_thousand_come_once_each_in_every_order() {
    let (_stand, browser) = kuznetsov(10_000).await;
    let query = |sort| [("limit", "100"), ("sort", sort)];
    let (by_name, total) = browser.walk(LIST, &query("name")).await;
    assert_eq!(total, 10_000);
    assert_eq!(by_name.len(), 10_000);
    assert!(
        by_name.is_sorted_by(|a, b| place(a) < place(b)),
        "each once"
    );

    let (mut backwards, total) = browser.walk(LIST, &query("-name")).await;
    assert_eq!(total, 10_000);
    backwards.reverse();
    assert_eq!(ids(&backwards), ids(&by_name));

    let (by_role, total) = browser.walk(LIST, &query("role")).await;
    assert_eq!((by_role.len(), total), (10_000, 10_000.into()));
    let in_order = |a: &Value, b: &Value| (rank(a), place(a)) < (rank(b), place(b));
    assert!(by_role.is_sorted_by(in_order), "each once");
}

#[tokio::test]
async fn a_page_of_ten_thousand_is_quick() {
    let (_stand, browser) = kuznetsov(10_000).await;
    for query in [
        &[][..],
        &[("sort", "role")],
        &[("q", "romashka tver")],
        &[("role", "employee"), ("state", "closed"), ("sort", "-name")],
    ] {
        let mut times = Vec::new();
        for _ in 0..5 {
            let begun = Instant::now();
            assert_eq!(browser.ask(LIST, query).await.status, 200);
            times.push(begun.elapsed());
        }
        // Several times what it takes: other tests run beside it, and the harness reads it too.
        let best = times.into_iter().min().unwrap_or_default();
        assert!(best < Duration::from_millis(500), "{query:?}: {best:?}");
    }
}

/// What SQL decides of a list agrees with what is said of each item, and nothing is left over.
#[tokio::test]
async fn filters_divide_the_list() {
    let (_stand, browser) = kuznetsov(300).await;
    let (all, _) = browser.walk(LIST, &[("limit", "100")]).await;
    let mut seen = BTreeMap::new();
    for role in ["head", "administrator", "employee"] {
        let (of_role, total) = browser.walk(LIST, &[("role", role)]).await;
        assert!(of_role.iter().all(|item| item["role"] == role), "{role}");
        assert_eq!(total, of_role.len(), "{role}");
        for wanted in ["open", "closed", "liquidated"] {
            let query = [("role", role), ("state", wanted), ("limit", "7")];
            let (items, total) = browser.walk(LIST, &query).await;
            assert_eq!(total, items.len(), "{role}, {wanted}");
            for item in items {
                assert_eq!(
                    (&item["role"], state(&item)),
                    (&role.into(), wanted),
                    "{item}"
                );
                seen.insert(item["id"].to_string(), item);
            }
        }
    }
    assert_eq!(seen.len(), all.len());
    let states: BTreeSet<_> = seen
        .values()
        .map(|item| (rank(item), state(item)))
        .collect();
    // Liquidated is only where he is an employee.
    assert_eq!(states.len(), 5, "{states:?}");

    let query = [("q", "ромашка"), ("role", "head"), ("state", "open")];
    let (items, total) = browser.walk(LIST, &query).await;
    assert_eq!((ids(&items), total), (vec!["kd-romashka-tver"], 1.into()));
}

#[tokio::test]
async fn access_given_by_hand_is_filtered_too() {
    let (stand, browser) = kuznetsov(52).await;
    sqlx::query("delete from staff where id = 's-kd-0011-kuznetsov'")
        .execute(stand.server.app.store.pool())
        .await
        .expect("he left the directory");
    for (role, expected) in [("administrator", 1), ("employee", 0), ("head", 0)] {
        let query = [
            ("q", "гранит архангельск"),
            ("role", role),
            ("state", "open"),
        ];
        let (items, total) = browser.walk(LIST, &query).await;
        assert_eq!((items.len(), total), (expected, expected.into()), "{role}");
    }
}

#[tokio::test]
async fn a_cursor_belongs_to_its_order() {
    let (_stand, browser) = kuznetsov(52).await;
    for sort in ["name", "-name", "role"] {
        let page = browser.ask(LIST, &[("sort", sort), ("limit", "5")]).await;
        let cursor = page.body["next_cursor"].as_str().expect("a next page");
        for other in ["name", "-name", "role"] {
            let reply = browser
                .ask(LIST, &[("sort", other), ("cursor", cursor)])
                .await;
            let problem = if sort == other { "" } else { "cursor-invalid" };
            assert_eq!(reply.problem(), problem, "{sort} as {other}");
        }
    }
    let page = browser.ask(LIST, &[("limit", "5")]).await;
    let cursor = page.body["next_cursor"].as_str().expect("a next page");
    let reply = browser
        .ask(LIST, &[("sort", "name"), ("cursor", cursor)])
        .await;
    assert_eq!(reply.status, 200, "`name` is what it is without");
}

/// Between the pages the last item seen goes, one before it comes, one behind it goes.
#[tokio::test]
async fn pages_stay_whole_while_the_list_changes() {
    for sort in ["name", "-name", "role"] {
        let (stand, browser) = kuznetsov(52).await;
        let query = [("sort", sort), ("limit", "10")];
        let (before, _) = browser.walk(LIST, &query).await;
        let first = browser.ask(LIST, &query).await;
        let cursor = first.body["next_cursor"].as_str().expect("a next page");
        let (last_seen, still_to_come) = (ids(&before)[9], ids(&before)[30]);
        for gone in [last_seen, still_to_come] {
            for table in ["staff", "employee"] {
                let delete = format!("delete from {table} where organization_id = ?");
                let done = sqlx::query(&delete).bind(gone);
                let pool = stand.server.app.store.pool();
                done.execute(pool).await.expect("a change");
            }
        }
        let mut seen = ids(first.body["items"].as_array().expect("a list")).len();
        let query = [query[0], query[1], ("cursor", cursor)];
        let (rest, total) = browser.walk(LIST, &query).await;
        seen += rest.len();
        assert_eq!((seen, total), (51, 50.into()), "{sort}");
        let expected: Vec<_> = ids(&before)[10..]
            .iter()
            .copied()
            .filter(|id| *id != still_to_come)
            .collect();
        assert_eq!(ids(&rest), expected, "{sort}");
    }
}

#[tokio::test]
async fn nothing_else_sorts_the_lists_of_people() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let path = "/organizations/romashka/staff";
    let page = browser.ask(path, &[("limit", "5")]).await;
    let cursor = page.body["next_cursor"].as_str().expect("a next page");
    let reply = browser
        .ask(path, &[("limit", "5"), ("cursor", cursor)])
        .await;
    assert_eq!(reply.status, 200);
    let organizations = browser.ask(LIST, &[("sort", "role"), ("limit", "1")]).await;
    let cursor = organizations.body["next_cursor"]
        .as_str()
        .expect("a next page");
    let reply = browser.ask(path, &[("cursor", cursor)]).await;
    assert_eq!(reply.problem(), "cursor-invalid");
}
