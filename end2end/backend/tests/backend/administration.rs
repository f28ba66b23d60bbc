use reference_backend::seed::people::{IVANOVA, KUZNETSOV, NOVIKOV, PETROV, SIDOROVA, VOLKOVA};
use reqwest::Method;
use serde_json::json;

use crate::harness::{Browser, Stand};

const PETROV_HERE: &str = "/organizations/romashka/employees/e-petrov";
const IVANOVA_HERE: &str = "/organizations/romashka/employees/e-ivanova";
const SOMEBODY: &str = "/organizations/romashka/employees/e-romashka-05";

async fn signed_in(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser
}

async fn tag(browser: &Browser, path: &str) -> String {
    browser.get(path).await.header("etag").to_owned()
}

#[tokio::test]
async fn the_lists_of_an_administrator() {
    let stand = Stand::start().await;
    let browser = signed_in(&stand).await;
    let catalogue = browser
        .get("/organizations/romashka/permissions")
        .await
        .body;
    let labels: Vec<_> = catalogue["items"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|item| &item["label"])
        .collect();
    assert_eq!(labels.len(), 8);
    assert_eq!(labels[2], "Реестр обученных: передача сведений");
    assert_eq!(
        catalogue["items"][5]["requires"],
        json!(["declarations.view"])
    );
    let sensitive = catalogue["items"].as_array().into_iter().flatten();
    let sensitive: Vec<_> = sensitive
        .filter(|item| item["sensitive"] == true)
        .map(|item| &item["code"])
        .collect();
    assert_eq!(sensitive, ["administrator"]);

    let staff = browser.get("/organizations/romashka/staff").await.body;
    assert_eq!(staff["total"], 40);
    let employees = browser.get("/organizations/romashka/employees").await;
    assert_eq!(employees.body["total"], 5);
    assert!(employees.ids().contains(&"e-ivanova") && employees.ids().contains(&"e-petrov"));
    let me = browser.get(IVANOVA_HERE).await.body;
    assert_eq!(
        (&me["is_me"], &me["permissions"]),
        (&json!(true), &json!(["administrator"]))
    );
}

#[tokio::test]
async fn only_administrators_come_here() {
    let stand = Stand::start().await;
    let (member, stranger) = (stand.browser(), stand.browser());
    member.sign_in(&SIDOROVA).await;
    stranger.sign_in(&VOLKOVA).await;
    for (browser, problem) in [(&member, "forbidden"), (&stranger, "not-found")] {
        for path in ["staff", "employees", "employees/e-petrov"] {
            let reply = browser
                .get(&format!("/organizations/romashka/{path}"))
                .await;
            assert_eq!(reply.problem(), problem, "{path}");
        }
        let body = json!({ "staff_id": "s-sidorova", "permissions": ["administrator"] });
        assert_eq!(
            browser
                .grant("romashka", "0123456789abcdef", &body)
                .await
                .problem(),
            problem
        );
        assert_eq!(
            browser
                .change(PETROV_HERE, "\"v1\"", &["sout.view"])
                .await
                .problem(),
            problem
        );
        assert_eq!(
            browser.revoke(PETROV_HERE, "\"v1\"").await.problem(),
            problem
        );
    }
}

/// The letter in which somebody asks for access names what they want.
#[tokio::test]
async fn every_member_reads_the_catalogue() {
    const HERE: &str = "/organizations/romashka/permissions";
    let stand = Stand::start().await;
    for (who, status) in [
        (&IVANOVA, 200),
        (&SIDOROVA, 200),
        (&KUZNETSOV, 200),
        (&VOLKOVA, 404),
        (&NOVIKOV, 404),
    ] {
        let browser = stand.browser();
        browser.sign_in(who).await;
        assert_eq!(browser.get(HERE).await.status, status, "{}", who.id);
    }
    let kuznetsov = stand.browser();
    kuznetsov.sign_in(&KUZNETSOV).await;
    for closed in ["kd-0009", "kd-0019", "kd-checking"] {
        let path = format!("/organizations/{closed}/permissions");
        let codes = kuznetsov.get(&path).await.body;
        assert_eq!(codes["items"][0]["code"], "administrator", "{closed}");
    }
}

#[tokio::test]
async fn an_employee_is_found_in_their_own_organization_only() {
    let stand = Stand::start().await;
    let browser = signed_in(&stand).await;
    for id in ["e-volkova", "e-school-7-ivanova", "nobody"] {
        let path = format!("/organizations/romashka/employees/{id}");
        assert_eq!(browser.get(&path).await.problem(), "not-found", "{id}");
        assert_eq!(
            browser
                .change(&path, "\"v1\"", &["sout.view"])
                .await
                .problem(),
            "not-found"
        );
        assert_eq!(browser.revoke(&path, "\"v1\"").await.problem(), "not-found");
    }
}

#[tokio::test]
async fn a_change_needs_what_was_seen() {
    let stand = Stand::start().await;
    let (first, second) = (signed_in(&stand).await, stand.browser());
    second.sign_in(&PETROV).await;
    let (seen, seen_too) = (tag(&first, SOMEBODY).await, tag(&second, SOMEBODY).await);
    let changed = first
        .change(
            SOMEBODY,
            &seen,
            &["declarations.submit", "declarations.view"],
        )
        .await;
    assert_eq!(
        changed.body["permissions"],
        json!(["declarations.view", "declarations.submit"])
    );
    assert_ne!(changed.header("etag"), seen);

    let late = second.change(SOMEBODY, &seen_too, &["sout.view"]).await;
    assert_eq!((late.status, late.problem()), (412, "changed-meanwhile"));
    assert_eq!(
        second.revoke(SOMEBODY, &seen_too).await.problem(),
        "changed-meanwhile"
    );
    for useless in ["*", "W/\"v2\"", "\"v02\"", "v2", "\"v1\", \"v2\""] {
        let reply = second.change(SOMEBODY, useless, &["sout.view"]).await;
        assert_eq!(reply.problem(), "changed-meanwhile", "{useless}");
    }
    let request = second.request(&Method::PUT, &format!("{SOMEBODY}/permissions"));
    let reply = second
        .send(request.json(&json!({ "permissions": ["sout.view"] })))
        .await;
    assert_eq!(
        (reply.status, reply.problem()),
        (428, "precondition-required")
    );
    let reply = second.send(second.request(&Method::DELETE, SOMEBODY)).await;
    assert_eq!(
        (reply.status, reply.problem()),
        (428, "precondition-required")
    );

    assert_eq!(
        second.revoke(SOMEBODY, changed.header("etag")).await.status,
        204
    );
    assert_eq!(first.get(SOMEBODY).await.problem(), "not-found");
    let journal = "select count(*) from journal where action in ('changed', 'revoked')";
    assert_eq!(stand.count(journal).await, 2);
}

/// A row of the list is changed without being read anew.
#[tokio::test]
async fn a_list_tells_the_tag_of_each() {
    let stand = Stand::start().await;
    let browser = signed_in(&stand).await;
    let list = browser.get("/organizations/romashka/employees").await.body;
    let rows = list["items"].as_array().expect("a list");
    let row = rows.iter().find(|row| row["id"] == "e-romashka-05");
    let seen = row.and_then(|row| row["version"].as_str()).expect("a tag");
    assert_eq!(seen, tag(&browser, SOMEBODY).await);
    let changed = browser.change(SOMEBODY, seen, &["sout.view"]).await;
    assert_eq!(changed.status, 200);
    assert_eq!(changed.body["version"], changed.header("etag"));
    assert_ne!(changed.body["version"], seen);
}

#[tokio::test]
async fn of_two_who_save_at_once_one_wins() {
    let stand = Stand::start().await;
    let browser = signed_in(&stand).await;
    let seen = tag(&browser, SOMEBODY).await;
    let saves = ["registry.view", "violations.view"].map(|code| {
        let (browser, seen) = (browser.clone(), seen.clone());
        tokio::spawn(async move { browser.change(SOMEBODY, &seen, &[code]).await.status })
    });
    let mut statuses = Vec::new();
    for save in saves {
        statuses.push(save.await.expect("an answer"));
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
}

#[tokio::test]
async fn a_bad_set_is_explained() {
    let stand = Stand::start().await;
    let browser = signed_in(&stand).await;
    let seen = tag(&browser, SOMEBODY).await;
    let reply = browser
        .change(SOMEBODY, &seen, &["registry.submit", "archive.view"])
        .await;
    assert_eq!(
        reply.errors(),
        [
            ("/permissions/0", "requires"),
            ("/permissions/1", "unknown")
        ]
    );
    assert_eq!(
        browser.change(SOMEBODY, &seen, &[]).await.errors(),
        [("/permissions", "required")]
    );
    assert_eq!(tag(&browser, SOMEBODY).await, seen, "nothing has changed");
}

#[tokio::test]
async fn an_unknown_permission_that_is_there_is_kept() {
    let stand = Stand::start().await;
    let browser = signed_in(&stand).await;
    sqlx::query("insert into employee_permission values ('e-romashka-05', 'archive.view')")
        .execute(stand.server.app.store.pool())
        .await
        .expect("a permission of another time");
    let seen = tag(&browser, SOMEBODY).await;
    let set = ["violations.view", "archive.view"];
    let reply = browser.change(SOMEBODY, &seen, &set).await;
    assert_eq!(reply.body["permissions"], json!(set));
}

#[tokio::test]
async fn the_last_administrator_stays() {
    const HERE: &str = "/organizations/school-7/employees/e-school-7-ivanova";
    let stand = Stand::start().await;
    let browser = signed_in(&stand).await;
    let seen = tag(&browser, HERE).await;
    let reply = browser.change(HERE, &seen, &["sout.view"]).await;
    assert_eq!((reply.status, reply.problem()), (409, "last-administrator"));
    assert_eq!(
        browser.revoke(HERE, &seen).await.problem(),
        "last-administrator"
    );

    let deputy = "/organizations/school-7/employees/e-school-7-03";
    let second = tag(&browser, deputy).await;
    assert_eq!(
        browser
            .change(deputy, &second, &["administrator"])
            .await
            .status,
        200
    );
    let confirmed = browser
        .change_own(HERE, &seen, json!({ "permissions": ["sout.view"] }))
        .await;
    assert_eq!(confirmed.status, 200);
}

#[tokio::test]
async fn the_head_stays_an_administrator() {
    let stand = Stand::start().await;
    let browser = signed_in(&stand).await;
    let seen = tag(&browser, IVANOVA_HERE).await;
    let reply = browser.change(IVANOVA_HERE, &seen, &["sout.view"]).await;
    assert_eq!(
        (reply.status, reply.problem()),
        (409, "head-is-administrator")
    );
    assert_eq!(
        browser.revoke(IVANOVA_HERE, &seen).await.problem(),
        "head-is-administrator"
    );
    let more = browser
        .change(IVANOVA_HERE, &seen, &["administrator", "sout.view"])
        .await;
    assert_eq!(more.status, 200);

    let petrov = tag(&browser, PETROV_HERE).await;
    assert_eq!(browser.revoke(PETROV_HERE, &petrov).await.status, 204);
    let seen = tag(&browser, IVANOVA_HERE).await;
    assert_eq!(
        browser.revoke(IVANOVA_HERE, &seen).await.problem(),
        "head-is-administrator",
        "nobody else is left, but that is not why"
    );
}
