//! Profile `backend` with a provider that is not its own stand: here, the stand of another, with
//! another clock.

use std::time::Duration;

use reference_backend::config::Site;
use reference_backend::seed::people::{IVANOVA, PETROV, Persona};
use reqwest::Method;
use serde_json::Value;

use crate::harness::{Browser, Reply, Stand, back_with, location};

/// A client without a secret, at the address where the provider knows it.
async fn backend_of(provider: &Stand, scope: &str) -> Stand {
    let site = provider.server.site.clone();
    Stand::with(|config| {
        config.public_url = Some(site.public.clone());
        config.sign_in.issuer = Some(site.issuer_origin());
        config.sign_in.client_id = Some("cabinet-app".to_owned());
        config.sign_in.scope = Some(scope.to_owned());
    })
    .await
}

/// The end of a sign-in of this person.
async fn sign_in(provider: &Stand, backend: &Stand, who: &Persona) -> Reply {
    let here = format!("http://localhost:{}", backend.server.ports().0);
    let site = Site {
        public: here.parse().expect("an address"),
        issuer: provider.server.site.issuer.clone(),
    };
    let browser = Browser::new(&site);
    let post = |path| {
        let request = browser.bare(&Method::POST, path);
        request.header("x-requested-by", "cabinet")
    };
    let begun = browser.send(post("/login")).await;
    let authorize = begun.body["authorize_url"].as_str().expect("an address");
    let form = [("person", who.subject), ("outcome", "ok")];
    let mut next = location(&browser.post_stand(authorize, &form).await);
    if next.path().starts_with("/consent/") {
        next = browser.decide(&next, "grant").await;
    }
    let back: Value = back_with(&next);
    browser.send(post("/callback").json(&back)).await
}

#[tokio::test]
async fn its_word_is_enough() {
    let provider = Stand::start().await;
    let backend = backend_of(&provider, "openid profile").await;
    let reply = sign_in(&provider, &backend, &IVANOVA).await;
    assert_eq!(reply.body["person"]["id"], IVANOVA.id);
    let kept = "select count(*) from person where subject = '1000300101' and snils = '90010020194'";
    assert_eq!(backend.count(kept).await, 1, "what it does not say stays");

    // A stranger is somebody new, and nobody without a name.
    for (scope, problem) in [("openid", "provider-failed"), ("openid profile snils", "")] {
        let backend = backend_of(&provider, scope).await;
        let gone = "delete from person where subject = '1000300102' returning 1";
        assert_eq!(backend.count(gone).await, 1);
        let reply = sign_in(&provider, &backend, &PETROV).await;
        assert_eq!(reply.problem(), problem, "{scope}");
    }
}

#[tokio::test]
async fn clocks_may_lie_a_minute_apart() {
    for (ahead, behind, problem) in [
        (0, 50, ""),
        (0, 90, "provider-failed"),
        (640, 0, ""),
        (690, 0, "provider-failed"),
    ] {
        let provider = Stand::start().await;
        let backend = backend_of(&provider, "openid profile").await;
        backend.clock.advance(Duration::from_secs(ahead));
        provider.clock.advance(Duration::from_secs(behind));
        let reply = sign_in(&provider, &backend, &IVANOVA).await;
        assert_eq!(reply.problem(), problem, "{ahead} ahead, {behind} behind");
    }
}
