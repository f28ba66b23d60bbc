//! Profile `backend` with a provider that is not its own stand: here, the stand of another, with
//! another clock.

use std::time::Duration;

use reference_backend::config::{Config, Site};
use reference_backend::seed::people::{IVANOVA, PETROV, Persona};
use reqwest::Method;
use serde_json::Value;

use crate::harness::{Browser, Reply, Stand, back_with, location};

/// A client without a secret, at the address where the provider knows it.
async fn backend_of(provider: &Stand, scope: &str) -> Stand {
    backend_with(provider, |config| {
        config.sign_in.scope = Some(scope.to_owned());
    })
    .await
}

async fn backend_with(provider: &Stand, change: impl FnOnce(&mut Config)) -> Stand {
    let site = provider.server.site.clone();
    Stand::with(|config| {
        config.public_url = Some(site.public.clone());
        config.sign_in.issuer = Some(site.issuer_origin());
        config.sign_in.client_id = Some("cabinet-app".to_owned());
        change(config);
    })
    .await
}

/// The end of a sign-in of this person.
async fn sign_in(provider: &Stand, backend: &Stand, who: &Persona) -> Reply {
    sign_in_by_browser(provider, backend, who).await.1
}

/// The same, with the browser that holds the session then.
async fn sign_in_by_browser(provider: &Stand, backend: &Stand, who: &Persona) -> (Browser, Reply) {
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
    let reply = browser.send(post("/callback").json(&back)).await;
    (browser, reply)
}

/// A number that any provider's account holder may have typed in makes nobody a member.
#[tokio::test]
async fn a_number_counts_only_of_an_issuer_that_is_trusted_for_it() {
    let provider = Stand::start().await;
    let issuer = provider.server.site.issuer_origin();
    for (trusted, organizations) in [(vec![], 0), (vec![issuer.clone()], 3)] {
        let backend = backend_with(&provider, |config| {
            config.sign_in.scope = Some("openid profile snils".to_owned());
            config.sign_in.snils_issuers = trusted;
        })
        .await;
        let gone = "delete from person where subject = '1000300101' returning 1";
        assert_eq!(backend.count(gone).await, 1);
        let (browser, reply) = sign_in_by_browser(&provider, &backend, &IVANOVA).await;
        assert_eq!(reply.body["state"], "signed_in", "{}", reply.body);
        let list = browser.get("/organizations").await;
        assert_eq!(list.ids().len(), organizations);
    }
}

/// OpenID Connect Core 5.7: a subject is unique within its issuer, and nowhere else.
#[tokio::test]
async fn the_same_subject_of_another_issuer_is_somebody_else() {
    let (first, second) = (Stand::start().await, Stand::start().await);
    let backend = backend_of(&first, "openid profile").await;
    let reply = sign_in(&first, &backend, &IVANOVA).await;
    assert_eq!(reply.body["person"]["id"], IVANOVA.id);
    let folder = backend.stop().await;

    let database = folder.path().join("demo.sqlite");
    let backend = backend_with(&second, |config| config.database = database).await;
    let (browser, reply) = sign_in_by_browser(&second, &backend, &IVANOVA).await;
    assert_eq!(reply.body["state"], "signed_in", "{}", reply.body);
    assert_ne!(reply.body["person"]["id"], IVANOVA.id);
    assert!(browser.get("/organizations").await.ids().is_empty());
    let both = "select count(*) from person where subject = '1000300101'";
    assert_eq!(backend.count(both).await, 2);
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
