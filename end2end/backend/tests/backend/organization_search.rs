//! What a search finds, however it was typed.

use reference_backend::seed::people::{IVANOVA, KUZNETSOV};

use crate::harness::{Browser, Stand};

/// In the order of the list.
const ROMASHKA: [&str; 7] = [
    "kd-romashka-ao",
    "kd-romashkin",
    "kd-romashka-rzhev",
    "kd-romashka-tver",
    "romashka",
    "kd-romashka-sever",
    "kd-romashka-plus",
];

async fn kuznetsov(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    browser
}

async fn finds(browser: &Browser, q: &str, expected: &[&str]) {
    let reply = browser.ask("/organizations", &[("q", q)]).await;
    assert_eq!(reply.ids(), expected, "{q}");
    assert_eq!(reply.body["total"], expected.len(), "{q}");
}

#[tokio::test]
async fn words_as_they_are() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let all = ["vektor", "school-7", "romashka"];
    for (q, expected) in [
        ("РОМАШКА", &["romashka"][..]),
        ("«ромашка» ооо", &["romashka"]),
        ("'Ромашка'", &["romashka"]),
        ("школа 7", &["school-7"]),
        ("школа №7", &["school-7"]),
        ("%", &[]),
        ("_", &[]),
        ("ромашка вектор", &[]),
        ("   ", &all),
    ] {
        finds(&browser, q, expected).await;
    }
}

#[tokio::test]
async fn a_number_in_any_grouping_and_beside_words() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    for q in [
        "1027700132195",
        "102 770 013 2195",
        "1027-7001-32195",
        "1 027 700 132 195",
        "ромашка 102 770 013 2195",
        "102\u{a0}770\u{a0}013 ромашка",
        "romashka 1027-7001",
        "hjvfirf 102 770 013",
        "7701 000 107",
    ] {
        finds(&browser, q, &["romashka"]).await;
    }
    finds(&browser, "10377 39877", &["vektor"]).await;
    finds(&browser, "102 770 013 2196", &[]).await;
    finds(&browser, "вектор 102 770 013 2195", &[]).await;
}

#[tokio::test]
async fn branches_and_full_names() {
    let stand = Stand::start().await;
    let browser = kuznetsov(&stand).await;
    for (q, expected) in [
        (
            "ромашка тверь",
            &["kd-romashka-rzhev", "kd-romashka-tver"][..],
        ),
        ("ржевский филиал", &["kd-romashka-rzhev"]),
        ("петр ромашкин", &["kd-romashkin"]),
        ("Пётр Ромашкин", &["kd-romashkin"]),
        ("314 690 005 000 55", &["kd-romashkin"]),
        ("академика преображенского", &["kd-long"]),
    ] {
        finds(&browser, q, expected).await;
    }
}

#[tokio::test]
async fn alike_names_come_in_their_order() {
    let stand = Stand::start().await;
    let browser = kuznetsov(&stand).await;
    for q in ["ромашк", "hjvfir", "romashk", "ROMASHK"] {
        finds(&browser, q, &ROMASHKA).await;
    }
    let called_so = [
        ROMASHKA[2],
        ROMASHKA[3],
        ROMASHKA[4],
        ROMASHKA[5],
        ROMASHKA[6],
    ];
    for q in [
        "ооо ромашка",
        "jjj hjvfirf",
        "OOO romashka",
        "ООО romashka",
        "JJJ @Hjvfirf@",
    ] {
        finds(&browser, q, &called_so).await;
    }
}

#[tokio::test]
async fn the_other_keyboard_layout() {
    let stand = Stand::start().await;
    let browser = kuznetsov(&stand).await;
    finds(&browser, "Зшщтуук", &["kd-pioneer"]).await;
    finds(&browser, "ООО pioneer", &["kd-pioneer"]).await;
    finds(&browser, "byye 314 690", &[]).await;
    finds(&browser, "bg hjvfirby", &["kd-romashkin"]).await;
    // The whole query is taken one way: this would be two.
    finds(
        &browser,
        "hjvfirf тверь",
        &["kd-romashka-rzhev", "kd-romashka-tver"],
    )
    .await;
    finds(&browser, "hjvfirf tver", &[]).await;
}

#[tokio::test]
async fn latin_letters_in_the_usual_schemes() {
    let stand = Stand::with(|config| config.scale.organizations = 1012).await;
    let browser = kuznetsov(&stand).await;
    let total = async |q: &str| {
        let reply = browser
            .ask("/organizations", &[("q", q), ("limit", "1")])
            .await;
        reply.body["total"].as_u64().unwrap_or_default()
    };
    for (russian, spellings) in [
        ("заря самара", "Zarya Samara,Zaria Samara,zarja samara"),
        ("берёзка тула", "Berezka Tula,Beryozka Tula,berjozka tula"),
        ("архангельск", "Arkhangelsk,arhangelsk,Arkhangel'sk"),
        ("ярославль", "Yaroslavl,Iaroslavl,jaroslavl"),
        ("маяк", "mayak,maiak,majak"),
        ("ооо магистраль уфа", "OOO Magistral Ufa"),
        ("ижевск", "Izhevsk"),
        ("твер", "Tver',tver"),
    ] {
        let expected = total(russian).await;
        assert!(expected > 0, "{russian}");
        for spelling in spellings.split(',') {
            assert_eq!(total(spelling).await, expected, "{spelling}");
        }
    }
    assert_eq!(total("zarya samaraa").await, 0);
}

#[tokio::test]
async fn people_are_found_with_the_other_layout_too() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    for (list, id) in [("staff", "s-petrov"), ("employees", "e-petrov")] {
        let path = format!("/organizations/romashka/{list}");
        for q in [
            "петров сергей",
            "gtnhjd cthutq",
            "900-019-964 64",
            "900 019 96464",
            "иванович 64 64",
            "Петров С. И.",
            "Петров С.И.",
            "Петров, Сергей",
            "gtnhjd c/ b/",
        ] {
            assert_eq!(browser.ask(&path, &[("q", q)]).await.ids(), [id], "{q}");
        }
        for q in [
            "иванович 900 019",
            "900-019-964",
            "Петров К. И.",
            "Петров, Ярополк",
        ] {
            let found = browser.ask(&path, &[("q", q)]).await;
            assert!(found.ids().is_empty(), "{q}");
        }
    }
}
