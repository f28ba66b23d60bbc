use std::time::Duration;

use reference_backend::seed::people::{IVANOVA, PETROV};
use reqwest::Method;
use serde_json::json;

use crate::harness::{Reply, Stand, location};

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn nobody_is_no_error() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    assert_eq!(
        browser.get("/session").await.body,
        json!({ "state": "signed_out" })
    );
    assert_eq!(
        browser.get("/organizations").await.problem(),
        "unauthenticated"
    );
    assert_eq!(
        browser.get("/organizations/romashka").await.problem(),
        "unauthenticated"
    );
}

#[tokio::test]
async fn use_prolongs_a_session_and_rest_ends_it() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let first = browser.sign_in(&IVANOVA).await.body["expires_at"].clone();
    stand.clock.advance(29 * MINUTE);
    assert_eq!(browser.get("/organizations").await.status, 200);
    let later = browser.get("/session").await.body["expires_at"].clone();
    assert!(later.as_str() > first.as_str(), "{later} after {first}");
    stand.clock.advance(31 * MINUTE);
    assert_eq!(
        browser.get("/organizations").await.problem(),
        "unauthenticated"
    );
    assert_eq!(browser.get("/session").await.body["state"], "signed_out");
}

#[tokio::test]
async fn every_answer_to_somebody_says_when_the_session_ends() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let nobody = browser.get("/organizations").await;
    assert_eq!(nobody.header("session-expires-in"), "");
    let left = |reply: &Reply| reply.header("session-expires-in").parse::<i64>();
    let near = 1795..=1800;
    let signed_in = browser.sign_in(&IVANOVA).await;
    assert!(left(&signed_in).is_ok_and(|left| near.contains(&left)));
    for path in ["/session", "/organizations", "/organizations/nothing"] {
        stand.clock.advance(20 * MINUTE);
        let reply = browser.get(path).await;
        assert!(
            left(&reply).is_ok_and(|left| near.contains(&left)),
            "{path}: asking prolongs"
        );
    }
    // Near the end of half a day nothing prolongs any more.
    for _ in 0..23 {
        stand.clock.advance(28 * MINUTE);
        browser.get("/session").await;
    }
    let last = browser.get("/session").await;
    assert_eq!(last.body["state"], "signed_in");
    assert!(left(&last).is_ok_and(|left| left < 1200), "{last:?}");
}

#[tokio::test]
async fn no_session_outlives_half_a_day() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    for _ in 0..25 {
        assert_eq!(browser.get("/session").await.body["state"], "signed_in");
        stand.clock.advance(29 * MINUTE);
    }
    assert_eq!(browser.get("/session").await.body["state"], "signed_out");
}

#[tokio::test]
async fn signing_in_anew_ends_the_session_before() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let reply = browser.sign_in(&PETROV).await;
    assert!(reply.header("set-cookie").starts_with("session="));
    assert_eq!(stand.count("select count(*) from session").await, 1);
}

/// What other tabs have asked with the old cookie is still answered, but not for long.
#[tokio::test]
async fn signing_in_anew_as_the_same_person_lets_requests_under_way_end() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser.sign_in(&IVANOVA).await;
    assert_eq!(stand.count("select count(*) from session").await, 2);
    stand.clock.advance(Duration::from_secs(31));
    browser.sign_in(&IVANOVA).await;
    let ended = "select count(*) from session where expires_at - created_at = 12 * 60 * 60";
    assert_eq!(
        stand.count(ended).await,
        1,
        "the one before, on its way out"
    );
    assert_eq!(stand.count("select count(*) from session").await, 2);
}

#[tokio::test]
async fn signing_out_leads_through_the_provider_and_home() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    for _ in 0..2 {
        let reply = browser
            .send(browser.request(&Method::POST, "/logout"))
            .await;
        let address = reply.body["redirect_url"]
            .as_str()
            .expect("an address")
            .to_owned();
        assert!(
            !address.contains("id_token"),
            "no token reaches the browser"
        );
        let response = browser.visit_stand(&address).await;
        let home = format!("{}/", stand.server.site.public_origin());
        assert_eq!(
            response.headers()["location"].to_str().ok(),
            Some(home.as_str())
        );
        assert_eq!(browser.get("/session").await.body["state"], "signed_out");
    }
    let elsewhere = browser
        .visit_stand("/logout?post_logout_redirect_uri=https://a.example")
        .await;
    assert_eq!(
        elsewhere.status(),
        200,
        "nobody is sent to a foreign address"
    );
}

#[tokio::test]
async fn a_restart_keeps_sessions_grants_and_consents() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let body = json!({ "staff_id": "s-sidorova", "permissions": ["sout.view"] });
    let granted = browser.grant("romashka", "a-key-of-sixteen", &body).await;
    assert_eq!(granted.status, 201);
    let begun = browser.begin().await;

    let stand = stand.restart().await;
    assert_eq!(browser.get("/session").await.body["state"], "signed_in");
    let replayed = browser.grant("romashka", "a-key-of-sixteen", &body).await;
    assert_eq!(replayed.header("idempotency-replayed"), "true");
    assert_eq!(replayed.body, granted.body);
    let back = location(&browser.press(&begun, &IVANOVA, "ok").await);
    assert_eq!(back.path(), "/auth/callback", "consent is remembered");
    assert_eq!(
        stand.browser().get("/session").await.body["state"],
        "signed_out"
    );
}

/// Sent across sites, the cookie opens the session to the frame, and no page of another site prolongs it.
#[tokio::test]
async fn a_cookie_for_other_sites_is_not_read_where_they_ask_themselves() {
    let stand = Stand::with(|config| config.session_across_sites = true).await;
    let set = stand.browser().sign_in(&IVANOVA).await;
    let set = set.header("set-cookie").to_owned();
    assert!(set.contains("; SameSite=None; Secure"), "{set}");
    let cookie = set.split(';').next().unwrap_or_default();
    let other = stand.browser();
    for (site, state) in [
        ("cross-site", "signed_out"),
        ("same-site", "signed_in"),
        ("same-origin", "signed_in"),
    ] {
        let request = other.request(&Method::GET, "/session");
        let request = request
            .header("cookie", cookie)
            .header("sec-fetch-site", site);
        assert_eq!(other.send(request).await.body["state"], state, "{site}");
    }
}

#[tokio::test]
async fn cookies_are_out_of_reach_of_scripts() {
    let stand = Stand::with(|config| {
        config.public_url = "https://cabinet.example".parse().ok();
    })
    .await;
    let http = reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client");
    let port = stand.server.ports().0;
    let response = http
        .post(format!("http://localhost:{port}/api/v1/login"))
        .header("x-requested-by", "cabinet")
        .send()
        .await
        .expect("an answer");
    let cookie = response.headers()["set-cookie"].to_str().expect("a cookie");
    assert!(cookie.starts_with("__Host-login="), "{cookie}");
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(
            cookie.split("; ").any(|found| found == part),
            "{part} in {cookie}"
        );
    }
    assert!(!cookie.contains("Domain"));
    assert_eq!(
        response.headers()["strict-transport-security"],
        "max-age=31536000"
    );
}
