//! Declarations: the list, and drafts that are kept here.

use std::collections::BTreeSet;

use reference_backend::seed::people::{IVANOVA, KUZNETSOV, PETROV};
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Browser, DECLARATIONS, Stand, complete};

const KEY: &str = "0123456789abcdef";

async fn ivanova(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser
}

fn text<'a>(item: &'a Value, field: &str) -> &'a str {
    item[field].as_str().expect(field)
}

#[tokio::test]
async fn forty_are_in_every_state() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (all, total) = browser.walk(DECLARATIONS, &[("limit", "9")]).await;
    assert_eq!((all.len(), &total), (40, &json!(40)));
    let created: Vec<_> = all.iter().map(|one| text(one, "created_at")).collect();
    assert!(created.is_sorted_by(|a, b| a >= b), "{created:?}");
    for (state, count) in [
        ("draft", 6),
        ("submitted", 6),
        ("registered", 20),
        ("rejected", 4),
        ("terminated", 4),
    ] {
        let (found, total) = browser.walk(DECLARATIONS, &[("state", state)]).await;
        assert_eq!((found.len(), &total), (count, &json!(count)), "{state}");
        for one in &found {
            assert_eq!(one["state"], state);
            let numbered = matches!(state, "registered" | "terminated");
            assert_eq!(one["registry_number"].is_string(), numbered, "{one}");
            assert_eq!(one["submitted_at"].is_null(), state == "draft", "{one}");
            let path = format!("{DECLARATIONS}/{}", text(one, "id"));
            let whole = browser.get(&path).await;
            let history = whole.body["history"].as_array().expect("a history");
            assert_eq!(
                history.last().map(|event| &event["state"]),
                Some(&json!(state))
            );
            assert_eq!(whole.header("etag"), text(&whole.body, "version"));
            let named = whole.body["workplaces"].as_array().map(Vec::len);
            assert_eq!(one["workplaces"], json!(named), "{one}");
        }
    }
    let refused = browser.ask(DECLARATIONS, &[("state", "lost")]).await;
    assert_eq!(refused.problem(), "bad-request");
}

#[tokio::test]
async fn they_are_found_by_words_and_numbers() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (registered, _) = browser.walk(DECLARATIONS, &[("state", "registered")]).await;
    let one = &registered[0];
    for query in [text(one, "registry_number"), text(one, "report_number")] {
        let found = browser.ask(DECLARATIONS, &[("q", query)]).await;
        assert!(found.ids().contains(&text(one, "id")), "{query}");
        assert!(found.ids().len() < 40, "{query}");
    }
    let nobody = browser.ask(DECLARATIONS, &[("q", "пингвин")]).await;
    assert_eq!(nobody.body["total"], 0);
}

#[tokio::test]
async fn a_draft_may_lack_everything_and_is_kept_as_typed() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let begun = browser
        .begin_declaration(DECLARATIONS, KEY, &json!({}))
        .await;
    assert_eq!(
        (begun.status, begun.header("idempotency-replayed")),
        (201, "")
    );
    assert_eq!(begun.body["content"]["workplaces"], json!([]));
    assert_eq!(begun.body["report_number"], Value::Null);
    let history = &begun.body["history"];
    assert_eq!(history.as_array().map(Vec::len), Some(1));
    assert_eq!(
        (&history[0]["state"], &history[0]["by"]),
        (&json!("draft"), &json!("Иванова М. П."))
    );
    let path = begun
        .header("location")
        .trim_start_matches("/api/v1")
        .to_owned();
    let first = begun.header("etag").to_owned();
    assert_eq!(browser.get(&path).await.body, begun.body);

    let mut content = complete();
    content["address"] = json!("  с пробелами ");
    content["note"] = json!("Эй\nй");
    let saved = browser.save_declaration(&path, &first, &content).await;
    assert_eq!(saved.status, 200);
    assert_eq!(saved.body["content"], content);
    assert_ne!(saved.header("etag"), first);
    assert_eq!(saved.header("etag"), text(&saved.body, "version"));
    assert!(text(&saved.body, "report_number").starts_with("3-СОУТ/"));
    let named = saved.body["workplaces"].as_array().expect("workplaces");
    let named: Vec<_> = named.iter().map(|one| text(one, "id")).collect();
    assert_eq!(
        named,
        ["wp-romashka-003-001", "wp-romashka-003-002"],
        "in order"
    );
    assert_eq!(saved.body["history"], *history, "saving is no event");
    let found = browser.ask(DECLARATIONS, &[("q", "пробелами")]).await;
    assert_eq!(found.ids(), [text(&saved.body, "id")]);
}

#[tokio::test]
async fn of_a_draft_only_the_form_is_checked() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (path, tag) = browser
        .draft(KEY, &json!({ "report_id": "sr-nowhere" }))
        .await;
    let ids = |count: usize| (0..count).map(|id| format!("wp-{id}")).collect::<Vec<_>>();
    for (number, (content, expected)) in [
        (
            json!({ "report_id": "with space" }),
            vec![("/report_id", "format")],
        ),
        (
            json!({ "workplaces": null }),
            vec![("/workplaces", "format")],
        ),
        (
            json!({ "workplaces": ["a", "b", "a"] }),
            vec![("/workplaces/2", "format")],
        ),
        (
            json!({ "workplaces": ids(1001) }),
            vec![("/workplaces", "too_long")],
        ),
        (
            json!({ "signed_on": "20.01.2026" }),
            vec![("/signed_on", "format")],
        ),
        (json!({ "address": 7 }), vec![("/address", "format")]),
        (
            json!({ "address": "я".repeat(501), "signed_by": "я".repeat(301),
                "signed_by_position": "я".repeat(301), "note": "я".repeat(2001) }),
            vec![
                ("/address", "too_long"),
                ("/signed_by", "too_long"),
                ("/signed_by_position", "too_long"),
                ("/note", "too_long"),
            ],
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let saved = browser.save_declaration(&path, &tag, &content).await;
        assert_eq!(
            (saved.status, saved.errors()),
            (422, expected.clone()),
            "{content}"
        );
        let key = format!("key-of-bad-one-{number:03}");
        let begun = browser
            .begin_declaration(DECLARATIONS, &key, &content)
            .await;
        assert_eq!((begun.status, begun.errors()), (422, expected), "{content}");
    }
    // The largest that the contract allows.
    let long: Vec<_> = (0..1000).map(|id| format!("{id:0>100}")).collect();
    let large = json!({ "workplaces": long, "address": "я".repeat(500), "note": "я".repeat(2000) });
    assert_eq!(
        browser.save_declaration(&path, &tag, &large).await.status,
        200
    );
}

#[tokio::test]
async fn a_draft_is_begun_once_for_a_key() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let begin = async |key: &str, content: Value| {
        browser.begin_declaration(DECLARATIONS, key, &content).await
    };
    let first = begin(KEY, complete()).await;
    let again = begin(KEY, complete()).await;
    assert_eq!(
        (again.status, again.header("idempotency-replayed")),
        (201, "true")
    );
    assert_eq!(again.body, first.body);
    assert_eq!(again.header("etag"), first.header("etag"));
    assert_eq!(again.header("location"), first.header("location"));
    let other = begin(KEY, json!({})).await;
    assert_eq!(
        (other.status, other.problem()),
        (422, "idempotency-key-reused")
    );
    for key in ["", "short", "with spaces in the key"] {
        assert_eq!(
            begin(key, json!({})).await.problem(),
            "bad-request",
            "{key}"
        );
    }
    assert_eq!(browser.get(DECLARATIONS).await.body["total"], 41);
    // After a day a key is a new one.
    stand
        .clock
        .advance(std::time::Duration::from_secs(24 * 60 * 60 + 1));
    let browser = ivanova(&stand).await;
    let new = browser
        .begin_declaration(DECLARATIONS, KEY, &complete())
        .await;
    assert_eq!((new.status, new.header("idempotency-replayed")), (201, ""));
    assert_ne!(new.body["id"], first.body["id"]);
}

#[tokio::test]
async fn who_saves_has_seen_the_present_one() {
    let stand = Stand::start().await;
    let (ivanova, petrov) = (ivanova(&stand).await, stand.browser());
    petrov.sign_in(&PETROV).await;
    let (path, tag) = ivanova.draft(KEY, &complete()).await;
    assert_eq!(
        petrov
            .save_declaration(&path, &tag, &json!({}))
            .await
            .status,
        200
    );
    let late = ivanova.save_declaration(&path, &tag, &complete()).await;
    assert_eq!((late.status, late.problem()), (412, "changed-meanwhile"));
    for strange in ["*", "\"v01\"", "W/\"v2\"", "v2"] {
        let late = ivanova.save_declaration(&path, strange, &complete()).await;
        assert_eq!(late.status, 412, "{strange}");
    }
    let unseen = ivanova.request(&Method::PUT, &path).json(&complete());
    assert_eq!(
        ivanova.send(unseen).await.problem(),
        "precondition-required"
    );
    let kept = ivanova.get(&path).await;
    assert_eq!(kept.body["content"]["address"], Value::Null);
    let nothing = format!("{DECLARATIONS}/dc-nothing");
    assert_eq!(
        ivanova
            .save_declaration(&nothing, &tag, &complete())
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn a_draft_is_deleted_and_nothing_else_is() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (path, tag) = browser.draft(KEY, &complete()).await;
    let delete = async |path: &str, tag: &str| {
        let request = browser.request(&Method::DELETE, path);
        browser.send(request.header("if-match", tag)).await
    };
    let unseen = browser.send(browser.request(&Method::DELETE, &path)).await;
    assert_eq!(unseen.problem(), "precondition-required");
    assert_eq!(delete(&path, "\"v9\"").await.problem(), "changed-meanwhile");
    assert_eq!(delete(&path, &tag).await.status, 204);
    assert_eq!(browser.get(&path).await.problem(), "not-found");
    assert_eq!(delete(&path, &tag).await.problem(), "not-found");
    let orphans = "select count(*) from declaration_history where declaration_id not in
        (select id from declaration)";
    assert_eq!(stand.count(orphans).await, 0);
    // Who asks again what came of the key is told what came of it then.
    let again = browser
        .begin_declaration(DECLARATIONS, KEY, &complete())
        .await;
    assert_eq!(
        (again.status, again.header("idempotency-replayed")),
        (201, "true")
    );
    assert_eq!(browser.get(DECLARATIONS).await.body["total"], 40);

    let submitted = browser.ask(DECLARATIONS, &[("state", "submitted")]).await;
    let path = format!("{DECLARATIONS}/{}", submitted.ids()[0]);
    let seen = browser.get(&path).await;
    for tag in [seen.header("etag"), "\"v1\""] {
        let refused = delete(&path, tag).await;
        assert_eq!(
            (refused.status, refused.problem()),
            (409, "declaration-submitted")
        );
        let refused = browser.save_declaration(&path, tag, &complete()).await;
        assert_eq!(
            (refused.status, refused.problem()),
            (409, "declaration-submitted")
        );
    }
}

#[tokio::test]
async fn drafts_are_for_those_who_may_submit() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    // In the one he may submit, in the other he only looks.
    for (organization, drafts) in [("kd-0004", true), ("kd-0005", false)] {
        let list = format!("/organizations/{organization}/declarations");
        let all = browser.get(&list).await;
        assert_eq!(all.body["total"], if drafts { 5 } else { 4 });
        let only = browser.ask(&list, &[("state", "draft")]).await;
        assert_eq!(only.body["total"], u32::from(drafts));
        let path = format!("{list}/dc-{organization}-05");
        let draft = browser.get(&path).await;
        assert_eq!(draft.status, if drafts { 200 } else { 404 });
        let begun = browser.begin_declaration(&list, KEY, &json!({})).await;
        assert_eq!(begun.status, if drafts { 201 } else { 403 });
    }
    let foreign = "/organizations/kd-0004/declarations/dc-kd-0005-05";
    assert_eq!(browser.get(foreign).await.problem(), "not-found");
    let saved = browser
        .save_declaration(foreign, "\"v1\"", &json!({}))
        .await;
    assert_eq!(saved.problem(), "not-found");
}

#[tokio::test]
async fn a_page_goes_on_where_it_was_while_the_list_changes() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (before, _) = browser.walk(DECLARATIONS, &[]).await;
    let first = browser.ask(DECLARATIONS, &[("limit", "10")]).await;
    // A new one is above, and the draft that the cursor names is gone.
    browser.draft(KEY, &complete()).await;
    stand
        .count("delete from declaration where id = 'dc-romashka-31' returning 1")
        .await;
    assert_eq!(first.ids().last(), Some(&"dc-romashka-31"));
    let cursor = first.body["next_cursor"].as_str().expect("a cursor");
    let (rest, _) = browser
        .walk(DECLARATIONS, &[("limit", "10"), ("cursor", cursor)])
        .await;
    let read: Vec<_> = first
        .ids()
        .into_iter()
        .chain(rest.iter().map(|one| text(one, "id")))
        .collect();
    let all: Vec<_> = before.iter().map(|one| text(one, "id")).collect();
    assert_eq!(read, all);
    assert_eq!(read.iter().collect::<BTreeSet<_>>().len(), 40);
}

#[tokio::test]
async fn an_organization_has_so_many_drafts_and_no_more() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let rest =
        "insert into declaration (id, organization_id, state, created_at, workplaces, search)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 200)
        select 'dc-full-' || i, 'romashka', 'draft', 0, '[]', '' from n";
    sqlx::query(rest)
        .execute(stand.server.app.store.pool())
        .await
        .expect("drafts");
    let key = "0123456789abcdef";
    let full = browser
        .begin_declaration(DECLARATIONS, key, &json!({ "workplaces": [] }))
        .await;
    assert_eq!(full.problem(), "quota-reached");
    sqlx::query("delete from declaration where id like 'dc-full-%'")
        .execute(stand.server.app.store.pool())
        .await
        .expect("fewer drafts");
    // The key was not used up by it.
    browser.draft(key, &json!({ "workplaces": [] })).await;
}
