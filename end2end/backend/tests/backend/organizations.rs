use reference_backend::seed::people::{IVANOVA, KUZNETSOV, NOVIKOV, PETROV, SIDOROVA};
use serde_json::{Value, json};

use crate::harness::Stand;

#[tokio::test]
async fn every_person_sees_their_own() {
    let stand = Stand::start().await;
    for (who, expected) in [
        (&IVANOVA, vec!["vektor", "school-7", "romashka"]),
        (&PETROV, vec!["romashka"]),
        (&SIDOROVA, vec!["romashka"]),
        (&NOVIKOV, vec![]),
    ] {
        let browser = stand.browser();
        browser.sign_in(who).await;
        assert_eq!(
            browser.get("/organizations").await.ids(),
            expected,
            "{}",
            who.id
        );
    }
}

#[tokio::test]
async fn what_one_may_do_follows_from_the_role() {
    const ALL: [&str; 4] = [
        "training_registry",
        "sout_reports",
        "declarations",
        "violations",
    ];
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let closed = json!({ "state": "closed", "reason": "not_granted" });
    for (id, role, access, administration, sections) in [
        (
            "romashka",
            "head",
            json!({ "state": "open" }),
            true,
            &ALL[..],
        ),
        (
            "school-7",
            "administrator",
            json!({ "state": "open" }),
            true,
            &ALL[..],
        ),
        ("vektor", "employee", closed, false, &[][..]),
    ] {
        let body = browser.get(&format!("/organizations/{id}")).await.body;
        assert_eq!(body["role"], role, "{id}");
        assert_eq!(body["access"], access, "{id}");
        assert_eq!(body["administration"], administration, "{id}");
        assert_eq!(body["sections"], json!(sections), "{id}");
    }
    for foreign in ["stal", "nothing", "%FF", "a%2Fb"] {
        let reply = browser.get(&format!("/organizations/{foreign}")).await;
        assert_eq!(reply.problem(), "not-found", "{foreign}");
    }
}

#[tokio::test]
async fn closed_comes_with_its_reason() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    for (id, role, reason) in [
        ("kd-0009", "employee", "blocked"),
        ("kd-0019", "employee", "liquidated"),
        ("kd-0007", "employee", "not_granted"),
        ("romashka", "employee", "not_granted"),
        ("kd-0008", "employee", "not_yet"),
        ("kd-0018", "employee", "expired"),
        ("kd-0028", "employee", "expired"),
        ("kd-not-administrator", "employee", "not_administrator"),
        ("kd-unconfirmed", "employee", "account_unconfirmed"),
        ("kd-checking", "employee", "checking"),
    ] {
        let body = browser.get(&format!("/organizations/{id}")).await.body;
        assert_eq!(
            body["access"],
            json!({ "state": "closed", "reason": reason }),
            "{id}"
        );
        assert_eq!(
            (&body["role"], &body["sections"]),
            (&json!(role), &json!([])),
            "{id}"
        );
        let staff = browser.get(&format!("/organizations/{id}/staff")).await;
        assert_eq!(staff.problem(), "forbidden", "{id}");
    }
    let head = browser.get("/organizations/kd-0010").await.body;
    assert_eq!(head["role"], "head");
    let administrator = browser.get("/organizations/kd-0011").await.body;
    assert_eq!(administrator["role"], "administrator");
}

/// Somebody else enters first; then it is no longer for the want of an administrator.
#[tokio::test]
async fn the_first_who_enters_changes_the_reason() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    sqlx::query(
        "insert into employee (id, organization_id, snils, last_name, first_name, sort_key, search)
         select 'e-first', organization_id, snils, last_name, first_name, sort_key, search
         from staff where organization_id = 'kd-not-administrator' and role = 'head'",
    )
    .execute(stand.server.app.store.pool())
    .await
    .expect("an employee");
    let body = browser
        .get("/organizations/kd-not-administrator")
        .await
        .body;
    assert_eq!(body["access"]["reason"], "not_granted");
}

#[tokio::test]
async fn there_is_no_other_hold() {
    let stand = Stand::start().await;
    let update = "update staff set hold = 'both' where id = 's-kd-checking-kuznetsov'";
    let pool = stand.server.app.store.pool();
    assert!(sqlx::query(update).execute(pool).await.is_err());
}

#[tokio::test]
async fn branches_are_told_apart() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    let path = "/organizations?q=горизонт+архангельск";
    let found = browser.get(path).await;
    let branches: Vec<_> = found.body["items"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|item| (&item["short_name"], item["branch_name"].as_str()))
        .collect();
    let name = json!("ООО «Горизонт Архангельск»");
    assert_eq!(
        branches,
        [
            (&name, Some("Вологодский филиал")),
            (&name, Some("Псковский филиал")),
            (&name, Some("Тверской филиал")),
        ]
    );
    let numbers = |at: usize| {
        (
            &found.body["items"][at]["ogrn"],
            &found.body["items"][at]["inn"],
        )
    };
    assert!(
        numbers(0) == numbers(1) && numbers(1) == numbers(2),
        "one legal entity"
    );
    let one = browser.get(&format!("{path}+тверской")).await;
    assert_eq!(one.ids(), ["kd-0030"]);
    let other = browser.get("/organizations/kd-0001").await.body;
    assert_eq!(other["branch_name"], Value::Null);
}

#[tokio::test]
async fn bad_questions_are_refused() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let long = format!("q={}", "я".repeat(201));
    for (query, problem) in [
        ("limit=0", "bad-request"),
        ("limit=101", "bad-request"),
        ("limit=ten", "bad-request"),
        (long.as_str(), "bad-request"),
        ("cursor=%25%25", "cursor-invalid"),
        ("cursor=AAAA", "cursor-invalid"),
        ("role=boss", "bad-request"),
        ("role=", "bad-request"),
        ("state=shut", "bad-request"),
        ("sort=ogrn", "bad-request"),
        ("sort=name&sort=role", "bad-request"),
    ] {
        let reply = browser.get(&format!("/organizations?{query}")).await;
        assert_eq!((reply.status, reply.problem()), (400, problem), "{query}");
    }
}

#[tokio::test]
async fn pages_stay_whole_while_the_list_changes() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let path = "/organizations/romashka/employees";
    let first = browser.get(&format!("{path}?limit=2")).await;
    let cursor = first.body["next_cursor"]
        .as_str()
        .expect("a second page")
        .to_owned();
    // The last item of the page, whose place the cursor names, goes away meanwhile.
    let gone = first.ids()[1].to_owned();
    let tag = browser
        .get(&format!("{path}/{gone}"))
        .await
        .header("etag")
        .to_owned();
    assert_eq!(
        browser.revoke(&format!("{path}/{gone}"), &tag).await.status,
        204
    );
    let second = browser.get(&format!("{path}?cursor={cursor}")).await;
    assert_eq!(first.ids().len() + second.ids().len(), 5);
    assert!(second.ids().iter().all(|id| !first.ids().contains(id)));
}
