//! Signs of violations: found, and answered.

use std::collections::BTreeSet;
use std::time::Duration;

use reference_backend::seed::people::{IVANOVA, KUZNETSOV, PETROV};
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Browser, Reply, Stand};

const HERE: &str = "/organizations/romashka/violations";

async fn ivanova(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser
}

fn text<'a>(item: &'a Value, field: &str) -> &'a str {
    item[field].as_str().expect(field)
}

fn ids(items: &[Value]) -> BTreeSet<String> {
    items
        .iter()
        .map(|item| text(item, "id").to_owned())
        .collect()
}

async fn say(browser: &Browser, path: &str, tag: &str, body: &Value) -> Reply {
    let request = browser.request(&Method::PUT, &format!("{path}/state"));
    browser
        .send(request.header("if-match", tag).json(body))
        .await
}

/// Of the first that is in this state: its path and tag.
async fn one_in(browser: &Browser, state: &str) -> (String, String) {
    let found = browser.ask(HERE, &[("state", state), ("limit", "1")]).await;
    let item = &found.body["items"][0];
    let path = format!("{HERE}/{}", text(item, "id"));
    (path, text(item, "version").to_owned())
}

#[tokio::test]
async fn sixty_are_in_every_state_and_some_are_late() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (all, total) = browser.walk(HERE, &[("limit", "7")]).await;
    assert_eq!((all.len(), &total), (60, &json!(60)));
    assert_eq!(ids(&all).len(), 60);
    for (state, count) in [
        ("new", 18),
        ("in_work", 18),
        ("fixed", 12),
        ("disputed", 6),
        ("closed", 6),
    ] {
        let (found, total) = browser
            .walk(HERE, &[("state", state), ("limit", "4")])
            .await;
        assert_eq!((found.len(), &total), (count, &json!(count)), "{state}");
        assert!(found.iter().all(|one| one["state"] == state));
    }
    let (overdue, _) = browser
        .walk(HERE, &[("state", "overdue"), ("limit", "4")])
        .await;
    let late = all.iter().filter(|one| one["overdue"] == true).cloned();
    assert_eq!(ids(&overdue), ids(&late.collect::<Vec<_>>()));
    assert!((5..40).contains(&overdue.len()));
    let refused = browser.ask(HERE, &[("state", "lost")]).await;
    assert_eq!(refused.problem(), "bad-request");
}

/// By the clock of the backend: a day later more are late, and none is that was not waited for.
#[tokio::test]
async fn what_is_late_depends_on_the_day() {
    let stand = Stand::start().await;
    let overdue = async || {
        let browser = ivanova(&stand).await;
        let (items, total) = browser.walk(HERE, &[("state", "overdue")]).await;
        assert_eq!(total, items.len());
        assert!(items.iter().all(|one| one["overdue"] == true));
        ids(&items)
    };
    let today = overdue().await;
    stand.clock.advance(Duration::from_secs(10 * 24 * 60 * 60));
    let later = overdue().await;
    assert!(later.is_superset(&today) && later.len() > today.len());
    stand.clock.advance(Duration::from_secs(400 * 24 * 60 * 60));
    let open = "select count(*) from violation where organization_id = 'romashka'
        and due_on is not null and state not in ('fixed', 'closed')";
    let open = usize::try_from(stand.count(open).await).expect("a number");
    assert_eq!(overdue().await.len(), open);
}

#[tokio::test]
async fn the_orders_are_what_they_say() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (due, _) = browser.walk(HERE, &[("limit", "7"), ("sort", "due")]).await;
    let (usual, _) = browser.walk(HERE, &[]).await;
    assert_eq!(due, usual);
    let days: Vec<_> = due.iter().map(|one| one["due_on"].as_str()).collect();
    let (dated, undated) = days.split_at(days.iter().flatten().count());
    assert!(dated.is_sorted() && undated.len() == 5, "{days:?}");
    assert!(
        undated.iter().all(Option::is_none),
        "those without a day are the last"
    );
    let (found, _) = browser
        .walk(HERE, &[("limit", "7"), ("sort", "-found")])
        .await;
    assert!(found.is_sorted_by(|a, b| text(a, "found_on") >= text(b, "found_on")));
    assert_eq!(ids(&found), ids(&due));
    for sort in ["-due", "found", "date"] {
        let refused = browser.ask(HERE, &[("sort", sort)]).await;
        assert_eq!(refused.problem(), "bad-request", "{sort}");
    }
    let page = browser.ask(HERE, &[("limit", "3")]).await;
    let cursor = text(&page.body, "next_cursor");
    let other = browser
        .ask(HERE, &[("sort", "-found"), ("cursor", cursor)])
        .await;
    assert_eq!(other.problem(), "cursor-invalid");
}

#[tokio::test]
async fn they_are_found_by_words() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (all, _) = browser.walk(HERE, &[]).await;
    for (query, field, part) in [
        ("ПРОТОКОЛА запись", "what", "нет номера протокола"),
        ("токарь", "where", "токарь"),
        ("crkfl", "where", "Склад"),
    ] {
        let (found, _) = browser.walk(HERE, &[("q", query)]).await;
        let expected = all
            .iter()
            .filter(|one| one[field].as_str().is_some_and(|text| text.contains(part)));
        assert_eq!(
            ids(&found),
            ids(&expected.cloned().collect::<Vec<_>>()),
            "{query}"
        );
        assert!(!found.is_empty());
    }
}

#[tokio::test]
async fn one_goes_its_way_and_the_way_is_told() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (path, tag) = one_in(&browser, "new").await;
    let first = browser.get(&path).await;
    assert_eq!(
        (first.header("etag"), text(&first.body, "version")),
        (tag.as_str(), tag.as_str())
    );
    let mut seen = first;
    for (state, next) in [
        ("in_work", json!(["fixed", "disputed"])),
        ("fixed", json!(["in_work"])),
        ("in_work", json!(["fixed", "disputed"])),
        ("disputed", json!(["in_work"])),
    ] {
        let comment = format!(" Теперь {state} ");
        let body = json!({ "state": state, "comment": comment });
        let said = say(&browser, &path, seen.header("etag"), &body).await;
        assert_eq!((said.status, &said.body["state"]), (200, &json!(state)));
        assert_eq!(said.body["next_states"], next);
        assert_ne!(said.header("etag"), seen.header("etag"));
        let history = said.body["history"].as_array().expect("a history");
        let last = history.last().expect("an event");
        assert_eq!(
            (&last["state"], &last["by"]),
            (&json!(state), &json!("Иванова М. П."))
        );
        assert_eq!(last["comment"], comment, "as it was typed");
        seen = browser.get(&path).await;
        assert_eq!(seen.body, said.body);
    }
    let history = seen.body["history"].as_array().expect("a history");
    assert_eq!(history.len(), 5);
    assert_eq!(
        (&history[0]["state"], &history[0]["by"]),
        (&json!("new"), &Value::Null)
    );
}

#[tokio::test]
async fn not_every_state_leads_to_every_other() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let states = ["new", "in_work", "fixed", "disputed", "closed", "forgotten"];
    for (from, next) in [
        ("new", &["in_work", "disputed"][..]),
        ("in_work", &["fixed", "disputed"]),
        ("fixed", &["in_work"]),
        ("disputed", &["in_work"]),
        ("closed", &[]),
    ] {
        let (path, tag) = one_in(&browser, from).await;
        let before = browser.get(&path).await;
        assert_eq!(before.body["next_states"], json!(next), "{from}");
        for to in states.iter().filter(|to| !next.contains(to)) {
            let body = json!({ "state": to, "comment": "Так." });
            let refused = say(&browser, &path, &tag, &body).await;
            let told = (refused.status, refused.problem());
            assert_eq!(told, (409, "transition-not-allowed"), "{from} {to}");
        }
        assert_eq!(browser.get(&path).await.body, before.body, "{from}");
    }
}

#[tokio::test]
async fn what_is_said_has_words_and_not_too_many() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (path, tag) = one_in(&browser, "new").await;
    let long = "я".repeat(2001);
    for (body, expected) in [
        (
            json!({}),
            vec![("/state", "required"), ("/comment", "required")],
        ),
        (
            json!({ "state": "in_work" }),
            vec![("/comment", "required")],
        ),
        (
            json!({ "state": "in_work", "comment": " \n " }),
            vec![("/comment", "required")],
        ),
        (
            json!({ "state": "in_work", "comment": long }),
            vec![("/comment", "too_long")],
        ),
        (
            json!({ "state": "x".repeat(101), "comment": "Так." }),
            vec![("/state", "too_long")],
        ),
        (
            json!({ "state": "in_work", "comment": 7 }),
            vec![("/comment", "format")],
        ),
    ] {
        let refused = say(&browser, &path, &tag, &body).await;
        assert_eq!(
            (refused.status, refused.errors()),
            (422, expected),
            "{body}"
        );
    }
    let longest = json!({ "state": "in_work", "comment": "я".repeat(2000) });
    assert_eq!(say(&browser, &path, &tag, &longest).await.status, 200);
}

#[tokio::test]
async fn of_two_who_answer_at_once_one_is_heard() {
    let stand = Stand::start().await;
    let (ivanova, petrov) = (ivanova(&stand).await, stand.browser());
    petrov.sign_in(&PETROV).await;
    let (path, tag) = one_in(&ivanova, "new").await;
    let body = |state: &str| json!({ "state": state, "comment": "Так." });
    let (work, dispute) = (body("in_work"), body("disputed"));
    let (one, other) = tokio::join!(
        say(&ivanova, &path, &tag, &work),
        say(&petrov, &path, &tag, &dispute),
    );
    let statuses = BTreeSet::from([one.status, other.status]);
    assert_eq!(statuses, BTreeSet::from([200, 412]));
    let late = if one.status == 412 { one } else { other };
    assert_eq!(late.problem(), "changed-meanwhile");
    let now = ivanova.get(&path).await;
    assert_eq!(now.body["history"].as_array().map(Vec::len), Some(2));
    for strange in ["*", "\"v02\"", "W/\"v2\"", "v2"] {
        assert_eq!(
            say(&ivanova, &path, strange, &work).await.status,
            412,
            "{strange}"
        );
    }
    let unseen = ivanova
        .request(&Method::PUT, &format!("{path}/state"))
        .json(&work);
    assert_eq!(
        ivanova.send(unseen).await.problem(),
        "precondition-required"
    );
    let nothing = format!("{HERE}/vs-nothing");
    assert_eq!(
        say(&ivanova, &nothing, &tag, &work).await.problem(),
        "not-found"
    );
    assert_eq!(ivanova.get(&nothing).await.problem(), "not-found");
}

#[tokio::test]
async fn who_only_looks_has_nothing_to_say() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    let body = json!({ "state": "in_work", "comment": "Так." });
    let looked = "/organizations/kd-0005/violations";
    assert_eq!(browser.get(looked).await.body["total"], 10);
    let one = format!("{looked}/vs-kd-0005-01");
    let shown = browser.get(&one).await;
    assert_eq!(
        (&shown.body["state"], &shown.body["next_states"]),
        (&json!("new"), &json!([]))
    );
    let refused = say(&browser, &one, shown.header("etag"), &body).await;
    assert_eq!((refused.status, refused.problem()), (403, "forbidden"));

    // Where he is an administrator he answers, but not for others.
    let own = "/organizations/kd-0002/violations/vs-kd-0002-01";
    let shown = browser.get(own).await;
    assert_eq!(shown.body["next_states"], json!(["in_work", "disputed"]));
    assert_eq!(
        say(&browser, own, shown.header("etag"), &body).await.status,
        200
    );
    let foreign = "/organizations/kd-0002/violations/vs-kd-0005-01";
    assert_eq!(browser.get(foreign).await.problem(), "not-found");
    assert_eq!(
        say(&browser, foreign, "\"v1\"", &body).await.problem(),
        "not-found"
    );
}

#[tokio::test]
async fn a_page_goes_on_where_it_was_while_the_list_changes() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let query = [("state", "new"), ("limit", "5")];
    let (before, _) = browser.walk(HERE, &query).await;
    let first = browser.ask(HERE, &query).await;
    // The one that the cursor names is no longer in the list.
    let last = first.body["items"][4].clone();
    let path = format!("{HERE}/{}", text(&last, "id"));
    let body = json!({ "state": "in_work", "comment": "Так." });
    assert_eq!(
        say(&browser, &path, text(&last, "version"), &body)
            .await
            .status,
        200
    );
    let cursor = text(&first.body, "next_cursor");
    let (rest, total) = browser
        .walk(HERE, &[query[0], query[1], ("cursor", cursor)])
        .await;
    assert_eq!(rest, before[5..]);
    assert_eq!(total, before.len() - 1);
}
