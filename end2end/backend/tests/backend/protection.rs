use std::num::NonZeroU32;

use reference_backend::seed::people::IVANOVA;
use reqwest::Method;
use serde_json::json;

use crate::harness::Stand;

/// Sends a change with these headers in place of the app's own.
async fn attempt(stand: &Stand, headers: &[(&str, &str)]) -> (u16, String) {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let request = browser.bare(&Method::POST, "/logout");
    let request = headers.iter().fold(request, |request, (name, value)| {
        request.header(*name, *value)
    });
    let reply = browser.send(request).await;
    (reply.status, reply.problem().to_owned())
}

#[tokio::test]
async fn unsafe_requests_come_from_the_app() {
    let stand = Stand::start().await;
    let own = stand.server.site.public_origin();
    let csrf = (403, "csrf".to_owned());
    let fine = (200, String::new());
    let by = ("x-requested-by", "cabinet");
    assert_eq!(attempt(&stand, &[]).await, csrf);
    assert_eq!(attempt(&stand, &[("origin", &own)]).await, csrf);
    assert_eq!(
        attempt(&stand, &[("x-requested-by", "other"), ("origin", &own)]).await,
        csrf
    );
    assert_eq!(
        attempt(&stand, &[by, ("origin", "https://evil.example")]).await,
        csrf
    );
    assert_eq!(attempt(&stand, &[by, ("origin", "null")]).await, csrf);
    assert_eq!(
        attempt(
            &stand,
            &[by, ("origin", &stand.server.site.issuer_origin())]
        )
        .await,
        csrf
    );
    assert_eq!(
        attempt(&stand, &[by, ("sec-fetch-site", "same-site")]).await,
        csrf
    );
    assert_eq!(
        attempt(&stand, &[by, ("sec-fetch-site", "same-origin")]).await,
        fine
    );
    assert_eq!(attempt(&stand, &[by, ("origin", &own)]).await, fine);
    assert_eq!(attempt(&stand, &[by]).await, fine);
}

/// A forged request does not end the session, the app's own does.
#[tokio::test]
async fn a_refused_request_changes_nothing() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let forged = browser.bare(&Method::POST, "/logout");
    let forged = forged.header("x-requested-by", "cabinet");
    let forged = forged.header("origin", "https://evil.example");
    assert_eq!(browser.send(forged).await.problem(), "csrf");
    assert_eq!(browser.get("/session").await.body["state"], "signed_in");
    let own = browser.request(&Method::POST, "/logout");
    assert_eq!(browser.send(own).await.status, 200);
    assert_eq!(browser.get("/session").await.body["state"], "signed_out");
}

#[tokio::test]
async fn another_origin_is_let_in_by_configuration_only() {
    let app = "http://localhost:3000";
    let closed = Stand::start().await;
    let open = Stand::with(|config| config.api_origins = app.parse().into_iter().collect()).await;
    let by = ("x-requested-by", "cabinet");
    assert_eq!(attempt(&closed, &[by, ("origin", app)]).await.0, 403);
    assert_eq!(attempt(&open, &[by, ("origin", app)]).await.0, 200);

    for (stand, allowed) in [(&closed, None), (&open, Some(app))] {
        let browser = stand.browser();
        let reply = browser
            .send(
                browser
                    .request(&Method::GET, "/session")
                    .header("origin", app),
            )
            .await;
        let header = |name: &str| {
            reply
                .headers
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        assert_eq!(header("access-control-allow-origin"), allowed);
        assert_eq!(
            header("access-control-allow-credentials"),
            allowed.map(|_| "true")
        );
        let exposed = header("access-control-expose-headers").unwrap_or_default();
        for name in ["x-request-id", "session-expires-in"] {
            assert_eq!(exposed.contains(name), allowed.is_some());
        }
    }
}

#[tokio::test]
async fn unknown_paths_and_methods_are_problems() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    for path in ["/api", "/api/v1", "/api/v1/nothing", "/api/v2/session"] {
        let response = browser.visit(path).await;
        assert_eq!(response.status(), 404, "{path}");
        assert_eq!(
            response.headers()["content-type"],
            "application/problem+json",
            "{path}"
        );
        assert_eq!(response.headers()["cache-control"], "no-store", "{path}");
    }
    // TRACE changes nothing, so nothing is asked of it before it is refused.
    for request in [
        browser.request(&Method::PUT, "/session"),
        browser.bare(&Method::TRACE, "/session"),
    ] {
        let response = reqwest::Client::new()
            .execute(request.build().expect("a request"))
            .await
            .expect("an answer");
        assert_eq!(response.status(), 405);
        let body: serde_json::Value = response.json().await.expect("a problem");
        assert_eq!(body["type"], "urn:lkot:problem:bad-request");
    }
}

#[tokio::test]
async fn bodies_that_are_no_json() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    for body in ["", "{", "{} {}", "\u{feff}{}"] {
        let request = browser
            .request(&Method::POST, "/organizations/romashka/employees")
            .header("idempotency-key", "0123456789abcdef")
            .header("content-type", "application/json")
            .body(body);
        let reply = browser.send(request).await;
        assert_eq!(
            (reply.status, reply.problem()),
            (400, "bad-request"),
            "{body}"
        );
    }
    let reply = browser
        .grant("romashka", "0123456789abcdef", &json!([]))
        .await;
    assert_eq!(reply.status, 422);
}

/// What a form of another site could send is not read as JSON, whatever it holds.
#[tokio::test]
async fn a_body_says_that_it_is_json() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let templates = "/organizations/romashka/templates";
    let body = json!({ "name": "Свой", "permissions": ["sout.view"] }).to_string();
    for (kind, status) in [
        (None, 415),
        (Some("text/plain"), 415),
        (Some("application/x-www-form-urlencoded"), 415),
        (Some("multipart/form-data; boundary=x"), 415),
        (Some("text/plain; application/json"), 415),
        (Some("Application/JSON; charset=utf-8"), 201),
    ] {
        let request = browser.request(&Method::POST, templates).body(body.clone());
        let request = match kind {
            Some(kind) => request.header("content-type", kind),
            None => request,
        };
        assert_eq!(browser.send(request).await.status, status, "{kind:?}");
    }
    let optional = browser.request(&Method::POST, "/login").body("{}");
    assert_eq!(browser.send(optional).await.status, 415);
}

/// Of every section: what is stored there, others read.
#[tokio::test]
async fn texts_hold_nothing_unseen() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    for odd in [
        "\u{202e}", "\u{2066}", "\u{200b}", "\u{feff}", "\0", "\n", "\u{2028}", "\u{85}",
    ] {
        let text = format!("а{odd}б");
        let template = json!({ "name": text, "permissions": ["sout.view"] });
        let refused = browser
            .post("/organizations/romashka/templates", &template)
            .await;
        assert_eq!(refused.errors(), [("/name", "format")], "{odd:?}");
        let person = json!({
            "person": {
                "last_name": text, "first_name": "Илья", "position": text, "snils": "11223344595",
                "inn": "500100732259",
            },
            "permissions": ["sout.view"], "consent": crate::harness::consent(),
        });
        let refused = browser.grant("romashka", "0123456789abcdef", &person).await;
        let at = [
            ("/person/last_name", "format"),
            ("/person/position", "format"),
        ];
        assert_eq!(refused.errors(), at, "{odd:?}");
        let declaration = json!({ "workplaces": [], "address": text });
        let request = browser.request(&Method::POST, "/organizations/romashka/declarations");
        let request = request.header("idempotency-key", "0123456789abcdef");
        let refused = browser.send(request.json(&declaration)).await;
        assert_eq!(refused.errors(), [("/address", "format")], "{odd:?}");
    }
    assert_eq!(stand.count("select count(*) from template").await, 0);
}

/// Who sits behind the same proxy is not the same client; who only says so is.
#[tokio::test]
async fn one_client_does_not_use_up_the_sign_ins_of_all() {
    let five = NonZeroU32::new(5).expect("not zero");
    for (trusted, others) in [(true, 200), (false, 429)] {
        let stand = Stand::with(|config| {
            config.limits.login = five;
            if trusted {
                config.trusted_proxies = ["127.0.0.1", "::1"]
                    .map(|one| one.parse().expect(one))
                    .to_vec();
            }
        })
        .await;
        let browser = stand.browser();
        let begin = async |client: &str| {
            let request = browser.request(&Method::POST, "/login");
            browser
                .send(request.header("x-forwarded-for", client))
                .await
                .status
        };
        let mut last = 0;
        for number in 0..6 {
            // The hostile client makes up what stands before its own address.
            last = begin(&format!("203.0.113.{number}, 198.51.100.7")).await;
        }
        assert_eq!(last, 429);
        assert_eq!(begin("198.51.100.8").await, others, "another client");
    }
}

#[tokio::test]
async fn every_answer_carries_the_headers_of_production() {
    let stand = Stand::with(|config| {
        config.connect_src = "https://api.example/v1".parse().into_iter().collect();
    })
    .await;
    let browser = stand.browser();
    for path in [
        "/",
        "/missing.js",
        "/config.json",
        "/healthz",
        "/api/v1/session",
        "/api/x",
    ] {
        let response = browser.visit(path).await;
        let header = |name: &str| {
            response.headers()[name]
                .to_str()
                .unwrap_or_default()
                .to_owned()
        };
        let policy = header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
        assert!(
            policy.contains("connect-src 'self' https://api.example;"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(
            header("cross-origin-opener-policy"),
            "same-origin",
            "{path}"
        );
        assert_eq!(header("x-request-id").len(), 32, "{path}");
        assert!(header("permissions-policy").contains("camera=()"), "{path}");
    }
}

/// A page of another site may not press the buttons of the stand either.
#[tokio::test]
async fn the_forms_of_the_provider_are_its_own() {
    let stand = Stand::start().await;
    let http = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client");
    for (site, status) in [("cross-site", 403), ("same-origin", 303)] {
        let form = stand.server.site.issuer.join("/stand/reset");
        let request = http
            .post(form.expect("an address"))
            .header("sec-fetch-site", site);
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status(), status, "{site}");
    }
}
