//! What the log holds, and what it must never hold.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use reference_backend::log;
use reference_backend::seed::people::{IVANOVA, NOVIKOV, SIDOROVA};
use serde_json::json;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::harness::{CLIENT, Provider, Stand, back_with, consent};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut text = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Lines {
    fn text(&self) -> String {
        let text = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&text).into_owned()
    }
}

/// Everything that happens on this thread, as the program itself would log it.
fn listen() -> (Lines, tracing::subscriber::DefaultGuard) {
    let lines = Lines::default();
    let writer = lines.clone();
    let guard = log::to(move || writer.clone(), false).set_default();
    (lines, guard)
}

fn holds_none_of(text: &str, secrets: &[&str]) {
    let text = text.to_lowercase();
    for secret in secrets {
        assert!(!secret.is_empty());
        assert!(!text.contains(&secret.to_lowercase()), "{secret}: {text}");
    }
}

#[tokio::test]
async fn a_line_names_the_route_and_nobody() {
    let (lines, _guard) = listen();
    let stand = Stand::start().await;
    let browser = stand.browser();
    let begun = browser.begin().await;
    let back = browser.choose(&begun, &IVANOVA, "ok").await;
    let answer = back_with(&back);
    let signed_in = browser.post("/callback", &answer).await;
    let cookie = signed_in.header("set-cookie").split(['=', ';']).nth(1);
    let cookie = cookie.expect("a session").to_owned();

    let search = "/organizations/romashka/staff?q=Сидорова+45-95&limit=7";
    let found = browser.get(search).await;
    assert_eq!(found.ids(), ["s-sidorova"]);
    let person = json!({
        "person": {
            "last_name": "Новиков", "first_name": "Илья", "inn": NOVIKOV.inn,
            "snils": NOVIKOV.snils, "position": "Консультант",
        },
        "permissions": ["registry.view"], "consent": consent(),
    });
    let key = "0123456789abcdef";
    let granted = browser.grant("romashka", key, &person).await;
    assert_eq!(granted.status, 201);
    let address = granted.header("location").trim_start_matches("/api/v1");
    let revealed = browser.post(&format!("{address}/reveal"), &json!({})).await;
    assert_eq!(revealed.body["snils"], NOVIKOV.snils);
    let people = json!({ "people": [{ "snils": NOVIKOV.snils, "inn": NOVIKOV.inn }] });
    let check = "/organizations/romashka/employees/check";
    let checked = browser.post(check, &people).await;
    assert_eq!(checked.body["items"][0]["outcome"], "has_access");
    browser.visit("/auth/callback?code=typed-code").await;
    browser.visit("/api/v1/Сидорова?code=typed-code").await;

    let text = lines.text();
    let id = found.header("x-request-id");
    let mut lines = text.lines().filter(|line| line.contains(id));
    let numbers = lines.next().expect("a line for the number");
    let looked_up = r#"numbers looked up actor="p-ivanova" asked=1 found=0"#;
    assert!(numbers.contains(looked_up), "{numbers}");
    let line = lines.next().expect("a line for the search");
    let expected = "method=GET route=\"/api/v1/organizations/{organization_id}/staff\" status=200";
    assert!(line.contains(expected), "{line}");
    assert_eq!(lines.next(), None, "one line per request");

    let taken = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
    let (code, state) = (taken("code"), taken("state"));
    let nonce = begun.address().query_pairs();
    let nonce: Vec<_> = nonce
        .filter(|(name, _)| name == "nonce" || name == "code_challenge")
        .map(|(_, value)| value.into_owned())
        .collect();
    assert_eq!(nonce.len(), 2);
    holds_none_of(
        &text,
        &[
            "?",
            "q=",
            "limit=",
            "сидорова",
            "%d1%81",
            "%d0%a1",
            "112233445",
            "112-233",
            "romashka",
            "иванов",
            "мария",
            "новиков",
            "консультант",
            "eyJ",
            "Bearer",
            "typed-code",
            key,
            &cookie,
            &code,
            &state,
            &nonce[0],
            &nonce[1],
            IVANOVA.snils,
            IVANOVA.subject,
            NOVIKOV.snils,
            NOVIKOV.inn,
            SIDOROVA.snils,
        ],
    );
}

#[tokio::test]
async fn a_failed_sign_in_says_why_without_its_secrets() {
    let (lines, _guard) = listen();
    let stand = Stand::start().await;
    for outcome in ["bad_nonce", "bad_signature", "token_down", "expired_code"] {
        let browser = stand.browser();
        let begun = browser.begin().await;
        let back = browser.choose(&begun, &NOVIKOV, outcome).await;
        let answer = back_with(&back);
        assert!(browser.post("/callback", &answer).await.status >= 400);
        let text = lines.text();
        for value in answer.as_object().into_iter().flat_map(|map| map.values()) {
            let value = value.as_str().unwrap_or_default();
            // The provider's own address is no secret.
            if value != stand.server.site.issuer_origin() {
                holds_none_of(&text, &[value]);
            }
        }
        holds_none_of(&text, &[NOVIKOV.snils, NOVIKOV.subject, "новиков", "eyJ"]);
    }
    let text = lines.text();
    assert_eq!(
        text.matches("the ID token is not valid").count(),
        2,
        "{text}"
    );
    assert!(text.contains("nonce mismatch"), "{text}");
    assert_eq!(text.matches("the token endpoint failed").count(), 1);
}

/// Whoever makes a token, or is asked, could write into the log.
#[tokio::test]
async fn nothing_that_a_provider_sends_is_written_down() {
    const RAW: &str = "raw-text-of-the-provider";
    let (lines, _guard) = listen();
    let provider = Provider::start().await;
    let backend = Stand::with(|config| {
        config.sign_in.issuer = Some(provider.issuer.clone());
        config.sign_in.client_id = Some(CLIENT.to_owned());
    })
    .await;
    let refused = json!({ "path": "/token", "status": 400 });
    let ways = [
        json!({ "id_token": { "iss": RAW } }),
        json!({ "id_token": { "aud": RAW } }),
        json!({ "id_token": { "exp": RAW } }),
        json!({ "id_token": { "nonce": RAW } }),
        json!({ "id_token": { "azp": RAW } }),
        json!({ "id_token": { "at_hash": RAW } }),
        json!({ "header": { "kid": RAW } }),
        json!({ "header": { "alg": RAW } }),
        json!({ "header": { "crit": [RAW] } }),
        json!({ "token": { "id_token": RAW } }),
        json!({ "token": { "token_type": RAW } }),
        json!({ "token": { "error": RAW, "error_description": RAW }, "http": refused }),
        json!({ "discovery": { "issuer": RAW } }),
        json!({ "discovery": { "token_endpoint": RAW } }),
        json!({ "discovery": { "issuer": format!("https://{RAW}.example") } }),
        json!({ "userinfo": { "sub": RAW } }),
    ];
    for way in &ways {
        provider.spoil(way.clone());
        backend.server.app.relying_party.forget();
        let browser = backend.browser();
        assert!(provider.sign_in(&browser).await >= 400, "{way}");
        holds_none_of(&lines.text(), &[RAW]);
    }
    for way in [
        json!({ "logout": { "iss": RAW } }),
        json!({ "header": { "typ": RAW } }),
    ] {
        provider.spoil(way);
        let form = [("logout_token", provider.logout_token())];
        let browser = backend.browser();
        let told = browser.bare(&reqwest::Method::POST, "/backchannel-logout");
        let answer = told.form(&form).send().await.expect("an answer");
        assert_eq!(answer.status(), 400);
    }
    let text = lines.text();
    holds_none_of(&text, &[RAW]);
    assert!(text.matches("WARN").count() >= ways.len(), "{text}");
}
