//! What does not go to the registry: its form is wrong, or the contract keeps it hidden.

use reference_backend::seed::people::IVANOVA;
use serde_json::{Value, json};

use crate::harness::training::{
    RECORDS, SUBMISSIONS, begin, begun, digest, foreigner, outcomes, record, send,
};
use crate::harness::{Browser, Stand};

async fn ivanova(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser
}

#[tokio::test]
async fn what_cannot_begin_is_told_field_by_field() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let long = "я".repeat(201);
    for (body, errors) in [
        (
            json!({}),
            vec![("/digest", "required"), ("/records", "required")],
        ),
        (
            json!({ "digest": digest("B"), "records": 0 }),
            vec![("/digest", "format"), ("/records", "format")],
        ),
        (
            json!({ "digest": digest("a"), "records": 1_000_001 }),
            vec![("/records", "format")],
        ),
        (
            json!({ "digest": digest("a"), "records": "5" }),
            vec![("/records", "format")],
        ),
        (
            json!({ "digest": digest("a"), "records": 1, "name": long }),
            vec![("/name", "too_long")],
        ),
    ] {
        let refused = begin(&browser, "0123456789abcdef", &body).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.errors(), errors, "{body}");
    }
    let body = json!({ "digest": digest("a"), "records": 1 });
    assert_eq!(
        browser.post(SUBMISSIONS, &body).await.problem(),
        "bad-request",
        "no key"
    );
    let name = "select count(*) from training_submission";
    assert_eq!(stand.count(name).await, 2, "those of the demo data");
}

#[tokio::test]
async fn a_wrong_form_stops_the_whole_portion() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let path = begun(&browser, "a", 100).await;
    let long = |length: usize| json!("я".repeat(length));
    let tomorrow = (stand.clock.now() + chrono::Duration::days(2))
        .date_naive()
        .to_string();
    for (pointer, value, code) in [
        ("/outer_id", json!("№ 1"), "format"),
        ("/worker", Value::Null, "required"),
        ("/worker/last_name", json!(" "), "required"),
        ("/worker/first_name", long(201), "too_long"),
        ("/worker/middle_name", Value::Null, "required"),
        ("/worker/middle_name", long(201), "too_long"),
        ("/worker/snils", Value::Null, "required"),
        ("/worker/snils", json!("11223344595"), "format"),
        ("/worker/snils", json!("112-233-445 96"), "check_digits"),
        ("/worker/is_foreign_snils", json!("yes"), "format"),
        ("/worker/position", long(501), "too_long"),
        ("/worker/employer_inn", json!("770708389"), "format"),
        ("/worker/employer_inn", json!("7707083894"), "check_digits"),
        ("/worker/employer_title", json!(""), "required"),
        (
            "/worker/organization_unit_id",
            json!(2_147_483_648_u32),
            "format",
        ),
        ("/organization", Value::Null, "required"),
        ("/organization/inn", json!("500100732258"), "check_digits"),
        ("/organization/title", long(1001), "too_long"),
        ("/test", Value::Null, "required"),
        ("/test/date", json!("12.10.2026"), "format"),
        ("/test/date", json!(tomorrow), "order"),
        ("/test/protocol_number", json!(""), "required"),
        ("/test/learn_program_id", json!(5), "unknown"),
        ("/test/learn_program_id", json!(30), "unknown"),
        ("/test/learn_program_id", json!("9"), "format"),
        ("/test/learn_program_title", long(1001), "too_long"),
        ("/test/is_passed", Value::Null, "required"),
    ] {
        let mut wrong = record(9);
        // What is not there otherwise is put in.
        let (parent, field) = pointer.rsplit_once('/').expect("a pointer");
        wrong.pointer_mut(parent).expect(parent)[field] = value;
        let reply = send(&browser, &path, 1, &[record(1), wrong]).await;
        let at = format!("/records/1{pointer}");
        assert_eq!(
            (reply.status, reply.errors()),
            (422, vec![(at.as_str(), code)])
        );
    }
    let mut foreign = foreigner();
    foreign["worker"]["snils"] = json!("112-233-445 95");
    foreign["worker"]["citizenship"] = Value::Null;
    let reply = send(&browser, &path, 1, &[foreign]).await;
    assert_eq!(
        reply.errors(),
        [
            ("/records/0/worker/snils", "conflicts"),
            ("/records/0/worker/citizenship", "required")
        ]
    );
    assert_eq!(
        send(&browser, &path, 1, &[]).await.errors(),
        [("/records", "required")]
    );
    let many: Vec<_> = (0..101).map(record).collect();
    assert_eq!(
        send(&browser, &path, 1, &many).await.errors(),
        [("/records", "too_long")]
    );
    let untouched = browser.get(&path).await.body;
    assert_eq!(
        (&untouched["received"], &untouched["portions"]),
        (&json!(0), &json!([]))
    );

    // The longest that are allowed fit.
    let longest = |number| {
        let mut longest = record(number);
        for (pointer, length) in [
            ("/worker/last_name", 200),
            ("/worker/middle_name", 200),
            ("/worker/position", 500),
            ("/worker/employer_title", 1000),
            ("/organization/title", 1000),
            ("/test/learn_program_title", 1000),
        ] {
            let (parent, field) = pointer.rsplit_once('/').expect("a pointer");
            longest.pointer_mut(parent).expect(parent)[field] = long(length);
        }
        longest
    };
    let portion: Vec<_> = (0..100).map(longest).collect();
    assert_eq!(
        outcomes(&send(&browser, &path, 1, &portion).await),
        [("accepted", ""); 100]
    );
    assert_eq!(
        browser
            .ask(RECORDS, &[("q", "слесарь"), ("limit", "500")])
            .await
            .status,
        200
    );
}

/// Full numbers are in no answer.
#[tokio::test]
async fn numbers_stay_masked() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let path = begun(&browser, "a", 1).await;
    let mut one = record(1);
    one["worker"]["snils"] = json!("112-233-445 95");
    send(&browser, &path, 1, &[one]).await;
    let found = browser.ask(RECORDS, &[("q", "112-233-445 95")]).await;
    assert_eq!(found.body["items"][0]["snils_masked"], "***-***-*45 95");
    let text = found.body.to_string();
    assert!(!text.contains("11223344595") && !text.contains("112-233"));
}
