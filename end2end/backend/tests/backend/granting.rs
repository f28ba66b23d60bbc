use std::time::Duration;

use reference_backend::seed::people::{IVANOVA, NOVIKOV, PETROV, SIDOROVA};
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Browser, Stand, consent};

const KEY: &str = "0123456789abcdef";
const OTHER_KEY: &str = "0123456789abcdef-2";

async fn administrator(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser
}

fn sidorova() -> Value {
    json!({ "staff_id": "s-sidorova", "permissions": ["sout.view"] })
}

fn by_hand(snils: &str, inn: &str) -> Value {
    json!({
        "person": {
            "last_name": "Новиков", "first_name": "Илья", "middle_name": " ",
            "inn": inn, "snils": snils, "position": "Консультант",
        },
        "permissions": ["registry.view"],
        "consent": consent(),
    })
}

#[tokio::test]
async fn the_chosen_employee_sees_the_granted_sections() {
    let stand = Stand::start().await;
    let browser = administrator(&stand).await;
    let employee = stand.browser();
    employee.sign_in(&SIDOROVA).await;
    let before = employee.get("/organizations/romashka").await.body;
    assert_eq!(before["access"]["reason"], "not_granted");

    let found = browser
        .get("/organizations/romashka/staff?q=сидорова+охране")
        .await;
    assert_eq!(found.ids(), ["s-sidorova"]);
    assert_eq!(found.body["items"][0]["snils_masked"], "***-***-*45 95");
    assert_eq!(found.body["items"][0]["has_access"], false);

    let granted = browser.grant("romashka", KEY, &sidorova()).await;
    assert_eq!(granted.status, 201);
    assert_eq!(granted.body["permissions"], json!(["sout.view"]));
    let address = granted
        .header("location")
        .trim_start_matches("/api/v1")
        .to_owned();
    let read = browser.get(&address).await;
    assert_eq!(
        (read.body, read.headers["etag"].clone()),
        (granted.body, granted.headers["etag"].clone())
    );
    let found = browser
        .get("/organizations/romashka/staff?q=112-233-445+95")
        .await;
    assert_eq!(found.body["items"][0]["has_access"], true);

    let after = employee.get("/organizations/romashka").await.body;
    assert_eq!(after["sections"], json!(["sout_reports"]));
    assert_eq!(after["administration"], false);
    assert_eq!(
        stand
            .count("select count(*) from journal where action = 'granted'")
            .await,
        1
    );
}

#[tokio::test]
async fn a_repeated_press_changes_nothing() {
    let stand = Stand::start().await;
    let browser = administrator(&stand).await;
    let first = browser.grant("romashka", KEY, &sidorova()).await;
    let second = browser.grant("romashka", KEY, &sidorova()).await;
    assert_eq!(second.header("idempotency-replayed"), "true");
    assert_eq!(
        (&first.body, first.header("etag")),
        (&second.body, second.header("etag"))
    );
    assert_eq!(first.header("location"), second.header("location"));

    let other = json!({ "staff_id": "s-sidorova", "permissions": ["violations.view"] });
    let reused = browser.grant("romashka", KEY, &other).await;
    assert_eq!(
        (reused.status, reused.problem()),
        (422, "idempotency-key-reused")
    );
    let again = browser.grant("romashka", OTHER_KEY, &sidorova()).await;
    assert_eq!(again.problem(), "already-has-access");
    assert_eq!(again.body["employee_id"], first.body["id"]);

    stand.clock.advance(Duration::from_secs(24 * 60 * 60 + 1));
    browser.sign_in(&IVANOVA).await;
    let next_day = browser.grant("romashka", KEY, &sidorova()).await;
    assert_eq!(
        next_day.problem(),
        "already-has-access",
        "the key is forgotten"
    );
}

#[tokio::test]
async fn a_key_belongs_to_one_person_and_one_organization() {
    let stand = Stand::start().await;
    let (first, second) = (administrator(&stand).await, stand.browser());
    second.sign_in(&PETROV).await;
    assert_eq!(first.grant("romashka", KEY, &sidorova()).await.status, 201);
    let other = json!({ "staff_id": "s-romashka-10", "permissions": ["sout.view"] });
    assert_eq!(second.grant("romashka", KEY, &other).await.status, 201);
    let school = json!({ "staff_id": "s-school-7-05", "permissions": ["sout.view"] });
    assert_eq!(first.grant("school-7", KEY, &school).await.status, 201);
}

#[tokio::test]
async fn the_same_request_under_way_is_told_so() {
    let stand = Stand::start().await;
    let browser = administrator(&stand).await;
    let key = (
        "p-ivanova".to_owned(),
        "romashka".to_owned(),
        KEY.to_owned(),
    );
    let under_way = stand.server.app.in_flight.begin(key);
    let reply = browser.grant("romashka", KEY, &sidorova()).await;
    assert_eq!(
        (reply.status, reply.problem()),
        (409, "request-in-progress")
    );
    drop(under_way);
    assert_eq!(
        browser.grant("romashka", KEY, &sidorova()).await.status,
        201
    );
}

#[tokio::test]
async fn many_presses_at_once_grant_once() {
    let stand = Stand::start().await;
    let browser = administrator(&stand).await;
    let presses = (0..8).map(|_| {
        let browser = browser.clone();
        tokio::spawn(async move { browser.grant("romashka", KEY, &sidorova()).await.status })
    });
    for press in presses.collect::<Vec<_>>() {
        let status = press.await.expect("an answer");
        assert!(matches!(status, 201 | 409), "{status}");
    }
    let granted = "select count(*) from employee where snils = '11223344595'";
    assert_eq!(stand.count(granted).await, 1);
}

#[tokio::test]
async fn a_key_is_needed() {
    let stand = Stand::start().await;
    let browser = administrator(&stand).await;
    for key in ["", "short", "with space in the key", &"x".repeat(101)] {
        let reply = browser.grant("romashka", key, &sidorova()).await;
        assert_eq!(
            (reply.status, reply.problem()),
            (400, "bad-request"),
            "{key}"
        );
    }
    let request = browser.request(&Method::POST, "/organizations/romashka/employees");
    assert_eq!(
        browser.send(request.json(&sidorova())).await.problem(),
        "bad-request"
    );
}

#[tokio::test]
async fn a_person_typed_by_hand_becomes_a_member() {
    let stand = Stand::start().await;
    let browser = administrator(&stand).await;
    let granted = browser
        .grant("romashka", KEY, &by_hand(NOVIKOV.snils, NOVIKOV.inn))
        .await;
    assert_eq!(granted.status, 201);
    assert_eq!(granted.body["middle_name"], Value::Null);
    let novikov = stand.browser();
    novikov.sign_in(&NOVIKOV).await;
    assert_eq!(novikov.get("/organizations").await.ids(), ["romashka"]);
    let body = novikov.get("/organizations/romashka").await.body;
    assert_eq!(
        (&body["role"], &body["sections"]),
        (&json!("employee"), &json!(["training_registry"]))
    );
}

#[tokio::test]
async fn a_person_typed_by_hand_may_be_in_the_directory() {
    let stand = Stand::start().await;
    let browser = administrator(&stand).await;
    let granted = browser
        .grant("romashka", KEY, &by_hand(SIDOROVA.snils, SIDOROVA.inn))
        .await;
    assert_eq!(
        granted.body["last_name"], "Сидорова",
        "the directory knows better"
    );
    let reply = browser
        .grant("romashka", OTHER_KEY, &by_hand(PETROV.snils, PETROV.inn))
        .await;
    assert_eq!(reply.problem(), "already-has-access");
    assert_eq!(reply.body["employee_id"], "e-petrov");
}

#[tokio::test]
async fn every_field_at_fault_is_named() {
    let stand = Stand::start().await;
    let browser = administrator(&stand).await;
    let person = json!({
        "last_name": " ", "first_name": "Я".repeat(101), "middle_name": null,
        "inn": "500100732258", "snils": "112-233-445 95", "position": "П".repeat(201),
    });
    let reply = browser
        .grant("romashka", KEY, &json!({ "person": person }))
        .await;
    let expected = [
        ("/person/last_name", "required"),
        ("/person/first_name", "too_long"),
        ("/person/inn", "check_digits"),
        ("/person/snils", "format"),
        ("/person/position", "too_long"),
        ("/consent", "required"),
        ("/permissions", "required"),
    ];
    assert_eq!(reply.errors(), expected);
    for (body, expected) in [
        (
            by_hand("11223344594", "500100732259"),
            vec![("/person/snils", "check_digits")],
        ),
        (
            by_hand("", ""),
            vec![("/person/inn", "required"), ("/person/snils", "required")],
        ),
        (
            json!({ "permissions": ["sout.view"] }),
            vec![("/staff_id", "required")],
        ),
        (
            json!({ "staff_id": "s-sidorova", "person": {}, "permissions": ["sout.view"] }),
            vec![("/staff_id", "format")],
        ),
        (
            json!({ "staff_id": "s-sidorova", "permissions": ["registry.submit", "new.one"] }),
            vec![
                ("/permissions/0", "requires"),
                ("/permissions/1", "unknown"),
            ],
        ),
        (
            json!({ "staff_id": 7, "permissions": [] }),
            vec![("/staff_id", "format")],
        ),
        (
            json!({ "staff_id": "s", "permissions": [1] }),
            vec![("/permissions/0", "format")],
        ),
    ] {
        let reply = browser.grant("romashka", KEY, &body).await;
        assert_eq!((reply.status, reply.errors()), (422, expected), "{body}");
    }
    assert_eq!(
        browser.grant("romashka", KEY, &sidorova()).await.status,
        201,
        "no key was used up"
    );
}

#[tokio::test]
async fn somebody_who_left_cannot_be_chosen() {
    let stand = Stand::start().await;
    let browser = administrator(&stand).await;
    for id in ["s-nobody", "s-volkova"] {
        let body = json!({ "staff_id": id, "permissions": ["sout.view"] });
        let reply = browser.grant("romashka", KEY, &body).await;
        assert_eq!(
            (reply.status, reply.problem()),
            (404, "staff-not-found"),
            "{id}"
        );
    }
}
