//! What the backend says that it offers.

use std::num::NonZeroU32;

use reference_backend::config::Profile;
use reference_backend::domain::capability::{Capability, Without};
use reference_backend::seed::people::IVANOVA;
use serde_json::json;

use crate::harness::{Stand, contract_version};

const ALWAYS: [&str; 12] = [
    "search_filters",
    "terms",
    "reveal",
    "journal",
    "templates",
    "restore",
    "consent",
    "check",
    "training_registry",
    "sout_reports",
    "declarations",
    "violations",
];

#[tokio::test]
async fn everybody_may_ask_what_is_offered() {
    let stand = Stand::start().await;
    let told = stand.browser().get("/capabilities").await;
    assert_eq!(told.status, 200);
    assert_eq!(told.body["contract"], contract_version());
    let expected = [&ALWAYS[..], &["sign_out_everywhere"]].concat();
    assert_eq!(told.body["offers"], json!(expected));
    assert_eq!(told.header("set-cookie"), "");
}

#[tokio::test]
async fn a_fresh_sign_in_is_offered_where_it_is_asked_for() {
    let stand = Stand::with(|config| config.step_up = NonZeroU32::new(300)).await;
    let told = stand.browser().get("/capabilities").await.body;
    let expected = [&ALWAYS[..], &["step_up", "sign_out_everywhere"]].concat();
    assert_eq!(told["offers"], json!(expected));
}

/// What the app does without is tried in `end2end/tests/offers.spec.ts`.
#[tokio::test]
async fn what_it_is_to_do_without_is_neither_offered_nor_there() {
    let without = Without(vec![Capability::Journal, Capability::Violations]);
    let stand = Stand::with(|config| config.without = without).await;
    let told = stand.browser().get("/capabilities").await.body;
    let all = [&ALWAYS[..], &["sign_out_everywhere"]].concat();
    let left = all
        .iter()
        .filter(|name| !["journal", "violations"].contains(*name));
    assert_eq!(told["offers"], json!(left.collect::<Vec<_>>()));
    let ivanova = stand.browser();
    ivanova.sign_in(&IVANOVA).await;
    for path in ["journal", "violations"] {
        let gone = ivanova
            .get(&format!("/organizations/romashka/{path}"))
            .await;
        assert_eq!(gone.problem(), "not-found", "{path}");
    }
    let there = ivanova.get("/organizations/romashka/templates").await;
    assert_eq!(there.status, 200);
}

#[tokio::test]
async fn the_other_profile_tells_it_without_a_token() {
    let stand = Stand::with(|config| config.sign_in.profile = Profile::Oidc).await;
    let told = stand.browser().get("/capabilities").await.body;
    assert_eq!(told["offers"], json!(ALWAYS));
}
