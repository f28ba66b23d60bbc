//! Sites that show the app in a frame of theirs, and those that must not.

use std::fs;

use crate::harness::Stand;

const REGION: &str = "https://region.example";

/// What a header says, or nothing.
fn header(response: &reqwest::Response, name: &str) -> String {
    let value = response.headers().get(name);
    let text = value.and_then(|value| value.to_str().ok());
    text.unwrap_or_default().to_owned()
}

#[tokio::test]
async fn only_configured_sites_may_show_the_app() {
    let closed = Stand::start().await;
    let open =
        Stand::with(|config| config.host_origins = REGION.parse().into_iter().collect()).await;
    for (stand, ancestors, hosts) in [
        (&closed, "frame-ancestors 'none'", "\"host_origins\":[]"),
        (
            &open,
            "frame-ancestors https://region.example",
            "\"host_origins\":[\"https://region.example\"]",
        ),
    ] {
        let answer = stand.browser().visit("/config.json").await;
        let policy = header(&answer, "content-security-policy");
        assert!(
            policy.split("; ").any(|directive| directive == ancestors),
            "{policy}"
        );
        let config = answer.text().await.expect("a configuration");
        assert!(config.contains(hosts), "{config}");
    }
}

/// With `integrity` a page of another site asks by CORS, without it as before there was CORS.
#[tokio::test]
async fn the_script_for_other_sites_is_for_everybody_and_nothing_else_is() {
    let stand = Stand::start().await;
    let dist = stand.folder().join("dist");
    fs::create_dir(&dist).expect("a folder");
    for (name, public) in [
        ("embed.js", true),
        ("embed-0f3a9c21d4e5b678.js", true),
        ("cabinet-0f3a9c21d4e5b678.js", false),
        ("embedded.js", false),
    ] {
        fs::write(dist.join(name), "let plain").expect("a file");
        let answer = stand.browser().visit(&format!("/{name}")).await;
        let (allowed, policy) = if public {
            ("*", "cross-origin")
        } else {
            ("", "same-origin")
        };
        assert_eq!(
            header(&answer, "access-control-allow-origin"),
            allowed,
            "{name}"
        );
        assert_eq!(
            header(&answer, "cross-origin-resource-policy"),
            policy,
            "{name}"
        );
    }
}

/// The region's site of the demo is on the list by itself, the hostile one is not.
#[tokio::test]
async fn the_demo_has_a_site_that_embeds_and_one_that_cannot() {
    let stand = Stand::with(|config| {
        config.host_port = Some(0);
        config.hostile_port = Some(0);
    })
    .await;
    let [Some(region), Some(hostile)] = &stand.server.hosts else {
        panic!("two sites");
    };
    let app = stand.browser().visit("/config.json").await;
    let policy = header(&app, "content-security-policy");
    assert!(
        policy.contains(region.as_str()) && !policy.contains(hostile.as_str()),
        "{policy}"
    );
    for site in [region, hostile] {
        let page = reqwest::get(site.as_str()).await.expect("a page");
        let policy = header(&page, "content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
            "{policy}"
        );
        let html = page.text().await.expect("html");
        assert!(
            html.contains("<lkot-cabinet") && !html.contains("style="),
            "{html}"
        );
    }
}
