//! Nobody takes rights from themself by the way.

use chrono::{Days, Local};
use reference_backend::config::Profile;
use reference_backend::seed::people::{IVANOVA, PETROV};
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Browser, Reply, Stand};

const PETROV_HERE: &str = "/organizations/romashka/employees/e-petrov";
const IVANOVA_HERE: &str = "/organizations/romashka/employees/e-ivanova";
const SCHOOL: &str = "/organizations/school-7/employees/e-school-7-ivanova";

async fn petrov(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&PETROV).await;
    browser
}

async fn put(browser: &Browser, path: &str, body: Value) -> Reply {
    let seen = browser.get(path).await.header("etag").to_owned();
    let request = browser.request(&Method::PUT, &format!("{path}/permissions"));
    browser
        .send(request.header("if-match", seen).json(&body))
        .await
}

fn is_unconfirmed(reply: &Reply) {
    let problem = (reply.status, reply.problem());
    assert_eq!(problem, (409, "own-rights-unconfirmed"));
}

#[tokio::test]
async fn what_one_loses_is_confirmed() {
    let stand = Stand::start().await;
    let browser = petrov(&stand).await;
    let more = json!({ "permissions": ["administrator", "sout.view"] });
    assert_eq!(put(&browser, PETROV_HERE, more).await.status, 200);
    let before = browser.get(PETROV_HERE).await;
    let seen = before.header("etag");
    let tomorrow = Local::now().date_naive().checked_add_days(Days::new(1));
    let tomorrow = tomorrow.expect("a day").to_string();
    for less in [
        json!({ "permissions": ["sout.view"] }),
        json!({ "permissions": ["administrator"] }),
        json!({ "permissions": ["administrator", "violations.view"] }),
        json!({ "permissions": ["administrator", "sout.view"], "valid_from": tomorrow }),
        json!({ "permissions": ["administrator", "sout.view"], "valid_until": "2026-01-01" }),
    ] {
        is_unconfirmed(&put(&browser, PETROV_HERE, less).await);
    }
    is_unconfirmed(&browser.revoke(PETROV_HERE, seen).await);
    assert_eq!(browser.get(PETROV_HERE).await.body, before.body);
    let written = "select count(*) from journal where employee_id = 'e-petrov'";
    assert_eq!(stand.count(written).await, 1);

    let other = browser
        .request(&Method::DELETE, PETROV_HERE)
        .header("if-match", seen)
        .header("confirm", "yes");
    is_unconfirmed(&browser.send(other).await);

    let less = json!({ "permissions": ["administrator"] });
    let changed = browser.change_own(PETROV_HERE, seen, less).await;
    assert_eq!(changed.status, 200);
    let tag = changed.header("etag");
    assert_eq!(browser.revoke_own(PETROV_HERE, tag).await.status, 204);
    let here = browser.get("/organizations/romashka").await.body;
    assert_eq!(here["access"]["state"], "closed");
}

#[tokio::test]
async fn what_others_lose_needs_no_confirmation() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let less = json!({ "permissions": ["sout.view"] });
    let changed = put(&browser, PETROV_HERE, less).await;
    assert_eq!(changed.status, 200);
    let tag = changed.header("etag");
    assert_eq!(browser.revoke(PETROV_HERE, tag).await.status, 204);
}

/// A word of theirs does not help where nobody would be left.
#[tokio::test]
async fn what_cannot_be_taken_is_not_asked_about() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    for (path, problem) in [
        (SCHOOL, "last-administrator"),
        (IVANOVA_HERE, "head-is-administrator"),
    ] {
        let seen = browser.get(path).await.header("etag").to_owned();
        let less = json!({ "permissions": ["sout.view"] });
        let answers = [
            browser.change(path, &seen, &["sout.view"]).await,
            browser.change_own(path, &seen, less).await,
            browser.revoke(path, &seen).await,
            browser.revoke_own(path, &seen).await,
        ];
        for answer in answers {
            assert_eq!((answer.status, answer.problem()), (409, problem));
        }
    }
    let late = browser.revoke(IVANOVA_HERE, "\"v0\"").await;
    assert_eq!(late.problem(), "changed-meanwhile");
}

/// Neither profile's app is kept from saying so.
#[tokio::test]
async fn another_origin_may_send_the_word() {
    for profile in [Profile::Backend, Profile::Oidc] {
        let app = "http://localhost:3000";
        let stand = Stand::with(|config| {
            config.sign_in.profile = profile;
            config.api_origins = app.parse().into_iter().collect();
        })
        .await;
        let browser = stand.browser();
        let request = browser
            .bare(&Method::OPTIONS, PETROV_HERE)
            .header("origin", app)
            .header("access-control-request-method", "DELETE")
            .header("access-control-request-headers", "confirm,if-match");
        let allowed = request.send().await.expect("an answer");
        let allowed = allowed.headers()["access-control-allow-headers"].to_str();
        let allowed = allowed.expect("a readable header").to_lowercase();
        for name in ["confirm", "if-match"] {
            assert!(allowed.split(',').any(|one| one.trim() == name), "{name}");
        }
    }
}
