//! Whom of a list access could be given.

use reference_backend::check_digits;
use reference_backend::seed::people::{IVANOVA, NOVIKOV, PETROV, Persona, SIDOROVA, VOLKOVA};
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Browser, Stand};

const CHECK: &str = "/organizations/romashka/employees/check";

async fn ivanova(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser
}

fn numbers(of: &Persona) -> Value {
    json!({ "snils": of.snils, "inn": of.inn })
}

#[tokio::test]
async fn each_is_told_in_the_order_of_the_list() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let people = json!({ "people": [
        numbers(&SIDOROVA),
        numbers(&PETROV),
        { "snils": "11223344594", "inn": SIDOROVA.inn },
        { "snils": PETROV.snils, "inn": "500100732258" },
        { "snils": "112-233-445 95", "inn": SIDOROVA.inn },
        { "snils": "", "inn": "" },
        numbers(&NOVIKOV),
        numbers(&VOLKOVA),
        numbers(&IVANOVA),
        numbers(&PETROV),
    ]});
    let checked = browser.post(CHECK, &people).await;
    assert_eq!(checked.status, 200);
    let items = checked.body["items"].as_array().expect("a list");
    let outcomes: Vec<_> = items.iter().map(|item| &item["outcome"]).collect();
    let expected = [
        "new",
        "has_access",
        "unknown_number",
        "unknown_number",
        "unknown_number",
        "unknown_number",
        "new",
        // She has it elsewhere.
        "new",
        "has_access",
        "has_access",
    ];
    assert_eq!(outcomes, expected);
    for item in items {
        let known = item["outcome"] == "has_access";
        assert_eq!(item["employee"].is_object(), known);
    }
    let petrov = browser
        .get("/organizations/romashka/employees/e-petrov")
        .await;
    assert_eq!(items[1]["employee"], petrov.body);
    assert_eq!(items[1]["employee"]["version"], petrov.header("etag"));
    assert_eq!(items[8]["employee"]["is_me"], true);
    assert_eq!(items[9], items[1]);
    let looked_up = "select count(*) from journal where action = 'looked_up'";
    assert_eq!(stand.count(looked_up).await, 2, "each who has access, once");
    let employees = "select count(*) from employee where organization_id = 'romashka'";
    assert_eq!(stand.count(employees).await, 5);
}

#[tokio::test]
async fn a_hundred_and_no_more() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let person = |number: u32| {
        json!({
            "snils": check_digits::snils(&format!("{:09}", 700_000_000 + number)),
            "inn": check_digits::person_inn(&format!("{:010}", 7_700_000_000_u64 + u64::from(number))),
        })
    };
    let people: Vec<_> = (0..101).map(person).collect();
    let hundred = browser.post(CHECK, &json!({ "people": people[1..] })).await;
    let items = hundred.body["items"].as_array().expect("a list");
    assert_eq!(items.len(), 100);
    assert!(items.iter().all(|item| item["outcome"] == "new"));
    for (body, expected) in [
        (json!({ "people": people }), ("/people", "too_long")),
        (json!({ "people": [] }), ("/people", "required")),
        (json!({}), ("/people", "required")),
        (
            json!({ "people": [{ "snils": 11_223_344_595_u64, "inn": "" }] }),
            ("/people/0/snils", "format"),
        ),
    ] {
        let refused = browser.post(CHECK, &body).await;
        assert_eq!((refused.status, refused.errors()), (422, vec![expected]));
    }
}

#[tokio::test]
async fn nobody_else_checks() {
    let stand = Stand::start().await;
    let body = json!({ "people": [numbers(&PETROV)] });
    for (who, problem) in [(&SIDOROVA, "forbidden"), (&VOLKOVA, "not-found")] {
        let other = stand.browser();
        other.sign_in(who).await;
        assert_eq!(other.post(CHECK, &body).await.problem(), problem);
    }
    let browser = ivanova(&stand).await;
    let forged = browser.bare(&Method::POST, CHECK).json(&body);
    assert_eq!(browser.send(forged).await.problem(), "csrf");
    let nobody = stand.browser().post(CHECK, &body).await;
    assert_eq!(nobody.problem(), "unauthenticated");
}
