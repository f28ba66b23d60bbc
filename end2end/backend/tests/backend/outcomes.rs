//! Everything that can be chosen on the stand's page, and what becomes of it where the backend is
//! the OpenID client.

use std::collections::BTreeSet;

use reference_backend::seed::people::NOVIKOV;

use crate::harness::{Browser, Stand, back_with};

/// A redirect that the app has to refuse itself: how often it has code, state, iss and error.
const REDIRECTS: [(&str, [usize; 4]); 11] = [
    ("wrong_state", [1, 1, 1, 0]),
    ("no_state", [1, 0, 1, 0]),
    ("repeated_state", [1, 2, 1, 0]),
    ("no_code", [0, 1, 1, 0]),
    ("repeated", [2, 1, 1, 0]),
    ("long_code", [1, 1, 1, 0]),
    ("code_and_error", [1, 1, 1, 1]),
    ("wrong_iss", [1, 1, 1, 0]),
    ("no_iss", [1, 1, 0, 0]),
    ("repeated_iss", [1, 1, 2, 0]),
    ("empty", [0, 0, 0, 0]),
];

/// What `POST /callback` answers; an empty name is a sign-in.
const ANSWERS: [(&str, &str); 47] = [
    ("ok", ""),
    ("wrong_state", "login-unknown"),
    ("wrong_iss", "other-provider"),
    ("no_iss", "other-provider"),
    ("long_code", "invalid"),
    ("expired_code", "code-rejected"),
    ("slow", ""),
    ("token_down", "provider-failed"),
    ("token_html", "provider-failed"),
    ("token_invalid_client", "provider-failed"),
    ("no_id_token", "provider-failed"),
    ("no_access_token", "provider-failed"),
    ("token_type_mac", "provider-failed"),
    ("token_type_case", ""),
    ("no_expires_in", ""),
    ("bad_nonce", "provider-failed"),
    ("no_nonce", "provider-failed"),
    ("bad_signature", "provider-failed"),
    ("sig_none", "provider-failed"),
    ("sig_hs256", "provider-failed"),
    ("null_alg", "provider-failed"),
    ("unknown_kid", "provider-failed"),
    ("no_kid", ""),
    ("token_wrong_iss", "provider-failed"),
    ("token_no_iss", "provider-failed"),
    ("token_wrong_aud", "provider-failed"),
    ("token_no_aud", "provider-failed"),
    ("aud_array", ""),
    ("second_aud", "provider-failed"),
    ("wrong_azp", "provider-failed"),
    ("token_expired", "provider-failed"),
    ("no_exp", "provider-failed"),
    ("token_nbf_future", "provider-failed"),
    ("iat_future", "provider-failed"),
    ("no_iat", "provider-failed"),
    ("no_sub", "provider-failed"),
    ("bad_at_hash", "provider-failed"),
    ("no_at_hash", ""),
    ("not_a_jwt", "provider-failed"),
    ("unconfirmed_token", "account-unconfirmed"),
    // Nobody asks the userinfo endpoint when the ID token names the person, and nobody refreshes.
    ("userinfo_other_sub", ""),
    ("userinfo_down", ""),
    ("userinfo_html", ""),
    ("refresh_other_sub", ""),
    ("refresh_refused", ""),
    ("short_token", ""),
    ("no_refresh", ""),
];

/// The values that the page offers.
async fn offered(browser: &Browser) -> BTreeSet<String> {
    let begun = browser.begin().await;
    let page = browser.visit_stand(begun.address().as_str()).await;
    let page = page.text().await.expect("a page");
    assert!(page.contains("<optgroup label=\"Ошибки ЕСИА\">"));
    let options = page.split("<option value=\"").skip(1);
    options
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}

fn is_an_error(name: &str) -> bool {
    name.starts_with("esia_")
        || name.starts_with("oauth_")
        || ["refused", "unconfirmed", "overloaded"].contains(&name)
}

#[tokio::test]
async fn every_outcome_ends_as_it_must() {
    let stand = Stand::start().await;
    let mut left = offered(&stand.browser()).await;
    for (outcome, problem) in ANSWERS {
        left.remove(outcome);
        let browser = stand.browser();
        let begun = browser.begin().await;
        let back = browser.choose(&begun, &NOVIKOV, outcome).await;
        let reply = browser.post("/callback", &back_with(&back)).await;
        assert_eq!(reply.problem(), problem, "{outcome}: {}", reply.body);
        let state = browser.get("/session").await.body["state"].clone();
        let signed_in = if problem.is_empty() {
            "signed_in"
        } else {
            "signed_out"
        };
        assert_eq!(state, signed_in, "{outcome}");
    }
    for (outcome, _) in REDIRECTS {
        left.remove(outcome);
    }
    left.retain(|outcome| !is_an_error(outcome));
    assert!(left.is_empty(), "nobody tries {left:?}");
}

#[tokio::test]
async fn redirects_can_be_wrong_in_every_way() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let begun = browser.begin().await;
    for (outcome, times) in REDIRECTS {
        let back = browser.choose(&begun, &NOVIKOV, outcome).await;
        let names = ["code", "state", "iss", "error"];
        let found = names.map(|name| back.query_pairs().filter(|(key, _)| key == name).count());
        assert_eq!(found, times, "{outcome}: {back}");
    }
    let long = browser.choose(&begun, &NOVIKOV, "long_code").await;
    assert!(long.as_str().len() > 5000);
    let empty = browser.choose(&begun, &NOVIKOV, "empty").await;
    assert_eq!(empty.query(), None);
}

#[tokio::test]
async fn errors_come_in_place_of_a_code() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    let names = offered(&browser).await;
    let begun = browser.begin().await;
    let mut codes = 0;
    for name in names.iter().filter(|name| is_an_error(name)) {
        let back = back_with(&browser.choose(&begun, &NOVIKOV, name).await);
        assert!(back["code"].is_null(), "{name}");
        assert_eq!(back["state"], begun.state, "{name}");
        assert_eq!(back["iss"], stand.server.site.issuer_origin(), "{name}");
        let description = back["error_description"].as_str();
        if let Some(number) = name.strip_prefix("esia_") {
            codes += 1;
            let start = format!("ESIA-{number}: ");
            assert!(description.is_some_and(|text| text.starts_with(&start)));
        } else if let Some(error) = name
            .strip_prefix("oauth_")
            .filter(|name| *name != "unknown")
        {
            assert_eq!((back["error"].as_str(), description), (Some(error), None));
        }
    }
    assert_eq!(codes, 37);
    let unknown = back_with(&browser.choose(&begun, &NOVIKOV, "oauth_unknown").await);
    assert_eq!(unknown["error"], "something_new");
    let description = unknown["error_description"].as_str();
    assert!(description.is_some_and(|text| text.contains("<script>")));
}
