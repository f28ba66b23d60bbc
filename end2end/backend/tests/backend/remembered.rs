//! Whom the stand remembers: asked for without a page, and forgotten at the end.

use reference_backend::seed::people::{IVANOVA, PETROV};
use url::Url;

use crate::harness::{ALL_SCOPES, STATE, Stand, location};

#[tokio::test]
async fn without_a_page_only_whom_the_stand_remembers() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let nobody = browser.ask_silently().await;
    assert_eq!(nobody["error"], "login_required");
    assert_eq!(nobody["state"], STATE);
    // An outcome chosen by hand does not ask for consent.
    browser.tokens(&IVANOVA, "slow", ALL_SCOPES).await;
    assert_eq!(browser.ask_silently().await["error"], "consent_required");

    browser.tokens(&IVANOVA, "ok", ALL_SCOPES).await;
    let back = browser.ask_silently().await;
    let tokens = browser.exchange(&back).await;
    assert_eq!(tokens.id_token()["sub"], IVANOVA.subject);
    let stranger = stand.browser();
    assert_eq!(stranger.ask_silently().await["error"], "login_required");

    // The backend's sign-in is remembered just as well, and the last one counts.
    browser.sign_in(&PETROV).await;
    let tokens = browser.exchange(&browser.ask_silently().await).await;
    assert_eq!(tokens.id_token()["sub"], PETROV.subject);
}

#[tokio::test]
async fn signing_out_forgets_and_leads_back() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let site = &stand.server.site;
    let logout = async |client: &str, back: &Url| {
        let mut url = site.issuer.join("/logout").expect("an address");
        url.query_pairs_mut()
            .append_pair("client_id", client)
            .append_pair("post_logout_redirect_uri", back.as_str())
            .append_pair("state", "a state");
        browser.visit_stand(url.as_str()).await
    };
    let expected = |state: &str| format!("{}{state}", site.signed_out());
    for (quirk, query) in [
        ("none", "?state=a+state"),
        ("logout_no_state", ""),
        ("logout_other_state", "?state=another-state"),
    ] {
        browser.quirk(quirk).await;
        browser.tokens(&IVANOVA, "ok", ALL_SCOPES).await;
        let response = logout("cabinet-app", &site.signed_out()).await;
        assert_eq!(location(&response).as_str(), expected(query), "{quirk}");
        let cookie = response.headers()["set-cookie"].to_str();
        assert!(cookie.is_ok_and(|cookie| cookie.contains("Max-Age=0")));
        assert_eq!(browser.ask_silently().await["error"], "login_required");
    }
    let foreign = "https://a.example".parse().expect("an address");
    for (client, back) in [("cabinet-app", &foreign), ("nobody", &site.signed_out())] {
        assert_eq!(
            logout(client, back).await.status(),
            200,
            "nobody is sent there"
        );
    }
}
