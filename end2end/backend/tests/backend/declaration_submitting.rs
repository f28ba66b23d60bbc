//! A declaration is submitted once, and the registry answers it.

use std::collections::BTreeSet;
use std::time::Duration;

use reference_backend::seed::people::{IVANOVA, KUZNETSOV, PETROV};
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Browser, DECLARATIONS, Reply, Stand, complete};

const KEY: &str = "0123456789abcdef";
const OTHER_KEY: &str = "fedcba9876543210";

async fn ivanova(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser
}

fn states(reply: &Reply) -> Vec<&str> {
    let history = reply.body["history"].as_array().expect("a history");
    history
        .iter()
        .filter_map(|event| event["state"].as_str())
        .collect()
}

#[tokio::test]
async fn the_same_key_gets_the_first_answer() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (path, tag) = browser.draft(KEY, &complete()).await;
    let first = browser.submit(&path, &tag, OTHER_KEY).await;
    assert_eq!(
        (first.status, &first.body["state"]),
        (200, &json!("submitted"))
    );
    assert_eq!(first.header("idempotency-replayed"), "");
    assert_eq!(states(&first), ["draft", "submitted"]);
    assert_eq!(first.body["history"][1]["by"], "Иванова М. П.");
    assert!(first.body["submitted_at"].is_string());
    assert_ne!(first.header("etag"), tag);

    // With the tag of the draft, as after a cut, or with that of now.
    for seen in [tag.as_str(), first.header("etag")] {
        let again = browser.submit(&path, seen, OTHER_KEY).await;
        assert_eq!(
            (again.status, again.header("idempotency-replayed")),
            (200, "true")
        );
        assert_eq!(again.body, first.body);
        assert_eq!(again.header("etag"), first.header("etag"));
    }
    // Whatever has become of it since.
    let id = first.body["id"].as_str().expect("an id");
    assert_eq!(browser.registry_says(id, "registered").await, 303);
    assert_eq!(
        browser.submit(&path, &tag, OTHER_KEY).await.body,
        first.body
    );
    let another = browser.submit(&path, &tag, "another-key-of-this").await;
    assert_eq!(
        (another.status, another.problem()),
        (409, "declaration-submitted")
    );
    let used = browser.submit(&path, &tag, KEY).await;
    assert_eq!(used.problem(), "idempotency-key-reused", "it began a draft");
    let (elsewhere, tag) = browser.draft("a-key-of-its-own-1", &complete()).await;
    let used = browser.submit(&elsewhere, &tag, OTHER_KEY).await;
    assert_eq!(
        used.problem(),
        "idempotency-key-reused",
        "it submitted another"
    );
}

#[tokio::test]
async fn a_lost_answer_is_given_again_after_a_restart() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (path, tag) = browser.draft(KEY, &complete()).await;
    let first = browser.submit(&path, &tag, OTHER_KEY).await;
    let stand = stand.restart().await;
    let again = browser.submit(&path, &tag, OTHER_KEY).await;
    assert_eq!(
        (again.status, again.header("idempotency-replayed")),
        (200, "true")
    );
    assert_eq!(again.body, first.body);
    let told = "select count(*) from declaration_history where state = 'submitted'
        and declaration_id = (select resource_id from idempotency_answer where subject = 'declarations' limit 1)";
    assert_eq!(stand.count(told).await, 1);
}

#[tokio::test]
async fn of_two_at_once_one_submits() {
    let stand = Stand::start().await;
    let (ivanova, petrov) = (ivanova(&stand).await, stand.browser());
    petrov.sign_in(&PETROV).await;
    for round in 0..10 {
        let (path, tag) = ivanova
            .draft(&format!("the-key-of-round-{round}"), &complete())
            .await;
        let key = format!("the-key-to-submit-{round}");
        let (one, other) = tokio::join!(
            ivanova.submit(&path, &tag, &key),
            petrov.submit(&path, &tag, &key),
        );
        let statuses = BTreeSet::from([one.status, other.status]);
        assert_eq!(statuses, BTreeSet::from([200, 409]), "{one:?} {other:?}");
        let refused = if one.status == 409 { &one } else { &other };
        assert_eq!(refused.problem(), "declaration-submitted");
        let now = ivanova.get(&path).await;
        assert_eq!(states(&now), ["draft", "submitted"]);
    }
}

/// The second press is told to wait, or gets the answer of the first.
#[tokio::test]
async fn two_presses_of_one_person_submit_once() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    for round in 0..10 {
        let (path, tag) = browser
            .draft(&format!("the-key-of-round-{round}"), &complete())
            .await;
        let key = format!("the-key-to-submit-{round}");
        let presses = tokio::join!(
            browser.submit(&path, &tag, &key),
            browser.submit(&path, &tag, &key),
        );
        let replies = [presses.0, presses.1];
        let first = replies
            .iter()
            .filter(|reply| reply.status == 200 && reply.header("idempotency-replayed").is_empty());
        assert_eq!(first.count(), 1, "{replies:?}");
        for reply in &replies {
            let expected = reply.status == 200 || reply.problem() == "request-in-progress";
            assert!(expected, "{reply:?}");
        }
        assert_eq!(states(&browser.get(&path).await), ["draft", "submitted"]);
    }
}

#[tokio::test]
async fn all_of_it_is_checked() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (path, mut tag) = browser.draft(KEY, &json!({})).await;
    let required = [
        "/report_id",
        "/workplaces",
        "/address",
        "/signed_by",
        "/signed_by_position",
        "/signed_on",
    ];
    let required = required.map(|pointer| (pointer, "required")).to_vec();
    let with = |field: &str, value: Value| {
        let mut content = complete();
        content[field] = value;
        content
    };
    let tomorrow = "9999-12-31";
    // Of class 3.1, and of another report.
    let harmful = json!(["wp-romashka-003-001", "wp-romashka-003-003"]);
    let foreign = json!(["wp-romashka-004-001", "wp-romashka-003-001"]);
    for (content, expected) in [
        (json!({}), required),
        (
            with("address", json!(" \u{a0}")),
            vec![("/address", "required")],
        ),
        (
            with("report_id", json!("sr-nowhere")),
            vec![("/report_id", "unknown")],
        ),
        (
            with("report_id", json!("sr-kd-0005-001")),
            vec![("/report_id", "unknown")],
        ),
        (
            with("workplaces", json!([])),
            vec![("/workplaces", "required")],
        ),
        (
            with("workplaces", json!(["wp-nowhere"])),
            vec![("/workplaces", "unknown")],
        ),
        (
            with("workplaces", harmful),
            vec![("/workplaces", "unknown")],
        ),
        (
            with("workplaces", foreign),
            vec![("/workplaces", "unknown")],
        ),
        (
            with("signed_on", json!(tomorrow)),
            vec![("/signed_on", "order")],
        ),
    ] {
        let saved = browser.save_declaration(&path, &tag, &content).await;
        assert_eq!(saved.status, 200, "{saved:?}");
        saved.header("etag").clone_into(&mut tag);
        let refused = browser.submit(&path, &tag, OTHER_KEY).await;
        assert_eq!(
            (refused.status, refused.errors()),
            (422, expected),
            "{content}"
        );
    }
    assert_eq!(states(&browser.get(&path).await), ["draft"]);
    // A refused key is not used up.
    let saved = browser.save_declaration(&path, &tag, &complete()).await;
    let submitted = browser.submit(&path, saved.header("etag"), OTHER_KEY).await;
    assert_eq!(submitted.status, 200);
}

#[tokio::test]
async fn what_is_submitted_is_what_was_seen() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (path, tag) = browser.draft(KEY, &complete()).await;
    let saved = browser.save_declaration(&path, &tag, &complete()).await;
    let late = browser.submit(&path, &tag, OTHER_KEY).await;
    assert_eq!((late.status, late.problem()), (412, "changed-meanwhile"));
    let submit = format!("{path}/submit");
    let request = browser.request(&Method::POST, &submit);
    let unseen = browser
        .send(request.header("idempotency-key", OTHER_KEY))
        .await;
    assert_eq!(unseen.problem(), "precondition-required");
    let request = browser.request(&Method::POST, &submit);
    let unkeyed = browser
        .send(request.header("if-match", saved.header("etag")))
        .await;
    assert_eq!(unkeyed.problem(), "bad-request");
    assert_eq!(states(&browser.get(&path).await), ["draft"]);
    let nothing = format!("{DECLARATIONS}/dc-nothing");
    assert_eq!(
        browser.submit(&nothing, &tag, OTHER_KEY).await.problem(),
        "not-found"
    );
}

#[tokio::test]
async fn the_registry_answers_at_the_stand() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    stand.clock.advance(Duration::from_secs(60));
    for (key, verdict) in [(KEY, "registered"), (OTHER_KEY, "rejected")] {
        let (path, tag) = browser.draft(key, &complete()).await;
        let id = path.rsplit('/').next().expect("an id");
        assert_eq!(
            browser.registry_says(id, verdict).await,
            422,
            "a draft waits for nothing"
        );
        let submitted = browser
            .submit(&path, &tag, &format!("{key}-to-submit"))
            .await;
        let page = browser
            .visit_stand("/stand")
            .await
            .text()
            .await
            .expect("a page");
        assert!(page.contains(&format!("value=\"{id}\"")));
        assert_eq!(browser.registry_says(id, verdict).await, 303);
        assert_eq!(browser.registry_says(id, verdict).await, 422, "once");

        let now = browser.get(&path).await;
        assert_ne!(now.header("etag"), submitted.header("etag"));
        assert_eq!(states(&now), ["draft", "submitted", verdict]);
        let last = &now.body["history"][2];
        assert_eq!(last["by"], Value::Null);
        let registered = verdict == "registered";
        assert_eq!(last["comment"].is_null(), registered);
        assert_eq!(now.body["registry_number"].is_string(), registered);
        assert_eq!(now.body["valid_until"].is_string(), registered);
        if registered {
            let number = now.body["registry_number"].as_str().expect("a number");
            let found = browser.ask(DECLARATIONS, &[("q", number)]).await;
            assert!(found.ids().contains(&id), "{number}");
        }
    }
    let numbers = "select count(*) - count(distinct registry_number) from declaration
        where registry_number is not null and organization_id = 'romashka'";
    assert_eq!(stand.count(numbers).await, 0);
    assert_eq!(browser.registry_says("dc-nothing", "registered").await, 422);
    assert_eq!(browser.registry_says("dc-nothing", "lost").await, 422);
}

#[tokio::test]
async fn a_right_that_is_gone_submits_nothing() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    let list = "/organizations/kd-0004/declarations";
    let begun = browser.begin_declaration(list, KEY, &complete()).await;
    let path = begun
        .header("location")
        .trim_start_matches("/api/v1")
        .to_owned();
    stand
        .count(
            "delete from employee_permission where code = 'declarations.submit'
             and employee_id = 'e-kd-0004-kuznetsov' returning 1",
        )
        .await;
    let tag = begun.header("etag");
    for reply in [
        browser.submit(&path, tag, OTHER_KEY).await,
        browser.save_declaration(&path, tag, &complete()).await,
        browser.begin_declaration(list, KEY, &complete()).await,
    ] {
        assert_eq!((reply.status, reply.problem()), (403, "forbidden"));
    }
    assert_eq!(browser.get(&path).await.problem(), "not-found");
    assert_eq!(browser.get(list).await.status, 200);
}
