//! Five hundred grants while requests fail and the server is started anew: each is made once.

use std::collections::BTreeSet;

use reference_backend::check_digits;
use reference_backend::seed::people::IVANOVA;
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Browser, Stand, consent};

const GRANTS: u32 = 500;
/// How requests fail at first.
const AT_FIRST: &str = "error_500";
/// From which grant on the server may be started anew, and how requests fail from there.
const ANEW: [(u32, &str); 2] = [(167, "lost"), (334, "unavailable_503")];

fn person(number: u32) -> Value {
    json!({
        "person": {
            "last_name": "Проверкин",
            "first_name": "Иван",
            "inn": check_digits::person_inn(&format!("77{number:08}")),
            "snils": check_digits::snils(&format!("700{number:06}")),
            "position": "Инженер",
        },
        "permissions": ["sout.view"],
        "consent": consent(),
    })
}

/// The answer, unless the request failed or none came.
async fn grant(browser: &Browser, number: u32) -> Option<Value> {
    let request = browser
        .request(&Method::POST, "/organizations/romashka/employees")
        .header("idempotency-key", format!("grant-of-number-{number}"))
        .json(&person(number));
    let response = request.send().await.ok()?;
    match response.status().as_u16() {
        201 => response.json().await.ok(),
        500 | 503 => None,
        other => panic!("{number}: {other}"),
    }
}

async fn every_fifth_fails(browser: &Browser, fault: &str) {
    let form = [
        ("operation", "grantAccess"),
        ("fault", fault),
        ("every", "5"),
    ];
    let planned = browser.post_stand("/stand/faults", &form).await;
    assert_eq!(planned.status(), 303, "{fault}");
}

#[tokio::test]
async fn each_grant_is_made_once_whatever_fails() {
    let mut stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    every_fifth_fails(&browser, AT_FIRST).await;
    let mut anew = ANEW.iter().peekable();
    let (mut failed, mut restarted) = (0, 0);
    let mut ids = BTreeSet::new();
    for number in 0..GRANTS {
        let employee = loop {
            if let Some(employee) = grant(&browser, number).await {
                break employee;
            }
            failed += 1;
            // Between a failure, or an answer that was lost, and the repetition that follows it.
            if let Some((_, fault)) = anew.next_if(|(from, _)| number >= *from) {
                stand = stand.restart().await;
                every_fifth_fails(&browser, fault).await;
                restarted += 1;
            }
        };
        let id = employee["id"].as_str().expect("an id");
        assert!(ids.insert(id.to_owned()), "{number} is somebody else");
    }
    assert_eq!(restarted, ANEW.len());
    assert!(failed >= GRANTS / 5, "{failed}");
    let five_hundred = i64::from(GRANTS);
    for sql in [
        "select count(*) from employee where last_name = 'Проверкин'",
        "select count(distinct snils) from employee where last_name = 'Проверкин'",
        "select count(*) from journal",
        "select count(distinct employee_id) from journal where action = 'granted'",
    ] {
        assert_eq!(stand.count(sql).await, five_hundred, "{sql}");
    }
    let (journal, total) = browser
        .walk("/organizations/romashka/journal", &[("limit", "100")])
        .await;
    assert_eq!(total, five_hundred);
    let written = journal.iter().filter_map(|item| {
        let id = item["employee"]["id"].as_str();
        id.map(str::to_owned)
    });
    assert_eq!(written.collect::<BTreeSet<_>>(), ids);
}
