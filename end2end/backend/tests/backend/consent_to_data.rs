//! Whoever is typed by hand has consented to the processing of their personal data.

use std::time::Duration;

use chrono::{Days, Local};
use reference_backend::seed::people::{IVANOVA, NOVIKOV, SIDOROVA, VOLKOVA};
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Browser, Stand};

const FORM: &str = "/organizations/romashka/consent-form";
const JOURNAL: &str = "/organizations/romashka/journal";
const KEY: &str = "0123456789abcdef";

async fn ivanova(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser
}

/// Counted from today.
fn day(days: u64) -> String {
    let today = Local::now().date_naive();
    let day = today.checked_add_days(Days::new(days)).expect("a day");
    day.to_string()
}

fn novikov(consent: &Value) -> Value {
    let mut body = json!({
        "person": {
            "last_name": "Новиков", "first_name": "Илья", "inn": NOVIKOV.inn,
            "snils": NOVIKOV.snils, "position": "Консультант",
        },
        "permissions": ["registry.view"],
    });
    if !consent.is_null() {
        body["consent"] = consent.clone();
    }
    body
}

#[tokio::test]
async fn the_form_is_a_sample_with_places_for_names() {
    let stand = Stand::start().await;
    let form = ivanova(&stand).await.get(FORM).await.body;
    assert_eq!(form["title"], "Согласие на обработку персональных данных");
    let text = form["paragraphs"].to_string();
    for part in [
        "{employee}",
        "{position}",
        "{organization}",
        "образец",
        "утверждает работодатель",
    ] {
        assert!(text.contains(part), "{part}");
    }
    for (who, problem) in [(&SIDOROVA, "forbidden"), (&VOLKOVA, "not-found")] {
        let other = stand.browser();
        other.sign_in(who).await;
        assert_eq!(other.get(FORM).await.problem(), problem);
    }
}

#[tokio::test]
async fn without_it_nobody_is_typed_by_hand() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let version = browser.get(FORM).await.body["version"].clone();
    for (consent, expected) in [
        (json!(null), ("/consent", "required")),
        (json!({}), ("/consent", "required")),
        (
            json!({ "held": false, "version": version }),
            ("/consent", "required"),
        ),
        (json!({ "held": true }), ("/consent/version", "required")),
        (
            json!({ "held": true, "version": "sample-0" }),
            ("/consent/version", "outdated"),
        ),
        (
            json!({ "held": true, "version": version, "given_on": day(1) }),
            ("/consent/given_on", "order"),
        ),
        (
            json!({ "held": true, "version": version, "given_on": "24.11.2026" }),
            ("/consent/given_on", "format"),
        ),
        (
            json!({ "held": "yes", "version": version }),
            ("/consent/held", "format"),
        ),
    ] {
        let refused = browser.grant("romashka", KEY, &novikov(&consent)).await;
        let answer = (refused.status, refused.errors());
        assert_eq!(answer, (422, vec![expected]), "{consent}");
    }
    assert_eq!(stand.count("select count(*) from journal").await, 0);
    let today = json!({ "held": true, "version": version, "given_on": day(0) });
    let granted = browser.grant("romashka", KEY, &novikov(&today)).await;
    assert_eq!(granted.status, 201);
}

#[tokio::test]
async fn who_confirmed_it_is_kept() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let version = browser.get(FORM).await.body["version"].clone();
    let held = json!({ "held": true, "version": version, "given_on": "2026-01-31" });
    let granted = browser.grant("romashka", KEY, &novikov(&held)).await;
    let consent = granted.body["consent"].clone();
    let expected = json!({
        "version": version, "confirmed_at": granted.body["granted_at"],
        "confirmed_by": "Иванова М. П.", "given_on": "2026-01-31",
    });
    assert_eq!(consent, expected);
    let again = browser.grant("romashka", KEY, &novikov(&held)).await;
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.body["consent"], consent);
    let other = json!({ "held": true, "version": version });
    let other = browser.grant("romashka", KEY, &novikov(&other)).await;
    assert_eq!(other.problem(), "idempotency-key-reused");

    let address = granted.header("location").trim_start_matches("/api/v1");
    stand.clock.advance(Duration::from_secs(60));
    let changed = browser
        .change(address, granted.header("etag"), &["sout.view"])
        .await;
    assert_eq!(changed.body["consent"], consent);
    let list = [("q", "новиков")];
    let list = browser
        .ask("/organizations/romashka/employees", &list)
        .await;
    assert_eq!(list.body["items"][0]["consent"], consent);
    let (journal, _) = browser.walk(JOURNAL, &[]).await;
    let written: Vec<_> = journal.iter().map(|item| &item["consent"]).collect();
    assert_eq!(written, [&Value::Null, &consent], "of the grant alone");

    // It comes back with an access that was revoked.
    let revoked = browser.revoke(address, changed.header("etag")).await;
    assert_eq!(revoked.status, 204);
    let restore = browser.request(&Method::POST, &format!("{address}/restore"));
    assert_eq!(browser.send(restore).await.body["consent"], consent);
}

#[tokio::test]
async fn whom_the_directory_knows_needs_none() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let chosen = json!({
        "staff_id": "s-sidorova", "permissions": ["sout.view"],
        "consent": { "held": false, "version": "sample-0" },
    });
    let granted = browser.grant("romashka", KEY, &chosen).await;
    assert_eq!(granted.status, 201);
    assert_eq!(granted.body["consent"], Value::Null);
    let petrov = browser
        .get("/organizations/romashka/employees/e-petrov")
        .await;
    assert_eq!(petrov.body["consent"], Value::Null);
}
