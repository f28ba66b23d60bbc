//! Named sets of permissions.

use reference_backend::seed::people::{IVANOVA, KUZNETSOV, VOLKOVA};
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Browser, Reply, Stand};

const HERE: &str = "/organizations/romashka/templates";

async fn delete(browser: &Browser, path: &str) -> Reply {
    browser.send(browser.request(&Method::DELETE, path)).await
}

fn names(reply: &Reply) -> Vec<&str> {
    let items = reply.body["items"].as_array().expect("a list");
    let names = items.iter().filter_map(|item| item["name"].as_str());
    names.collect()
}

#[tokio::test]
async fn an_organization_has_the_built_in_ones_and_its_own() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let built_in = ["Специалист по охране труда", "Кадровик", "Только просмотр"];
    assert_eq!(names(&browser.get(HERE).await), built_in);

    let mut added = Vec::new();
    for name in ["Подрядчик", " Ёлка "] {
        let body = json!({ "name": name, "permissions": ["sout.view", "registry.view"] });
        let reply = browser.post(HERE, &body).await;
        assert_eq!(
            (reply.status, &reply.body["built_in"]),
            (201, &json!(false))
        );
        assert_eq!(
            reply.body["permissions"],
            json!(["registry.view", "sout.view"])
        );
        added.push(reply.body["id"].as_str().expect("an id").to_owned());
    }
    let all = browser.get(HERE).await;
    assert_eq!(names(&all)[3..], ["Ёлка", "Подрядчик"]);
    assert_eq!(all.body["items"][0]["built_in"], true);
    let elsewhere = browser.get("/organizations/school-7/templates").await;
    assert_eq!(names(&elsewhere), built_in);

    let foreign = format!("/organizations/school-7/templates/{}", added[0]);
    assert_eq!(delete(&browser, &foreign).await.problem(), "not-found");
    let own = format!("{HERE}/{}", added[0]);
    assert_eq!(delete(&browser, &own).await.status, 204);
    assert_eq!(delete(&browser, &own).await.problem(), "not-found");
    let fixed = format!("{HERE}/view-only");
    assert_eq!(delete(&browser, &fixed).await.problem(), "not-found");
    assert_eq!(
        names(&browser.get(HERE).await)[2..],
        ["Только просмотр", "Ёлка"]
    );
}

#[tokio::test]
async fn a_name_is_given_once() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let template = |name: &str| json!({ "name": name, "permissions": ["sout.view"] });
    assert_eq!(browser.post(HERE, &template("Подрядчик")).await.status, 201);
    for taken in ["подрядчик", " «Подрядчик»", "КАДРОВИК", "Только  просмотр"]
    {
        let reply = browser.post(HERE, &template(taken)).await;
        assert_eq!(
            (reply.status, reply.problem()),
            (409, "template-exists"),
            "{taken}"
        );
    }
}

#[tokio::test]
async fn what_is_at_fault_is_named() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    for (body, expected) in [
        (
            json!({}),
            vec![("/name", "required"), ("/permissions", "required")],
        ),
        (
            json!({ "name": "Я".repeat(101), "permissions": ["registry.submit", "no.such"] }),
            vec![
                ("/name", "too_long"),
                ("/permissions/0", "requires"),
                ("/permissions/1", "unknown"),
            ],
        ),
        (json!({ "name": 7 }), vec![("/name", "format")]),
    ] {
        let reply = browser.post(HERE, &body).await;
        assert_eq!((reply.status, reply.errors()), (422, expected), "{body}");
    }
}

#[tokio::test]
async fn they_are_for_administrators() {
    let stand = Stand::start().await;
    for (who, problem) in [(&KUZNETSOV, "forbidden"), (&VOLKOVA, "not-found")] {
        let browser = stand.browser();
        browser.sign_in(who).await;
        assert_eq!(browser.get(HERE).await.problem(), problem);
        assert_eq!(browser.post(HERE, &Value::Null).await.problem(), problem);
        let own = format!("{HERE}/t-1");
        assert_eq!(delete(&browser, &own).await.problem(), problem);
    }
}

#[tokio::test]
async fn an_organization_has_so_many_and_no_more() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let add = async |name: &str| {
        let body = json!({ "name": name, "permissions": ["sout.view"] });
        browser.post(HERE, &body).await
    };
    assert_eq!(add("Первый").await.status, 201);
    let rest = "insert into template (id, organization_id, name, key, permissions)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 99)
        select 't-' || i, 'romashka', 'n' || i, 'n' || i, '[]' from n";
    sqlx::query(rest)
        .execute(stand.server.app.store.pool())
        .await
        .expect("templates");
    assert_eq!(add("Лишний").await.problem(), "quota-reached");
    assert_eq!(add("первый").await.problem(), "template-exists");
    let elsewhere = json!({ "name": "Свой", "permissions": ["sout.view"] });
    let reply = browser
        .post("/organizations/school-7/templates", &elsewhere)
        .await;
    assert_eq!(reply.status, 201);
    assert_eq!(delete(&browser, &format!("{HERE}/t-1")).await.status, 204);
    assert_eq!(add("Лишний").await.status, 201);
}
