//! The stand as the provider of the app itself: a client without a secret, in a browser.

use std::time::Duration;

use reference_backend::seed::people::{IVANOVA, PETROV};

use crate::harness::{ALL_SCOPES, Stand, back_with, location};

#[tokio::test]
async fn the_app_signs_in_by_pkce_alone() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let tokens = browser.tokens(&IVANOVA, "ok", ALL_SCOPES).await;
    assert_eq!(tokens.body["token_type"], "Bearer");
    assert_eq!(tokens.body["expires_in"], 600);
    assert_eq!(tokens.body["scope"], ALL_SCOPES);
    let claims = tokens.id_token();
    assert_eq!(claims["aud"], "cabinet-app");
    assert_eq!(claims["iss"], stand.server.site.issuer_origin());
    assert_eq!(claims["sub"], IVANOVA.subject);
    assert_eq!(claims["nonce"], "the-nonce");
    assert!(claims["at_hash"].is_string());

    let fewer = browser.tokens(&IVANOVA, "ok", "openid profile").await;
    assert!(fewer.body["refresh_token"].is_null());
    assert!(fewer.id_token()["snils"].is_null());
    assert_eq!(fewer.id_token()["family_name"], "Иванова");
}

#[tokio::test]
async fn codes_are_for_their_client_and_once() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let url = browser.authorize_as_app(ALL_SCOPES, &[]);
    let form = [("person", IVANOVA.subject), ("outcome", "no_refresh")];
    let back = browser.post_stand(url.as_str(), &form).await;
    let back = back_with(&location(&back));
    let callback = stand.server.site.callback();
    let attempt = |client: &'static str, verifier: &'static str| {
        let code = back["code"].as_str().expect("a code");
        let form = [
            ("grant_type", "authorization_code"),
            ("client_id", client),
            ("code", code),
            ("redirect_uri", callback.as_str()),
            ("code_verifier", verifier),
        ];
        let browser = &browser;
        async move { browser.token(&form).await.text("error") }
    };
    // The cabinet has a secret, so its name alone is not enough.
    assert_eq!(attempt("cabinet", "").await, "invalid_client");
    assert_eq!(attempt("nobody", "").await, "invalid_client");
    assert_eq!(attempt("cabinet-app", "guessed").await, "invalid_grant");
    let late = browser.exchange(&back).await;
    assert_eq!(
        late.text("error"),
        "invalid_grant",
        "a wrong guess used it up"
    );
}

#[tokio::test]
async fn what_a_request_must_have() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let good = browser.authorize_as_app(ALL_SCOPES, &[]).to_string();
    for (broken, code) in [
        (good.replace("&code_challenge=", "&x="), "ESIA-007039"),
        (good.replace("_method=S256", "_method=plain"), "ESIA-007039"),
        (good.replace("&state=", "&stat="), "ESIA-007014"),
        (good.replace("openid", "else"), "ESIA-007006"),
        (format!("{good}&prompt=none+login"), "ESIA-007003"),
    ] {
        let back = back_with(&location(&browser.visit_stand(&broken).await));
        assert_eq!(back["error"], "invalid_request");
        let description = back["error_description"].as_str().unwrap_or_default();
        assert!(description.starts_with(code), "{description}");
    }
}

#[tokio::test]
async fn a_page_of_the_app_may_ask_and_no_other() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let own = stand.server.site.public_origin();
    for path in [
        "/.well-known/openid-configuration",
        "/jwks",
        "/token",
        "/userinfo",
    ] {
        for (origin, allowed) in [(own.as_str(), true), ("https://evil.example", false)] {
            let answer = browser.preflight(path, origin).await;
            let header = |name: &str| {
                let value = answer.headers.get(name);
                value.and_then(|value| value.to_str().ok())
            };
            assert_eq!(answer.status, 200, "{path}");
            let origin = header("access-control-allow-origin");
            assert_eq!(origin, allowed.then_some(own.as_str()), "{path}");
            assert_eq!(header("access-control-allow-credentials"), None);
            let headers = header("access-control-allow-headers").unwrap_or_default();
            assert!(headers.contains("authorization") && headers.contains("content-type"));
        }
    }
    let pages = browser.preflight("/authorize", &own).await;
    assert!(!pages.headers.contains_key("access-control-allow-origin"));
}

#[tokio::test]
async fn refresh_tokens_rotate_and_a_copy_ends_them_all() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let first = browser.tokens(&IVANOVA, "ok", ALL_SCOPES).await;
    let second = browser.refresh(&first.text("refresh_token")).await;
    assert_eq!(second.status, 200);
    let claims = second.id_token();
    assert_eq!(claims["sub"], IVANOVA.subject);
    assert!(claims["nonce"].is_null());
    assert_ne!(second.text("access_token"), first.text("access_token"));
    assert_ne!(second.text("refresh_token"), first.text("refresh_token"));
    let access = second.text("access_token");
    assert_eq!(browser.userinfo(&access).await.status, 200);

    let copied = browser.refresh(&first.text("refresh_token")).await;
    assert_eq!(copied.text("error"), "invalid_grant");
    let own = browser.refresh(&second.text("refresh_token")).await;
    assert_eq!(
        own.text("error"),
        "invalid_grant",
        "nobody can tell who is who"
    );
    assert_eq!(browser.userinfo(&access).await.status, 401);

    let others = browser.tokens(&IVANOVA, "ok", ALL_SCOPES).await;
    stand.clock.advance(Duration::from_secs(12 * 3600));
    let late = browser.refresh(&others.text("refresh_token")).await;
    assert_eq!(late.text("error"), "invalid_grant");
}

#[tokio::test]
async fn refreshing_can_go_wrong() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let refresh = async |outcome| {
        let tokens = browser.tokens(&PETROV, outcome, ALL_SCOPES).await;
        browser.refresh(&tokens.text("refresh_token")).await
    };
    let other = refresh("refresh_other_sub").await;
    assert_ne!(other.id_token()["sub"], PETROV.subject);
    let refused = refresh("refresh_refused").await;
    assert_eq!(refused.text("error"), "invalid_grant");
    let none = browser.tokens(&PETROV, "no_refresh", ALL_SCOPES).await;
    assert!(none.body["refresh_token"].is_null());

    let short = browser.tokens(&PETROV, "short_token", ALL_SCOPES).await;
    assert_eq!(short.body["expires_in"], 15);
    let access = short.text("access_token");
    assert_eq!(browser.userinfo(&access).await.status, 200);
    stand.clock.advance(Duration::from_secs(16));
    assert_eq!(browser.userinfo(&access).await.status, 401);
    let next = browser.refresh(&short.text("refresh_token")).await;
    assert_eq!((next.status, &next.body["expires_in"]), (200, &600.into()));
}

#[tokio::test]
async fn userinfo_tells_whoever_has_a_token() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let tokens = browser.tokens(&IVANOVA, "ok", ALL_SCOPES).await;
    let told = browser.userinfo(&tokens.text("access_token")).await;
    assert_eq!(told.body["sub"], IVANOVA.subject);
    assert_eq!(told.body["given_name"], "Мария");
    assert_eq!(told.body["snils"], IVANOVA.snils);
    assert_eq!(told.body["trusted"], true);
    let unknown = browser.userinfo("nothing").await;
    assert_eq!(unknown.status, 401);
    let challenge = unknown.headers["www-authenticate"].to_str();
    assert_eq!(challenge.ok(), Some("Bearer error=\"invalid_token\""));

    let other = browser
        .tokens(&IVANOVA, "userinfo_other_sub", ALL_SCOPES)
        .await;
    let told = browser.userinfo(&other.text("access_token")).await;
    assert_ne!(told.body["sub"], other.id_token()["sub"]);
    let down = browser.tokens(&IVANOVA, "userinfo_down", ALL_SCOPES).await;
    assert_eq!(
        browser.userinfo(&down.text("access_token")).await.status,
        503
    );
}
