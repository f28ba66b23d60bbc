//! Promises about the tree itself, each with its reason. A broken one is a design decision: change
//! the promise on purpose or move the code.

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file below `src/` but this one, with its path from there.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut waiting: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if !path.ends_with("architecture.rs") {
                let name = path
                    .strip_prefix(&root)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

/// The code of a file, without its tests and comments.
fn code(text: &str) -> String {
    let text = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn offenders(at_home: impl Fn(&str) -> bool, found: impl Fn(&str) -> bool) -> Vec<String> {
    let elsewhere = sources().into_iter().filter(|(name, _)| !at_home(name));
    elsewhere
        .filter(|(_, text)| found(&code(text)))
        .map(|(name, _)| name)
        .collect()
}

/// One door to the browser: what the app stores, reads and navigates is visible in one file.
#[test]
fn only_browser_touches_web_sys() {
    let home = |name: &str| name == "browser.rs";
    let none: Vec<String> = Vec::new();
    assert_eq!(
        offenders(home, |text| text.contains("web_sys")
            || text.contains("js_sys")),
        none
    );
}

/// One way to send a request: the guard header, the deadline and the reading of failures are there.
#[test]
fn only_api_speaks_http() {
    let home = |name: &str| name.starts_with("api/");
    let none: Vec<String> = Vec::new();
    assert_eq!(offenders(home, |text| text.contains("gloo_net")), none);
}

/// All user-facing text is in the catalogue, so that a second language is whole.
#[test]
fn no_russian_outside_the_catalogue() {
    let home = |name: &str| name.starts_with("i18n/");
    let cyrillic = |text: &str| text.chars().any(|letter| ('а'..='я').contains(&letter));
    let none: Vec<String> = Vec::new();
    assert_eq!(offenders(home, cyrillic), none);
}

/// All paths are in one file, so that a link cannot lead nowhere.
#[test]
fn no_path_literals_outside_route() {
    let home = |name: &str| name == "route.rs" || name.starts_with("api/");
    let paths = |text: &str| text.contains("\"/organizations") || text.contains("\"/auth");
    let none: Vec<String> = Vec::new();
    assert_eq!(offenders(home, paths), none);
}

/// The pure modules stay testable on the host and free of the framework.
#[test]
fn domain_and_protocol_know_no_browser() {
    let elsewhere = |name: &str| {
        !(name.starts_with("domain/") || name.starts_with("oidc/") || name == "route.rs")
    };
    let impure = |text: &str| {
        [
            "leptos",
            "crate::browser",
            "crate::api",
            "wasm_bindgen",
            "serde",
        ]
        .iter()
        .any(|name| text.contains(name))
    };
    let none: Vec<String> = Vec::new();
    assert_eq!(offenders(elsewhere, impure), none);
}

/// Components get values and give callbacks: they can be shown without a server.
#[test]
fn components_know_no_server() {
    let elsewhere = |name: &str| !name.starts_with("components/");
    let server = |text: &str| text.contains("crate::api") || text.contains("crate::session");
    let none: Vec<String> = Vec::new();
    assert_eq!(offenders(elsewhere, server), none);
}

/// A strict Content-Security-Policy blocks inline styles, and raw HTML is how scripts get in.
#[test]
fn no_inline_styles_and_no_raw_html() {
    let inline = |text: &str| text.contains("style=\"") || text.contains("inner_html");
    let none: Vec<String> = Vec::new();
    assert_eq!(offenders(|_| false, inline), none);
    let page = include_str!("../index.html");
    assert!(!page.contains("style=") && !page.contains("<style") && !page.contains("onclick"));
}

/// A file that fits on a few screens is read to the end.
#[test]
fn files_are_short() {
    for (name, text) in sources() {
        let limit = if name.starts_with("i18n/") { 600 } else { 400 };
        assert!(
            text.lines().count() <= limit,
            "{name} has over {limit} lines"
        );
    }
}
