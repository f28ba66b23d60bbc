use super::*;
use proptest::prelude::*;

fn origins() -> Vec<String> {
    vec![
        "https://region.example".to_owned(),
        "http://localhost:8082".to_owned(),
    ]
}

#[test]
fn pages_of_the_hosts_on_the_list() {
    for page in [
        "https://region.example",
        "https://region.example/labour?id=1#cabinet",
        "https://region.example#cabinet",
        "http://localhost:8082/",
    ] {
        let found = HostPage::new(page, &origins());
        assert_eq!(found.as_ref().map(HostPage::as_str), Some(page));
    }
}

#[test]
fn no_sign_in_leads_elsewhere() {
    let long = format!(
        "https://region.example/{}",
        "a".repeat(crate::host_page::LONGEST_ADDRESS)
    );
    for page in [
        "",
        "/labour",
        "//region.example/",
        "https://evil.example/",
        "https://region.example.evil.example/",
        "https://region.example@evil.example/",
        "https://region.example:8443/",
        "https://region.example\\@evil.example/",
        "http://region.example/",
        "HTTPS://region.example/",
        " https://region.example/",
        "https://region.example/\nx",
        "https://region.example/\tx",
        "javascript:alert(1)//https://region.example/",
        long.as_str(),
    ] {
        assert_eq!(HostPage::new(page, &origins()), None, "{page}");
    }
    // A list with nonsense on it opens nothing.
    let nonsense = ["javascript:alert(1)".to_owned(), String::new()];
    assert_eq!(HostPage::new("javascript:alert(1)//", &nonsense), None);
    assert_eq!(HostPage::new("/x", &nonsense), None);
    for slip in ["https:", "http:", "https"] {
        let address = "https://evil.example/";
        assert_eq!(HostPage::new(address, &[slip.to_owned()]), None, "{slip}");
    }
}

#[test]
fn the_way_to_the_sign_in() {
    let page = HostPage::new("https://region.example/a?b=1&c=%20#d", &origins()).unwrap();
    assert_eq!(
        HostPage::from_query(&page.to_query(), &origins()),
        Some(page)
    );
    for query in [
        "",
        "?",
        "?host=",
        "?host=https%3A%2F%2Fevil.example%2F",
        "?page=https://region.example/",
    ] {
        assert_eq!(HostPage::from_query(query, &origins()), None, "{query}");
    }
}

#[test]
fn an_introduction_is_of_this_version_and_of_a_known_host() {
    let of = |text: &str| Introduction::parse(text, &origins());
    let said = r#"{"lkot":1,"origin":"https://region.example","page":"https://region.example/a","lang":"en",
        "organization":"romashka","section":"declarations","theme":"accent: #123456","vision":"theme: black"}"#;
    let introduction = of(said).unwrap();
    assert_eq!(introduction.origin, "https://region.example");
    assert_eq!(
        introduction.number, 0,
        "what an older embed.js does not say"
    );
    let second = said.replacen('{', r#"{"number":1,"#, 1);
    assert_eq!(of(&second).unwrap().number, 1);
    let wishes = introduction.wishes;
    assert_eq!(wishes.page.unwrap().as_str(), "https://region.example/a");
    assert_eq!(wishes.language.as_deref(), Some("en"));
    assert_eq!(
        wishes.place.unwrap().path(),
        "/organizations/romashka/declarations"
    );
    assert_eq!(wishes.theme, [("accent", "#123456".to_owned())]);
    assert_eq!(wishes.vision.scheme, Some("black"));
    for text in [
        "",
        "window",
        "[]",
        r#"{"origin":"https://region.example"}"#,
        r#"{"lkot":2,"origin":"https://region.example"}"#,
        r#"{"lkot":"1","origin":"https://region.example"}"#,
        r#"{"lkot":1}"#,
        r#"{"lkot":1,"origin":"https://evil.example"}"#,
        r#"{"lkot":1,"origin":"https://region.example/"}"#,
    ] {
        assert_eq!(of(text), None, "{text}");
    }
}

#[test]
fn a_host_speaks_of_its_own_pages_only() {
    let said = r#"{"lkot":1,"type":"wishes","page":"http://localhost:8082/"}"#;
    assert_eq!(
        Wishes::parse(said, "https://region.example").unwrap().page,
        None
    );
    assert!(
        Wishes::parse(said, "http://localhost:8082")
            .unwrap()
            .page
            .is_some()
    );
}

#[test]
fn messages_of_another_kind_or_version_are_not_read() {
    for text in [
        r#"{"lkot":1,"type":"sign-out"}"#,
        r#"{"lkot":2,"type":"wishes"}"#,
        r#"{"lkot":1}"#,
        r#"{"type":"wishes"}"#,
        "wishes",
    ] {
        assert_eq!(
            Wishes::parse(text, "https://region.example"),
            None,
            "{text}"
        );
    }
    let nothing = r#"{"lkot":1,"type":"wishes","organization":"../..","section":"x","lang":5}"#;
    assert_eq!(
        Wishes::parse(nothing, "https://region.example"),
        Some(Wishes::default())
    );
}

#[test]
fn an_unknown_section_leads_to_the_organization() {
    let route = place(Some("romashka"), Some("nowhere")).unwrap();
    assert_eq!(route.path(), "/organizations/romashka");
}

#[test]
fn a_theme_is_colours_and_lengths_by_name() {
    let read = theme("accent:#abc; --page : #FFFFFF;radius-card:12px; radius-control: 0");
    let names: Vec<_> = read.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["accent", "page", "radius-card", "radius-control"]);
    for text in [
        "font: url(https://evil.example/)",
        "accent: url(https://evil.example/x)",
        "accent: var(--page)",
        "accent: red",
        "accent: #12345",
        "accent: #12345678",
        "accent: #00000g",
        "accent: 8px",
        "radius-card: #fff",
        "radius-card: 1000px",
        "radius-card: calc(1px)",
        "radius-card: -1px",
        "radius-card: px",
        "accent",
        ":#fff",
    ] {
        assert_eq!(theme(text), [], "{text}");
    }
}

#[test]
fn vision_in_the_words_of_the_plugin() {
    let read = Vision::parse(
        "theme: green; fontsize: 24; letterspacing: big; lineheight:average; fontfamily: times",
    );
    let expected = Vision {
        scheme: Some("green"),
        size: Some(150),
        letters: Some("big"),
        lines: Some("average"),
        serif: true,
    };
    assert_eq!(read, expected);
    assert_eq!(
        Vision::parse("fontsize: 4000000000").size,
        Some(LARGEST_PERCENT)
    );
    for text in [
        "",
        "theme: pink; fontsize: big",
        "fontsize: 12; fontfamily: arial; letterspacing: normal",
    ] {
        assert_eq!(Vision::parse(text), Vision::default(), "{text}");
    }
}

#[test]
fn what_the_host_hears() {
    let romashka = OrganizationId::parse("romashka").unwrap();
    let said = News::Organization(romashka).to_message();
    assert_eq!(
        said,
        r#"{"lkot":1,"type":"organization","organization":"romashka"}"#
    );
    assert_eq!(
        News::Height(640).to_message(),
        r#"{"lkot":1,"type":"height","height":640}"#
    );
    let place = Route::parse("/organizations/romashka/declarations").unwrap();
    assert_eq!(
        News::At(place).to_message(),
        r#"{"lkot":1,"type":"at","path":"/organizations/romashka/declarations"}"#
    );
    for news in [
        News::Ready,
        News::SignedIn,
        News::Expired,
        News::Leaving,
        News::Place,
    ] {
        assert!(read(&news.to_message()).is_some());
    }
}

proptest! {
    /// Whatever follows the origin, what is accepted begins with an origin of the list and ends it there.
    #[test]
    fn only_the_list_is_open(rest in "[/?#@.:\\\\a-z%]{0,12}", start in 0..2_usize) {
        let list = origins();
        let address = format!("{}{rest}", list[start]);
        let accepted = HostPage::new(&address, &list).is_some();
        prop_assert_eq!(accepted, rest.is_empty() || rest.starts_with(['/', '?', '#']));
    }

    /// Nothing that a stranger writes ends the app.
    #[test]
    fn anything_is_read(text in "\\PC{0,200}") {
        let _ = Introduction::parse(&text, &origins());
        let _ = (Wishes::parse(&text, "https://region.example"), theme(&text), Vision::parse(&text));
    }
}
