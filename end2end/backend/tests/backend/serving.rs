use std::fs;

use crate::harness::Stand;

#[tokio::test]
async fn the_app_is_served_as_in_production() {
    let stand = Stand::start().await;
    let dist = stand.folder().join("dist");
    fs::create_dir(&dist).expect("a folder");
    for (name, text) in [
        ("index.html", "<!doctype html>"),
        ("cabinet-0f3a9c21d4e5b678.js", "let plain"),
        ("cabinet-0f3a9c21d4e5b678.js.br", "squeezed"),
        ("config.json", "the built one"),
    ] {
        fs::write(dist.join(name), text).expect("a file");
    }
    let browser = stand.browser();
    for path in [
        "/",
        "/organizations/romashka",
        "/auth/callback?code=1&state=2",
    ] {
        let page = browser.visit(path).await;
        assert_eq!(
            (page.status().as_u16(), &page.headers()["cache-control"]),
            (200, &"no-cache".parse().expect("a value"))
        );
        assert_eq!(page.headers()["content-type"], "text/html", "{path}");
        assert_eq!(page.text().await.expect("a page"), "<!doctype html>");
    }
    let script = browser.visit("/cabinet-0f3a9c21d4e5b678.js").await;
    assert_eq!(
        script.headers()["cache-control"],
        "public, max-age=31536000, immutable"
    );
    assert_eq!(script.text().await.expect("a script"), "let plain");
    let squeezed = browser
        .visit_squeezed("/cabinet-0f3a9c21d4e5b678.js", "gzip, br")
        .await;
    assert_eq!(squeezed.headers()["content-encoding"], "br");
    assert_eq!(squeezed.text().await.expect("a script"), "squeezed");
}

#[tokio::test]
async fn each_client_gets_the_smallest_it_reads() {
    const WASM: &str = "/cabinet-0f3a9c21d4e5b678_bg.wasm";
    let stand = Stand::start().await;
    let dist = stand.folder().join("dist");
    fs::create_dir(&dist).expect("a folder");
    let write = |name: &str, text: &str| fs::write(dist.join(name), text).expect("a file");
    for (suffix, text) in [("", "plain"), (".br", "brotli"), (".gz", "gzip")] {
        write(&format!("{}{suffix}", &WASM[1..]), text);
        write(&format!("index.html{suffix}"), text);
    }
    write("style.css", "plain");
    write("style.css.gz", "gzip");
    let browser = stand.browser();
    for (path, accepts, encoding, text) in [
        (WASM, "gzip, deflate, br, zstd", Some("br"), "brotli"),
        (WASM, "gzip", Some("gzip"), "gzip"),
        (WASM, "br;q=0, gzip", Some("gzip"), "gzip"),
        (WASM, "identity", None, "plain"),
        ("/organizations", "br", Some("br"), "brotli"),
        ("/", "gzip", Some("gzip"), "gzip"),
        ("/style.css", "gzip, br", Some("gzip"), "gzip"),
        ("/style.css", "br", None, "plain"),
    ] {
        let response = browser.visit_squeezed(path, accepts).await;
        let header = |name: &str| response.headers().get(name)?.to_str().ok();
        let what = format!("{path} for {accepts}");
        assert_eq!(response.status(), 200, "{what}");
        assert_eq!(header("content-encoding"), encoding, "{what}");
        assert_eq!(header("vary"), Some("accept-encoding"), "{what}");
        let (media_type, caching) = match path {
            WASM => ("application/wasm", "public, max-age=31536000, immutable"),
            "/style.css" => ("text/css", "no-cache"),
            _ => ("text/html", "no-cache"),
        };
        assert_eq!(header("content-type"), Some(media_type), "{what}");
        assert_eq!(header("cache-control"), Some(caching), "{what}");
        assert_eq!(response.text().await.expect("a body"), text, "{what}");
    }
}

#[tokio::test]
async fn head_is_get_without_the_contents() {
    let stand = Stand::start().await;
    let dist = stand.folder().join("dist");
    fs::create_dir(&dist).expect("a folder");
    for name in ["index.html", "cabinet-0f3a9c21d4e5b678_bg.wasm"] {
        fs::write(dist.join(name), "contents").expect("a file");
    }
    let browser = stand.browser();
    for path in [
        "/",
        "/organizations/romashka",
        "/cabinet-0f3a9c21d4e5b678_bg.wasm",
        "/missing.js",
        "/config.json",
        "/healthz",
        "/api/v1/session",
    ] {
        let (head, get) = (browser.head(path).await, browser.visit(path).await);
        assert_eq!(head.status(), get.status(), "{path}");
        for name in ["content-type", "content-length", "cache-control", "vary"] {
            let (of_head, of_get) = (head.headers().get(name), get.headers().get(name));
            assert_eq!(of_head, of_get, "{path}: {name}");
        }
        assert_eq!(head.bytes().await.expect("no body").len(), 0, "{path}");
    }
}

#[tokio::test]
async fn the_configuration_is_the_servers_own() {
    let stand = Stand::with(|config| config.api_base = "https://api.example/v1".to_owned()).await;
    let response = stand.browser().visit("/config.json").await;
    assert_eq!(response.headers()["cache-control"], "no-cache");
    let config: serde_json::Value = response.json().await.expect("JSON");
    assert_eq!(config["api_base"], "https://api.example/v1");
    assert_eq!(
        config["identity_origins"][0],
        stand.server.site.issuer_origin()
    );
    assert_eq!(config["language"], "ru");
}

#[tokio::test]
async fn without_a_build_it_says_so() {
    let stand = Stand::start().await;
    let response = stand.browser().visit("/").await;
    assert_eq!(response.status(), 404);
    assert!(
        response
            .text()
            .await
            .expect("a sentence")
            .contains("index.html")
    );
}

#[tokio::test]
async fn a_taken_port_is_named() {
    let stand = Stand::start().await;
    let (port, _) = stand.server.ports();
    let config = reference_backend::config::Config {
        port,
        ..Default::default()
    };
    let clock = reference_backend::clock::Clock::default();
    let error = reference_backend::server::Server::start(config, clock)
        .await
        .err();
    let words = error.expect("a refusal").to_string();
    assert!(
        words.contains("PORT") && words.contains(&port.to_string()),
        "{words}"
    );
}
