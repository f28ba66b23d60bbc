//! Addresses that are neither the app's nor a file of it.

use std::fs;

use crate::harness::{Browser, Stand};

const PAGE: &str = "<!doctype html>the page";

/// An app in `dist/`, with something beside it and something hidden in it.
async fn stand() -> (Stand, Browser) {
    let stand = Stand::start().await;
    let dist = stand.folder().join("dist");
    fs::create_dir_all(dist.join(".well-known")).expect("a folder");
    for (name, text) in [
        ("index.html", PAGE),
        (".env", "a secret"),
        (".well-known/security.txt", "a secret"),
        ("../beside.txt", "a secret"),
        ("../passwd", "a secret"),
    ] {
        fs::write(dist.join(name), text).expect("a file");
    }
    let browser = stand.browser();
    (stand, browser)
}

async fn is_not_there(browser: &Browser, path: &str) {
    let answer = browser.visit_untidied(path).await;
    assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
    assert!(answer.contains("cache-control: no-cache"), "{path}");
    // A word of the policy has the compiler's name in it.
    let said = answer.replace("trusted-types", "");
    for leak in ["root:", "a secret", "the page", "dist", "tmp", "rust"] {
        assert!(!said.contains(leak), "{path}: {answer}");
    }
    let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
    assert_eq!(body, "Такого файла нет.\n", "{path}");
}

#[tokio::test]
async fn nothing_leads_out_of_the_folder() {
    let (_stand, browser) = stand().await;
    for path in [
        "/../beside.txt",
        "/../passwd",
        "/a/../../beside.txt",
        "/%2e%2e/beside.txt",
        "/%2E%2E/passwd",
        "/.%2e/passwd",
        "/..%2fbeside.txt",
        "/..%2f..%2fetc/passwd",
        "/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/a%2f..%2f..%2fpasswd",
        "/..%5c..%5cpasswd",
        "/..\\..\\passwd",
        "/%252e%252e%252fpasswd",
        "/%252e%252e/beside.txt",
        "/%c0%ae%c0%ae/passwd",
        "/%c0%ae%c0%ae%c0%afbeside.txt",
        "/passwd%00",
        "/index.html%00.js",
        "/..;/passwd",
        "//../beside.txt",
        "/./../passwd",
    ] {
        is_not_there(&browser, path).await;
    }
    for path in ["//etc/passwd", "/etc/passwd", "/passwd", "/%2fetc/passwd"] {
        let answer = browser.visit_untidied(path).await;
        assert!(answer.ends_with(PAGE), "{path} is the app's: {answer}");
    }
}

#[tokio::test]
async fn what_looks_like_a_file_and_is_none_is_not_found() {
    let (_stand, browser) = stand().await;
    for path in [
        "/nothing.js",
        "/a/b.wasm",
        "/.env",
        "/.git/config",
        "/.well-known/security.txt",
        "/.well-known/openid-configuration",
        "/%2ewell-known/openid-configuration",
        "/organizations/.env",
        "/wp-login.php?q=1",
        "/demo.sqlite",
        "/nothing.js/",
        "/index.html/x.js",
    ] {
        is_not_there(&browser, path).await;
    }
    for path in [
        "/nowhere",
        "/organizations/romashka/administration",
        "/%D0%B0",
    ] {
        let answer = browser.visit_untidied(path).await;
        assert!(answer.ends_with(PAGE), "{path}: {answer}");
    }
}
