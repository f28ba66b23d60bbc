//! Access from a day until a day.

use std::time::Duration;

use chrono::{Days, Local};
use reference_backend::seed::people::{IVANOVA, NOVIKOV, PETROV, Persona, SIDOROVA};
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Browser, Reply, Stand, consent};

const ROMASHKA: &str = "/organizations/romashka";
const PETROV_HERE: &str = "/organizations/romashka/employees/e-petrov";
const SOMEBODY: &str = "/organizations/romashka/employees/e-romashka-05";
const KEY: &str = "0123456789abcdef";

async fn signed_in(stand: &Stand, who: &Persona) -> Browser {
    let browser = stand.browser();
    browser.sign_in(who).await;
    browser
}

fn in_days(days: u64) -> String {
    let today = Local::now().date_naive();
    let day = today.checked_add_days(Days::new(days)).expect("a day");
    day.to_string()
}

fn days_pass(stand: &Stand, days: u64) {
    stand.clock.advance(Duration::from_secs(days * 24 * 3600));
}

/// Changes what is there now.
async fn change(browser: &Browser, path: &str, body: Value) -> Reply {
    let seen = browser.get(path).await.header("etag").to_owned();
    let request = browser.request(&Method::PUT, &format!("{path}/permissions"));
    browser
        .send(request.header("if-match", seen).json(&body))
        .await
}

#[tokio::test]
async fn an_access_begins_and_ends() {
    let stand = Stand::start().await;
    let browser = signed_in(&stand, &IVANOVA).await;
    let body = json!({
        "staff_id": "s-sidorova", "permissions": ["sout.view"],
        "valid_from": in_days(1), "valid_until": in_days(3),
    });
    let granted = browser.grant("romashka", KEY, &body).await;
    assert_eq!(granted.body["valid_from"], json!(in_days(1)));
    assert_eq!(granted.body["valid_until"], json!(in_days(3)));
    assert_eq!(granted.body["granted_by"], "Иванова М. П.");
    assert!(granted.body["granted_at"].is_string());

    for (passed, access, state, sections) in [
        (
            0,
            json!({ "state": "closed", "reason": "not_yet" }),
            "closed",
            json!([]),
        ),
        (
            1,
            json!({ "state": "open" }),
            "open",
            json!(["sout_reports"]),
        ),
        (
            2,
            json!({ "state": "open" }),
            "open",
            json!(["sout_reports"]),
        ),
        (
            1,
            json!({ "state": "closed", "reason": "expired" }),
            "closed",
            json!([]),
        ),
    ] {
        days_pass(&stand, passed);
        let sidorova = signed_in(&stand, &SIDOROVA).await;
        let here = sidorova.get(ROMASHKA).await.body;
        assert_eq!((&here["access"], &here["sections"]), (&access, &sections));
        for asked in ["open", "closed"] {
            let list = sidorova.ask("/organizations", &[("state", asked)]).await;
            let found = list.ids().contains(&"romashka");
            assert_eq!(found, asked == state, "{access}");
        }
    }
}

/// Without the directory, the organization is still theirs to see.
#[tokio::test]
async fn who_was_typed_by_hand_sees_why_it_is_closed() {
    let stand = Stand::start().await;
    let browser = signed_in(&stand, &IVANOVA).await;
    let body = json!({
        "person": {
            "last_name": "Новиков", "first_name": "Илья", "inn": NOVIKOV.inn,
            "snils": NOVIKOV.snils, "position": "Консультант",
        },
        "permissions": ["administrator"], "valid_until": in_days(0), "consent": consent(),
    });
    assert_eq!(browser.grant("romashka", KEY, &body).await.status, 201);
    let novikov = signed_in(&stand, &NOVIKOV).await;
    let mine = [("role", "administrator"), ("state", "open")];
    let mine = novikov.ask("/organizations", &mine).await;
    assert_eq!(mine.ids(), ["romashka"]);
    days_pass(&stand, 1);
    let novikov = signed_in(&stand, &NOVIKOV).await;
    let mine = [("role", "employee"), ("state", "closed")];
    let mine = novikov.ask("/organizations", &mine).await;
    assert_eq!(mine.body["items"][0]["access"]["reason"], "expired");
    assert_eq!(mine.body["items"][0]["role"], "employee");
    let employees = novikov.get("/organizations/romashka/employees").await;
    assert_eq!(employees.problem(), "forbidden");
}

#[tokio::test]
async fn a_change_keeps_what_it_does_not_name() {
    let stand = Stand::start().await;
    let browser = signed_in(&stand, &IVANOVA).await;
    let (from, until) = (in_days(0), in_days(5));
    for (bounds, expected) in [
        (
            json!({ "valid_from": from, "valid_until": until }),
            json!([from, until]),
        ),
        (json!({}), json!([from, until])),
        (json!({ "valid_from": null }), json!([null, until])),
        (json!({ "valid_until": null }), json!([null, null])),
    ] {
        let mut body = json!({ "permissions": ["sout.view"] });
        body.as_object_mut()
            .expect("an object")
            .extend(bounds.as_object().cloned().unwrap_or_default());
        let changed = change(&browser, SOMEBODY, body).await;
        assert_eq!(changed.status, 200);
        let now = json!([changed.body["valid_from"], changed.body["valid_until"]]);
        assert_eq!(now, expected, "{bounds}");
    }
}

#[tokio::test]
async fn days_that_make_no_span_are_refused() {
    let stand = Stand::start().await;
    let browser = signed_in(&stand, &IVANOVA).await;
    for (from, until, expected) in [
        (
            json!("2026-12-02"),
            json!("2026-12-01"),
            ("/valid_until", "order"),
        ),
        (json!("2026-12-32"), json!(null), ("/valid_from", "format")),
        (json!(null), json!("01.12.2026"), ("/valid_until", "format")),
        (json!(20_261_201), json!(null), ("/valid_from", "format")),
    ] {
        let body = json!({
            "staff_id": "s-sidorova", "permissions": ["sout.view"],
            "valid_from": from, "valid_until": until,
        });
        let refused = browser.grant("romashka", KEY, &body).await;
        assert_eq!((refused.status, refused.errors()), (422, vec![expected]));
        let refused = change(&browser, SOMEBODY, body).await;
        assert_eq!((refused.status, refused.errors()), (422, vec![expected]));
    }
    let until = json!({ "permissions": ["sout.view"], "valid_until": in_days(1) });
    assert_eq!(change(&browser, SOMEBODY, until).await.status, 200);
    let from = json!({ "permissions": ["sout.view"], "valid_from": in_days(2) });
    let refused = change(&browser, SOMEBODY, from).await;
    assert_eq!(refused.errors(), [("/valid_until", "order")]);
}

#[tokio::test]
async fn somebody_is_left_who_administers_for_good() {
    const HERE: &str = "/organizations/school-7/employees/e-school-7-ivanova";
    const DEPUTY: &str = "/organizations/school-7/employees/e-school-7-03";
    let stand = Stand::start().await;
    let browser = signed_in(&stand, &IVANOVA).await;
    let for_a_time = json!({ "permissions": ["administrator"], "valid_until": in_days(5) });
    let refused = change(&browser, HERE, for_a_time.clone()).await;
    assert_eq!(
        (refused.status, refused.problem()),
        (409, "last-administrator")
    );
    assert_eq!(
        change(&browser, DEPUTY, for_a_time.clone()).await.status,
        200
    );
    let seen = browser.get(HERE).await.header("etag").to_owned();
    assert_eq!(
        browser.revoke(HERE, &seen).await.problem(),
        "last-administrator"
    );
    let for_good = json!({ "permissions": ["administrator"], "valid_until": null });
    assert_eq!(change(&browser, DEPUTY, for_good).await.status, 200);
    assert_eq!(change(&browser, HERE, for_a_time.clone()).await.status, 200);

    let head = "/organizations/romashka/employees/e-ivanova";
    let refused = change(&browser, head, for_a_time).await;
    assert_eq!(refused.problem(), "head-is-administrator");
}

#[tokio::test]
async fn an_administrator_whose_time_is_over_is_none() {
    let stand = Stand::start().await;
    let browser = signed_in(&stand, &IVANOVA).await;
    let until_today = json!({ "permissions": ["administrator"], "valid_until": in_days(0) });
    assert_eq!(change(&browser, PETROV_HERE, until_today).await.status, 200);
    let petrov = signed_in(&stand, &PETROV).await;
    let here = petrov.get(ROMASHKA).await.body;
    assert_eq!(
        (&here["role"], &here["administration"]),
        (&json!("administrator"), &json!(true))
    );
    days_pass(&stand, 1);
    let petrov = signed_in(&stand, &PETROV).await;
    let here = petrov.get(ROMASHKA).await.body;
    assert_eq!(
        (&here["role"], &here["administration"]),
        (&json!("employee"), &json!(false))
    );
    assert_eq!(here["access"]["reason"], "expired");
    let refused = petrov.get("/organizations/romashka/employees").await;
    assert_eq!(refused.problem(), "forbidden");
}
