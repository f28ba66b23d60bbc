//! `end2end/oidc-cases.json`, the list of both OpenID clients, against this backend being the client.

use std::path::Path;

use serde_json::{Value, json};

use crate::harness::{CLIENT, Provider, Stand};

fn list() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../oidc-cases.json");
    let text = std::fs::read_to_string(file).expect("the list");
    serde_json::from_str(&text).expect("JSON")
}

fn cases(list: &Value, kind: &str) -> Vec<Value> {
    let all = list[kind].as_array().cloned().expect("cases");
    all.into_iter()
        .filter(|case| case["only"] != "app")
        .collect()
}

async fn backend_of(provider: &Provider) -> Stand {
    Stand::with(|config| {
        config.sign_in.issuer = Some(provider.issuer.clone());
        config.sign_in.client_id = Some(CLIENT.to_owned());
    })
    .await
}

/// By a browser of its own: whether somebody is signed in after it.
async fn signs_in(provider: &Provider, backend: &Stand) -> bool {
    let browser = backend.browser();
    provider.sign_in(&browser).await;
    browser.get("/session").await.body["state"] == "signed_in"
}

#[tokio::test]
async fn the_list_of_both_clients() {
    let provider = Provider::start().await;
    let backend = backend_of(&provider).await;
    let list = list();
    let (mut met, mut wrong) = (0, Vec::new());
    for (kind, accepted) in [("refused", false), ("accepted", true)] {
        for case in cases(&list, kind) {
            let name = case["name"].as_str().expect("a name").to_owned();
            provider.spoil(case);
            backend.server.app.relying_party.forget();
            if signs_in(&provider, &backend).await != accepted {
                wrong.push(format!("not {kind}: {name}"));
            }
            met += 1;
        }
        provider.spoil(json!({}));
        backend.server.app.relying_party.forget();
        assert!(
            signs_in(&provider, &backend).await,
            "an orderly answer is taken"
        );
    }
    assert_eq!(wrong, [""; 0]);
    println!("{met} cases, by the backend");
    assert!(met > 70, "{met}");
}

/// What was sent goes to the endpoint that was announced, and to none that it names in its answer.
#[tokio::test]
async fn no_redirect_is_followed() {
    let provider = Provider::start().await;
    let backend = backend_of(&provider).await;
    provider.spoil(
        json!({ "http": { "path": "/token", "status": 307, "location": "/elsewhere/token" } }),
    );
    assert!(!signs_in(&provider, &backend).await);
    let asked = provider.asked();
    assert!(asked.iter().any(|path| path == "/token"), "{asked:?}");
    assert!(
        asked.iter().all(|path| path != "/elsewhere/token"),
        "{asked:?}"
    );
}
