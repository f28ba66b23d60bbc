//! The full numbers of an employee, and who has looked at them.

use reference_backend::seed::people::{IVANOVA, KUZNETSOV, PETROV, VOLKOVA};
use reqwest::Method;
use serde_json::json;

use crate::harness::{Browser, Reply, Stand};

const PETROV_HERE: &str = "/organizations/romashka/employees/e-petrov/reveal";

async fn reveal(browser: &Browser, path: &str) -> Reply {
    browser.send(browser.request(&Method::POST, path)).await
}

#[tokio::test]
async fn each_look_is_written_down() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    for looks in 1..=2 {
        let revealed = reveal(&browser, PETROV_HERE).await;
        assert_eq!(revealed.status, 200);
        let numbers = json!({ "snils": PETROV.snils, "inn": PETROV.inn });
        assert_eq!(revealed.body, numbers);
        assert_eq!(revealed.header("cache-control"), "no-store");
        let written = "select count(*) from journal where action = 'revealed'
            and actor_name = 'Иванова Мария Петровна' and employee_id = 'e-petrov'
            and before is null and after is null";
        assert_eq!(stand.count(written).await, looks);
    }
    sqlx::query("update employee set inn = null where id = 'e-petrov'")
        .execute(stand.server.app.store.pool())
        .await
        .expect("a record without a number");
    let revealed = reveal(&browser, PETROV_HERE).await;
    assert_eq!(revealed.body["inn"], json!(null));
}

#[tokio::test]
async fn nobody_else_looks() {
    let stand = Stand::start().await;
    let stranger = stand.browser();
    stranger.sign_in(&VOLKOVA).await;
    assert_eq!(reveal(&stranger, PETROV_HERE).await.problem(), "not-found");
    let elsewhere = "/organizations/stal/employees/e-petrov/reveal";
    assert_eq!(reveal(&stranger, elsewhere).await.problem(), "not-found");
    let member = stand.browser();
    member.sign_in(&KUZNETSOV).await;
    assert_eq!(reveal(&member, PETROV_HERE).await.problem(), "forbidden");
    let nobody = stand.browser();
    assert_eq!(
        reveal(&nobody, PETROV_HERE).await.problem(),
        "unauthenticated"
    );
    let forged = member.bare(&Method::POST, PETROV_HERE);
    assert_eq!(member.send(forged).await.problem(), "csrf");
    assert_eq!(stand.count("select count(*) from journal").await, 0);
}
