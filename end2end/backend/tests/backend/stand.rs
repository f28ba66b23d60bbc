use reference_backend::seed::people::IVANOVA;
use reqwest::Method;
use serde_json::json;

use crate::harness::{Browser, Stand, location};

async fn fault(browser: &Browser, operation: &str, fault: &str, times: &str) {
    let form = [("operation", operation), ("fault", fault), ("times", times)];
    let response = browser.post_stand("/stand/faults", &form).await;
    assert_eq!(
        (response.status().as_u16(), &response.headers()["location"]),
        (303, &"/stand".parse().expect("a value"))
    );
}

#[tokio::test]
async fn answers_break_as_planned() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    for (kind, status, media_type) in [
        ("html", 200, "text/html; charset=utf-8"),
        ("html_502", 502, "text/html; charset=utf-8"),
        ("error_500", 500, "application/problem+json"),
        ("too_many", 429, "application/problem+json"),
        ("too_many_soon", 429, "application/problem+json"),
        ("unavailable_503", 503, "text/html; charset=utf-8"),
        ("forbidden", 403, "application/problem+json"),
        ("not_found", 404, "application/problem+json"),
        ("conflict_412", 412, "application/problem+json"),
        ("invalid", 422, "application/problem+json"),
        ("slow", 200, "application/json"),
    ] {
        fault(&browser, "getSession", kind, "1").await;
        let response = browser.visit("/api/v1/session").await;
        assert_eq!(response.status(), status, "{kind}");
        assert_eq!(response.headers()["content-type"], media_type, "{kind}");
        assert!(response.headers().contains_key("x-request-id"));
        let wait = response.headers().get("retry-after");
        let expected = match kind {
            "too_many" => Some("30"),
            "too_many_soon" | "unavailable_503" => Some("1"),
            _ => None,
        };
        assert_eq!(wait.and_then(|wait| wait.to_str().ok()), expected, "{kind}");
        assert_eq!(browser.get("/session").await.status, 200, "{kind} is over");
    }
}

#[tokio::test]
async fn a_saving_can_be_refused_as_the_contract_says() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let body = json!({ "staff_id": "s-sidorova", "permissions": ["sout.view"] });
    let grant = || browser.grant("romashka", "0123456789abcdef", &body);
    fault(&browser, "grantAccess", "invalid", "1").await;
    let refused = grant().await;
    assert_eq!((refused.status, refused.problem()), (422, "invalid"));
    assert_eq!(refused.errors(), [("/person/snils", "check_digits")]);
    assert_eq!(grant().await.status, 201, "nothing was used up");

    let somebody = "/organizations/romashka/employees/e-romashka-05";
    let seen = browser.get(somebody).await.header("etag").to_owned();
    fault(&browser, "any", "conflict_412", "1").await;
    let refused = browser.change(somebody, &seen, &["sout.view"]).await;
    assert_eq!(
        (refused.status, refused.problem()),
        (412, "changed-meanwhile")
    );
}

#[tokio::test]
async fn a_connection_can_be_cut() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    fault(&browser, "any", "drop", "1").await;
    let url = stand
        .server
        .site
        .public
        .join("/api/v1/session")
        .expect("an address");
    let error = reqwest::get(url).await.err();
    assert!(error.is_some_and(|error| error.is_request()));
    assert_eq!(browser.get("/session").await.status, 200);
}

#[tokio::test]
async fn an_answer_can_be_lost_when_all_is_done() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let body = json!({ "staff_id": "s-sidorova", "permissions": ["sout.view"] });
    for (kind, granted) in [("drop", 0), ("lost", 1)] {
        fault(&browser, "grantAccess", kind, "1").await;
        let path = "/organizations/romashka/employees";
        let request = browser.request(&Method::POST, path).json(&body);
        let request = request.header("idempotency-key", "0123456789abcdef");
        let error = request.send().await.err();
        assert!(error.is_some_and(|error| error.is_request()), "{kind}");
        let written = "select count(*) from journal where action = 'granted'";
        assert_eq!(stand.count(written).await, granted, "{kind}");
    }
    let again = browser.grant("romashka", "0123456789abcdef", &body).await;
    assert_eq!(again.header("idempotency-replayed"), "true");
}

#[tokio::test]
async fn a_saving_can_seem_to_be_done() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let body = json!({ "staff_id": "s-sidorova", "permissions": ["sout.view"] });
    let path = "/organizations/romashka/employees";
    for (kind, status, granted) in [
        ("html", 200, 0),
        ("empty_204", 204, 0),
        ("done_html", 200, 1),
    ] {
        fault(&browser, "grantAccess", kind, "1").await;
        let request = browser.request(&Method::POST, path).json(&body);
        let request = request.header("idempotency-key", "0123456789abcdef");
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status(), status, "{kind}");
        let text = answer.text().await.expect("a body");
        assert_eq!(text.contains("<h1>"), status == 200, "{kind}");
        let written = "select count(*) from journal where action = 'granted'";
        assert_eq!(stand.count(written).await, granted, "{kind}");
    }
}

#[tokio::test]
async fn the_page_shows_and_clears_what_is_planned() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    fault(&browser, "grantAccess", "too_many", "3").await;
    let page = browser
        .visit_stand("/stand")
        .await
        .text()
        .await
        .expect("a page");
    assert!(page.contains("grantAccess: 429") && page.contains("раз: 3"));
    browser.post_stand("/stand/reset", &[]).await;
    let page = browser
        .visit_stand("/stand")
        .await
        .text()
        .await
        .expect("a page");
    assert!(page.contains("Все ответы приходят как обычно."));
}

#[tokio::test]
async fn every_third_answer_breaks_until_it_is_enough() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let form = [
        ("operation", "getSession"),
        ("fault", "error_500"),
        ("times", "1"),
        ("every", "3"),
    ];
    browser.post_stand("/stand/faults", &form).await;
    for expected in [200, 200, 500, 200, 200, 500, 200] {
        assert_eq!(browser.get("/session").await.status, expected);
    }
    let page = browser.visit_stand("/stand").await.text().await;
    assert!(page.is_ok_and(|page| page.contains("каждый 3-й запрос")));
    browser.post_stand("/stand/reset", &[]).await;
    for _ in 0..3 {
        assert_eq!(browser.get("/session").await.status, 200);
    }
}

/// Asserts a page in Russian with none of a library's words in it.
async fn is_a_page(response: reqwest::Response, status: u16, words: &str) {
    assert_eq!(response.status(), status, "{words}");
    assert_eq!(
        response.headers()["content-type"],
        "text/html; charset=utf-8"
    );
    let page = response.text().await.expect("a page");
    assert!(page.contains("<html lang=\"ru\">") && page.contains(words));
    for foreign in ["Failed", "deserialize", "unknown variant", "urn:"] {
        assert!(!page.contains(foreign), "{page}");
    }
}

#[tokio::test]
async fn what_the_stand_does_not_understand_ends_in_a_page() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let begun = browser.begin().await;
    let authorize = begun.address().as_str();
    let consent = location(&browser.press(&begun, &IVANOVA, "ok").await);
    let consent = consent.as_str();
    let bad = "Форма не принята";
    for (address, form) in [
        (
            "/stand/faults",
            &[("operation", "nothing"), ("fault", "html")][..],
        ),
        ("/stand/faults", &[("operation", "any"), ("fault", "x")]),
        (
            "/stand/faults",
            &[("operation", "any"), ("fault", "html"), ("times", "-1")],
        ),
        ("/stand/faults", &[]),
        (authorize, &[("person", "nobody"), ("outcome", "ok")]),
        (authorize, &[("person", IVANOVA.subject)]),
        (consent, &[("decision", "later")]),
        (consent, &[]),
    ] {
        is_a_page(browser.post_stand(address, form).await, 422, bad).await;
    }
    let url = stand.server.site.issuer.join("/stand/faults");
    let url = url.expect("an address");
    let plain = reqwest::Client::new().post(url).body("times=1").send();
    is_a_page(plain.await.expect("an answer"), 415, bad).await;

    let twice = "/logout?post_logout_redirect_uri=a&post_logout_redirect_uri=b";
    is_a_page(browser.visit_stand(twice).await, 400, "Адрес не понят").await;
    let nowhere = browser.visit_stand("/nowhere").await;
    is_a_page(nowhere, 404, "Нет такой страницы").await;
    let method = browser.visit_stand("/stand/reset").await;
    is_a_page(method, 405, "Страница открыта иначе").await;
}

#[tokio::test]
async fn all_sessions_can_be_ended() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser.post_stand("/stand/expire-sessions", &[]).await;
    assert_eq!(
        browser.get("/organizations").await.problem(),
        "unauthenticated"
    );
}

#[tokio::test]
async fn pages_forbid_what_they_do_not_need() {
    let stand = Stand::start().await;
    let response = stand.browser().visit_stand("/stand").await;
    let policy = response.headers()["content-security-policy"]
        .to_str()
        .expect("a policy")
        .to_owned();
    assert!(policy.starts_with("default-src 'none'; style-src 'self';"));
    assert!(policy.contains(&format!(
        "form-action 'self' {};",
        stand.server.site.public_origin()
    )));
    let page = response.text().await.expect("a page");
    assert!(page.contains("<html lang=\"ru\">") && page.contains("Госуслуги (стенд)"));
}

#[tokio::test]
async fn requests_that_the_provider_does_not_answer() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let begun = browser.begin().await;
    let good = begun.address().to_string();
    let foreign = good.replace("auth%2Fcallback", "elsewhere");
    assert_eq!(browser.visit_stand(&foreign).await.status(), 400);
    assert_eq!(
        browser
            .visit_stand(&good.replace("client_id=cabinet", "client_id=x"))
            .await
            .status(),
        400
    );
    assert_eq!(browser.visit_stand("/authorize").await.status(), 400);
    for broken in [
        good.replace("response_type=code", "response_type=token"),
        good.replace("code_challenge_method=S256", "code_challenge_method=plain"),
        good.replace("scope=openid", "scope=nothing"),
        good.replace("state=", "stat="),
    ] {
        let response = browser.visit_stand(&broken).await;
        let location = response.headers()["location"].to_str().expect("a way back");
        assert!(location.contains("error=invalid_request"), "{location}");
    }
}

#[tokio::test]
async fn the_token_endpoint_knows_its_client() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let form = [
        ("grant_type", "authorization_code"),
        ("code", "x"),
        ("redirect_uri", "x"),
        ("code_verifier", "x"),
    ];
    for form in [&form[..], &[]] {
        let response = browser.post_stand("/token", form).await;
        assert_eq!(response.status(), 401);
        let body: serde_json::Value = response.json().await.expect("JSON");
        assert_eq!(body["error"], "invalid_client");
    }
}
