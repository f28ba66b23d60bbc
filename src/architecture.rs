//! Promises about the tree itself, each with its reason. A broken one is a design decision: change
//! the promise on purpose or move the code.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file below `src/` but this one, with its path from there, and below `crates/core/src/`, with
/// `core/` in front.
pub fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = below(&root.join("src"), "");
    found.extend(below(&root.join("crates/core/src"), "core/"));
    found
}

fn below(root: &Path, prefix: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting: Vec<PathBuf> = vec![root.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else if !path.ends_with("architecture.rs") && !path.ends_with("tests.rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy();
                found.push((
                    format!("{prefix}{name}"),
                    fs::read_to_string(&path).unwrap(),
                ));
            }
        }
    }
    found
}

/// The folders of sources: of the app, and of each crate of its own.
fn crates() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = fs::read_dir(root.join("crates")).unwrap();
    let crates = crates.map(|entry| entry.unwrap().path().join("src"));
    std::iter::once(root.join("src")).chain(crates).collect()
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

/// One door to the browser: what the app stores, reads and navigates is visible in one folder. The sender names
/// those types of it that gloo-net takes.
#[test]
fn only_browser_touches_web_sys() {
    let home = |name: &str| name.starts_with("browser/") || name == "api/http.rs";
    let none: Vec<String> = Vec::new();
    assert_eq!(
        offenders(home, |text| text.contains("web_sys")
            || text.contains("js_sys")),
        none
    );
}

/// One way to send a request: the guard header, the deadline and the reading of failures are there. And it is
/// the well-kept one: nobody asks the browser itself.
#[test]
fn only_api_speaks_http() {
    let none: Vec<String> = Vec::new();
    let home = |name: &str| name.starts_with("api/");
    assert_eq!(offenders(home, |text| text.contains("gloo_net")), none);
    let sender = |name: &str| name == "api/http.rs";
    assert_eq!(
        offenders(sender, |text| text.contains("RequestBuilder")),
        none
    );
    let by_hand = |text: &str| text.contains("fetch_with") || text.contains("XmlHttpRequest");
    assert_eq!(offenders(|_| false, by_hand), none);
}

/// JSON is what a struct says it is (serde): a reader by hand takes what it does not find for missing, and a
/// misspelt name is found by nobody.
#[test]
fn no_json_is_read_or_written_by_hand() {
    let by_hand = |text: &str| {
        let names = ["serde_json::Value", "serde_json::{", "json!("];
        names.iter().any(|name| text.contains(name))
    };
    let none: Vec<String> = Vec::new();
    assert_eq!(offenders(|_| false, by_hand), none);
}

/// Whether the file is a part of the catalogue: the words of any page, or those of a feature.
fn is_of_the_catalogue(name: &str) -> bool {
    name.starts_with("i18n/") || name.contains("/words/")
}

/// All user-facing text is in the catalogue, so that a second language is whole.
#[test]
fn no_russian_outside_the_catalogue() {
    let cyrillic = |text: &str| text.chars().any(|letter| ('а'..='я').contains(&letter));
    let none: Vec<String> = Vec::new();
    assert_eq!(offenders(is_of_the_catalogue, cyrillic), none);
}

/// All paths are in one file, so that a link cannot lead nowhere.
#[test]
fn no_path_literals_outside_route() {
    let home =
        |name: &str| name == "core/route.rs" || name == "routes.rs" || name.starts_with("api/");
    let paths = |text: &str| text.contains("\"/organizations") || text.contains("\"/auth");
    let none: Vec<String> = Vec::new();
    assert_eq!(offenders(home, paths), none);
}

/// The names of what a crate depends on.
fn dependencies(manifest: &str) -> Vec<&str> {
    let used = manifest.split("[dependencies]").nth(1);
    let used = used.and_then(|rest| rest.split("\n[").next());
    let lines = used.unwrap().lines();
    lines
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .collect()
}

/// What `core` decides needs no browser and no framework: the crate cannot even name them.
#[test]
fn core_depends_on_nothing_of_the_web() {
    let names = dependencies(include_str!("../crates/core/Cargo.toml"));
    assert_eq!(
        names,
        ["base64ct", "form_urlencoded", "serde", "serde_json"]
    );
}

/// The page says what the worker understands, and has nothing in it of what reads and writes files.
#[test]
fn what_page_and_worker_say_is_all_they_share() {
    let names = dependencies(include_str!("../crates/protocol/Cargo.toml"));
    assert_eq!(names, ["serde"]);
    let names = dependencies(include_str!("../Cargo.toml"));
    let ours = names.iter().filter(|name| name.starts_with("cabinet-"));
    assert!(ours.eq(&["cabinet-core", "cabinet-protocol"]));
}

/// A token opens the cabinet: it is exposed where it is sent or hashed, and nowhere it could be
/// stored, shown or logged.
#[test]
fn tokens_are_exposed_only_to_be_sent() {
    let home = |name: &str| name.starts_with("api/") || name == "core/oidc/tokens.rs";
    let none: Vec<String> = Vec::new();
    assert_eq!(offenders(home, |text| text.contains(".expose()")), none);
}

/// What `ui` shows is of no subject: it gets values and gives callbacks, and any feature may use it.
#[test]
fn ui_knows_no_subject() {
    let elsewhere = |name: &str| !name.starts_with("ui/");
    let server = |text: &str| text.contains("crate::features");
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
        let limit = if is_of_the_catalogue(&name) { 600 } else { 400 };
        assert!(
            text.lines().count() <= limit,
            "{name} has over {limit} lines"
        );
    }
}

/// In a circle no file can be understood, tested or moved without all the others. What several files of a
/// folder share stands in a file that imports none of them; `mod.rs` only says what of it others may use.
#[test]
fn no_module_imports_itself_by_way_of_others() {
    for sources in crates() {
        let imports = cabinet_tree::imports(&sources);
        let circles = cabinet_tree::circles(&imports);
        assert!(circles.is_empty(), "{}: {circles:#?}", sources.display());
    }
}

/// A child does not reach past its parent: what it needs from there has a name from the crate on, which stays
/// right when the child moves.
#[test]
fn no_child_reaches_past_its_parent() {
    for sources in crates() {
        let found = below(&sources, "").into_iter();
        let found = found.filter(|(_, text)| code(text).contains("super::super"));
        let names: Vec<_> = found.map(|(name, _)| name).collect();
        assert!(names.is_empty(), "{}: {names:?}", sources.display());
    }
}

/// A folder is read at a glance: of more files than that nobody sees which belong together.
#[test]
fn folders_are_small() {
    for sources in crates() {
        let mut sizes = BTreeMap::<PathBuf, usize>::new();
        for (name, _) in below(&sources, "") {
            let folder = Path::new(&name).parent().unwrap_or(Path::new(""));
            *sizes.entry(sources.join(folder)).or_default() += 1;
        }
        sizes.retain(|_, files| *files > 14);
        assert!(sizes.is_empty(), "{sizes:?}");
    }
}
