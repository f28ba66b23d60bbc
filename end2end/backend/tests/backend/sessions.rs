use std::time::Duration;

use reference_backend::seed::people::{IVANOVA, PETROV};
use reqwest::Method;
use serde_json::json;

use crate::harness::{Reply, Stand, back_with, location};

const MINUTE: Duration = Duration::from_secs(60);

/// The session's cookie that this answer sets.
fn cookie_of(reply: &Reply) -> String {
    let set = reply.headers.get_all("set-cookie").iter();
    let set = set.filter_map(|value| value.to_str().ok());
    let cookie = set.filter_map(|text| text.split(';').next());
    let mut session = cookie.filter(|cookie| cookie.starts_with("session="));
    session.next().expect("a session").to_owned()
}

/// What a client is that brings nothing but this cookie.
async fn state_with(stand: &Stand, cookie: &str) -> String {
    let client = stand.browser();
    let request = client
        .request(&Method::GET, "/session")
        .header("cookie", cookie);
    let reply = client.send(request).await;
    reply.body["state"].as_str().unwrap_or_default().to_owned()
}

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

/// Whoever holds the old cookie, it opens nothing any more.
#[tokio::test]
async fn signing_in_anew_as_the_same_person_ends_it_too() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let before = cookie_of(&browser.sign_in(&IVANOVA).await);
    assert_eq!(state_with(&stand, &before).await, "signed_in");
    browser.sign_in(&IVANOVA).await;
    assert_eq!(state_with(&stand, &before).await, "signed_out");
    assert_eq!(stand.count("select count(*) from session").await, 1);
}

/// Two tabs that sign in at the same time open two: what the first has asked is still answered, but not
/// for long, and signing out ends both.
#[tokio::test]
async fn tabs_that_sign_in_together_leave_no_session_behind() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let mut cookies = Vec::new();
    for minutes in [1, 0] {
        browser.get("/session").await;
        let tabs = [browser.begin().await, browser.begin().await];
        cookies.clear();
        for begun in &tabs {
            let back = browser.choose(begun, &IVANOVA, "ok").await;
            cookies.push(cookie_of(
                &browser.post("/callback", &back_with(&back)).await,
            ));
        }
        for cookie in &cookies {
            assert_eq!(state_with(&stand, cookie).await, "signed_in");
        }
        stand.clock.advance(minutes * MINUTE);
        let first = state_with(&stand, &cookies[0]).await;
        assert_eq!(
            first,
            if minutes == 0 {
                "signed_in"
            } else {
                "signed_out"
            }
        );
    }
    browser
        .send(browser.request(&Method::POST, "/logout"))
        .await;
    for cookie in &cookies {
        assert_eq!(state_with(&stand, cookie).await, "signed_out");
    }
    assert_eq!(stand.count("select count(*) from session").await, 0);
}

#[tokio::test]
async fn signing_out_everywhere_ends_what_other_browsers_hold_of_this_person() {
    let stand = Stand::start().await;
    let [here, there, another] = [stand.browser(), stand.browser(), stand.browser()];
    here.sign_in(&IVANOVA).await;
    there.sign_in(&IVANOVA).await;
    another.sign_in(&PETROV).await;
    let everywhere = || here.request(&Method::POST, "/logout/everywhere");
    let forged = here.bare(&Method::POST, "/logout/everywhere");
    assert_eq!(here.send(forged).await.problem(), "csrf");
    let reply = here.send(everywhere()).await;
    assert!(reply.body["redirect_url"].is_string(), "{}", reply.body);
    for (browser, state) in [
        (&here, "signed_out"),
        (&there, "signed_out"),
        (&another, "signed_in"),
    ] {
        assert_eq!(browser.get("/session").await.body["state"], state);
    }
    assert_eq!(here.send(everywhere()).await.problem(), "unauthenticated");
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
