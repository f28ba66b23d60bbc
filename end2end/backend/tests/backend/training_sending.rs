//! Records on their way to the registry: each once, whatever is cut.

use futures_util::future::join_all;
use reference_backend::seed::people::{IVANOVA, KUZNETSOV, PETROV};
use reqwest::Method;
use serde_json::json;

use crate::harness::training::{
    RECORDS, SUBMISSIONS, begin, begun, complete, digest, foreigner, outcomes, record, send,
};
use crate::harness::{Browser, Reply, Stand};

async fn ivanova(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser
}

#[tokio::test]
async fn records_go_and_the_registry_gives_them_numbers() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let path = begun(&browser, "a", 3).await;
    let first = send(&browser, &path, 1, &[record(1), foreigner()]).await;
    assert_eq!(first.status, 200, "{first:?}");
    assert_eq!(outcomes(&first), [("accepted", ""); 2]);
    let open = browser.get(&path).await.body;
    assert_eq!(
        (&open["state"], &open["received"]),
        (&json!("open"), &json!(2))
    );
    assert_eq!(
        complete(&browser, &path).await.problem(),
        "submission-incomplete"
    );
    send(&browser, &path, 7, &[record(2)]).await;
    let done = complete(&browser, &path).await;
    assert_eq!(
        (done.status, &done.body["state"]),
        (200, &json!("complete"))
    );
    assert_eq!(done.body["portions"].as_array().map(Vec::len), Some(2));
    assert_eq!(done.body["created_by"], "Иванова М. П.");
    assert_eq!(
        complete(&browser, &path).await.body,
        done.body,
        "again: nothing changes"
    );

    let sent = browser.ask(RECORDS, &[("q", "проверкин")]).await.body;
    assert_eq!(sent["total"], 3);
    assert!(
        sent["items"]
            .as_array()
            .into_iter()
            .flatten()
            .all(|item| item["state"] == "sent")
    );
    let answered = browser.post_stand("/stand/registry", &[]).await;
    assert_eq!(answered.status(), 303);
    let (accepted, _) = browser
        .walk(RECORDS, &[("q", "проверкин"), ("state", "accepted")])
        .await;
    assert_eq!(accepted.len(), 3);
    for item in &accepted {
        let number = item["registry_number"].as_str().expect("a number");
        let found = browser.ask(RECORDS, &[("q", number)]).await;
        assert_eq!(found.ids(), [item["id"].as_str().expect("an id")]);
    }
    let none = browser.ask(RECORDS, &[("state", "sent")]).await;
    assert_eq!(none.body["total"], 0);
}

#[tokio::test]
async fn a_submission_is_begun_once() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let body = json!({ "digest": digest("b"), "records": 5 });
    let key = "0123456789abcdef";
    let first = begin(&browser, key, &body).await;
    assert_eq!(
        (first.status, first.header("idempotency-replayed")),
        (201, "")
    );
    let again = begin(&browser, key, &body).await;
    assert_eq!(
        (again.status, again.header("idempotency-replayed")),
        (201, "true")
    );
    assert_eq!(again.body, first.body);
    let other = json!({ "digest": digest("c"), "records": 5 });
    assert_eq!(
        begin(&browser, key, &other).await.problem(),
        "idempotency-key-reused"
    );

    // The same file anew: by another key, by a colleague, after it is complete.
    let same = |reply: Reply| {
        let told = (
            reply.status,
            reply.problem().to_owned(),
            reply.body["submission_id"].clone(),
        );
        assert_eq!(
            told,
            (
                409,
                "already-submitted".to_owned(),
                first.body["id"].clone()
            )
        );
    };
    same(begin(&browser, "another-key-of-hers", &body).await);
    let colleague = stand.browser();
    colleague.sign_in(&PETROV).await;
    same(begin(&colleague, key, &body).await);
    let path = format!(
        "{SUBMISSIONS}/{}",
        first.body["id"].as_str().expect("an id")
    );
    let records: Vec<_> = (0..5).map(record).collect();
    send(&browser, &path, 1, &records).await;
    assert_eq!(complete(&browser, &path).await.status, 200);
    same(begin(&browser, "one-more-key-of-hers", &body).await);
    // What another organization sent is no matter here.
    let elsewhere = browser.request(
        &Method::POST,
        "/organizations/school-7/training-submissions",
    );
    let elsewhere = elsewhere.header("idempotency-key", "one-more-key-of-hers");
    assert_eq!(browser.send(elsewhere.json(&body)).await.status, 201);

    let many = (0..6).map(|at| {
        let (browser, body) = (
            browser.clone(),
            json!({ "digest": digest("d"), "records": 1 }),
        );
        async move {
            begin(&browser, &format!("key-of-number-00{at}"), &body)
                .await
                .status
        }
    });
    let mut statuses = join_all(many).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409, 409, 409]);
}

#[tokio::test]
async fn a_portion_sent_again_changes_nothing() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let path = begun(&browser, "a", 2).await;
    let first = send(&browser, &path, 1, &[record(1)]).await;
    let again = send(&browser, &path, 1, &[record(1)]).await;
    assert_eq!(
        (again.status, again.header("idempotency-replayed")),
        (200, "true")
    );
    assert_eq!(again.body, first.body);
    assert_eq!(
        send(&browser, &path, 1, &[record(2)]).await.problem(),
        "portion-differs"
    );
    let too_many = send(&browser, &path, 2, &[record(2), record(3)]).await;
    assert_eq!(
        too_many.errors(),
        [("/records", "too_long")],
        "more than announced"
    );
    send(&browser, &path, 2, &[record(2)]).await;
    complete(&browser, &path).await;
    assert_eq!(
        send(&browser, &path, 3, &[record(3)]).await.problem(),
        "submission-closed"
    );
    let late = send(&browser, &path, 1, &[record(1)]).await;
    assert_eq!(late.body, first.body, "a lost answer is told late, too");
    for number in ["0", "10001", "x", "01", "+1"] {
        let path = format!("{path}/portions/{number}");
        let request = browser
            .request(&Method::PUT, &path)
            .json(&json!({ "records": [record(1)] }));
        assert_eq!(
            browser.send(request).await.problem(),
            "bad-request",
            "{number}"
        );
    }
    let sent = "select count(*) from training_record where last_name = 'Проверкин'";
    assert_eq!(stand.count(sent).await, 2);
}

#[tokio::test]
async fn the_same_portion_many_times_at_once_is_taken_once() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let path = begun(&browser, "a", 100).await;
    let records: Vec<_> = (0..100).map(record).collect();
    let replies = join_all((0..6).map(|_| send(&browser, &path, 1, &records))).await;
    assert!(
        replies
            .iter()
            .all(|reply| reply.body == replies[0].body && reply.status == 200)
    );
    assert_eq!(outcomes(&replies[0]), [("accepted", ""); 100]);
    let new = replies
        .iter()
        .filter(|reply| reply.header("idempotency-replayed").is_empty());
    assert_eq!(new.count(), 1);
    assert_eq!(browser.get(&path).await.body["received"], 100);
}

#[tokio::test]
async fn a_record_refused_refuses_only_itself() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let path = begun(&browser, "a", 6).await;
    send(&browser, &path, 1, &[record(1)]).await;
    let mut refused = record(4);
    refused["test"]["protocol_number"] = json!("ОТКАЗ-1");
    let mut other_day = record(1);
    other_day["test"]["date"] = json!("2026-10-13");
    let portion = [record(1), record(2), record(2), refused, other_day];
    let reply = send(&browser, &path, 2, &portion).await;
    assert_eq!(
        outcomes(&reply),
        [
            ("rejected", "duplicate"),
            ("accepted", ""),
            ("rejected", "duplicate"),
            ("rejected", "refused"),
            ("accepted", ""),
        ]
    );
    let error = &reply.body["results"][3]["errors"][0];
    assert_eq!(error["pointer"], "/test/protocol_number");
    let done = complete(&browser, &path).await.body;
    assert_eq!(
        (&done["received"], &done["rejected"]),
        (&json!(6), &json!(3))
    );
    let found = browser.ask(RECORDS, &[("q", "проверкин")]).await;
    assert_eq!(found.body["total"], 3);
    // Also once the registry has answered.
    browser.post_stand("/stand/registry", &[]).await;
    let path = begun(&browser, "b", 1).await;
    assert_eq!(
        outcomes(&send(&browser, &path, 1, &[record(2)]).await),
        [("rejected", "duplicate")]
    );
}

/// Two hundred portions, with answers lost and a restart in the middle: nothing twice, nothing lost.
#[tokio::test]
async fn a_restart_between_portions_loses_nothing() {
    const PORTIONS: u32 = 200;
    let stand = Stand::with(|config| {
        config.limits = reference_backend::config::Config::default().limits;
    })
    .await;
    let browser = ivanova(&stand).await;
    let path = begun(&browser, "a", PORTIONS * 10).await;
    let portion = |number: u32| {
        (0..10)
            .map(|at| record(number * 10 + at))
            .collect::<Vec<_>>()
    };
    for number in 1..=80 {
        assert_eq!(
            send(&browser, &path, number, &portion(number)).await.status,
            200
        );
    }
    let lost = [
        ("operation", "sendTrainingPortion"),
        ("fault", "lost"),
        ("times", "1"),
    ];
    browser.post_stand("/stand/faults", &lost).await;
    let request = browser.request(&Method::PUT, &format!("{path}/portions/81"));
    let request = request.json(&json!({ "records": portion(81) }));
    assert!(request.send().await.is_err(), "no answer came");

    let stand = stand.restart().await;
    let half = browser.get(&path).await.body;
    assert_eq!(
        (&half["received"], &half["state"]),
        (&json!(810), &json!("open"))
    );
    let again = send(&browser, &path, 81, &portion(81)).await;
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(outcomes(&again), [("accepted", ""); 10]);
    // The order does not matter.
    for number in (82..=PORTIONS).rev() {
        assert_eq!(
            send(&browser, &path, number, &portion(number)).await.status,
            200
        );
    }
    let done = complete(&browser, &path).await.body;
    let counts = ["received", "rejected"].map(|name| done[name].clone());
    assert_eq!(counts, [json!(PORTIONS * 10), json!(0)]);
    let sent = "select count(distinct snils) from training_record where last_name = 'Проверкин'";
    assert_eq!(stand.count(sent).await, i64::from(PORTIONS) * 10);
}

#[tokio::test]
async fn who_may_only_look_sends_nothing() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    let base = "/organizations/kd-0003/training-submissions";
    let body = json!({ "digest": digest("a"), "records": 1 });
    let beginning = browser.request(&Method::POST, base);
    let beginning = beginning
        .header("idempotency-key", "0123456789abcdef")
        .json(&body);
    let portion = browser.request(&Method::PUT, &format!("{base}/ts-1/portions/1"));
    let portion = portion.json(&json!({ "records": [record(1)] }));
    let completing = browser.request(&Method::POST, &format!("{base}/ts-1/complete"));
    for request in [beginning, portion, completing] {
        let refused = browser.send(request).await;
        assert_eq!((refused.status, refused.problem()), (403, "forbidden"));
    }
    // Nor does anybody reach into what another organization sends.
    let ivanova = ivanova(&stand).await;
    let path = begun(&ivanova, "a", 1)
        .await
        .replace("romashka", "school-7");
    assert_eq!(send(&ivanova, &path, 1, &[record(1)]).await.status, 404);
    assert_eq!(complete(&ivanova, &path).await.status, 404);
    let sent = "select count(*) from training_record where last_name = 'Проверкин'";
    assert_eq!(stand.count(sent).await, 0);
}
