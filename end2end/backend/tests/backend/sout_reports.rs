//! Reports of the special assessment and their workplaces.

use std::collections::{BTreeMap, BTreeSet};

use reference_backend::config::Scale;
use reference_backend::seed::people::{IVANOVA, KUZNETSOV};
use serde_json::{Value, json};

use crate::harness::{Browser, Stand};

const REPORTS: &str = "/organizations/romashka/sout-reports";
const LARGEST: &str = "/organizations/romashka/sout-reports/sr-romashka-003";

async fn ivanova(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser
}

fn text<'a>(item: &'a Value, field: &str) -> &'a str {
    item[field].as_str().expect(field)
}

fn ids(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| text(item, "id")).collect()
}

#[tokio::test]
async fn there_are_as_many_as_promised() {
    let stand = Stand::with(|config| {
        config.scale = Scale {
            reports: Scale::default().reports,
            ..config.scale
        };
    })
    .await;
    let browser = ivanova(&stand).await;
    let (reports, total) = browser.walk(REPORTS, &[("limit", "100")]).await;
    assert_eq!((reports.len(), &total), (300, &json!(300)));
    let sizes = reports.iter().filter_map(|one| one["workplaces"].as_u64());
    assert_eq!(sizes.clone().sum::<u64>(), 2000);
    assert_eq!(sizes.max(), Some(400));
    let of = async |class: &str| {
        let sql = format!(
            "select count(*) from workplace join sout_report on sout_report.id = report_id
             where organization_id = 'romashka' and class {class}"
        );
        stand.count(&sql).await
    };
    let (first, second) = (of("= '1'").await, of("= '2'").await);
    let (third, fourth) = (of("like '3.%'").await, of("= '4'").await);
    assert_eq!(first + second + third + fourth, 2000);
    assert!(second > 1200, "{second}");
    assert!((100..700).contains(&third), "{third}");
    assert!((1..150).contains(&first) && (1..150).contains(&fourth));
}

#[tokio::test]
async fn a_report_says_what_its_workplaces_come_to() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let report = browser.get(LARGEST).await.body;
    let places = format!("{LARGEST}/workplaces");
    let (places, total) = browser.walk(&places, &[("limit", "15")]).await;
    assert_eq!((&report["workplaces"], &total), (&total, &json!(40)));
    let ordinals = places.iter().map(|place| {
        let number = text(place, "number").trim_end_matches('А');
        number.parse::<usize>().expect("a number")
    });
    assert!(ordinals.eq(1..=40));

    let mut classes = BTreeMap::<&str, (u64, u64)>::new();
    let mut guarantees = BTreeMap::<&str, u64>::new();
    for place in &places {
        let class = text(place, "class");
        let of_class = classes.entry(class).or_default();
        of_class.0 += 1;
        of_class.1 += place["employees"].as_u64().expect("a number");
        assert_eq!(place["declarable"], matches!(class, "1" | "2"), "{place}");
        let factors = place["factors"].as_array().expect("factors");
        let worst = factors.iter().map(|factor| text(factor, "class")).max();
        assert_eq!(worst, Some(class), "{place}");
        for guarantee in place["guarantees"].as_array().expect("guarantees") {
            *guarantees
                .entry(guarantee.as_str().expect("words"))
                .or_default() += 1;
        }
    }
    let told: Vec<_> = report["classes"].as_array().expect("classes").clone();
    let expected = classes.iter().map(|(class, (workplaces, employees))| {
        json!({ "class": class, "label": format!("Класс {class}"), "workplaces": workplaces,
            "employees": employees })
    });
    assert_eq!(told, expected.collect::<Vec<_>>());
    assert_eq!(told.len(), 7, "one of each class");
    assert_eq!(report["worst_class"], "4");
    let employees: u64 = classes.values().map(|(_, employees)| employees).sum();
    assert_eq!(report["employees"], employees);
    let told = report["guarantees"].as_array().expect("guarantees");
    let told = told
        .iter()
        .map(|one| (text(one, "name"), one["workplaces"].as_u64()));
    let told: BTreeMap<_, _> = told.collect();
    let expected = guarantees
        .into_iter()
        .map(|(name, count)| (name, Some(count)));
    assert_eq!(told, expected.collect());
}

#[tokio::test]
async fn the_orders_are_what_they_say() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let sorted = async |sort: &str| {
        browser
            .walk(REPORTS, &[("limit", "7"), ("sort", sort)])
            .await
            .0
    };
    let (usual, _) = browser.walk(REPORTS, &[("limit", "7")]).await;
    assert_eq!(usual.len(), 30);
    let newest = sorted("-date").await;
    assert_eq!(ids(&usual), ids(&newest));
    let days = |items: &[Value]| -> Vec<String> {
        items
            .iter()
            .map(|item| text(item, "approved_on").to_owned())
            .collect()
    };
    assert!(days(&newest).is_sorted_by(|a, b| a >= b));
    let mut oldest = sorted("date").await;
    assert!(days(&oldest).is_sorted());
    oldest.reverse();
    assert_eq!(ids(&oldest), ids(&newest));
    let largest = sorted("workplaces").await;
    let sizes: Vec<_> = largest
        .iter()
        .map(|item| item["workplaces"].as_u64())
        .collect();
    assert!(sizes.is_sorted_by(|a, b| a >= b));
    assert_eq!(
        (largest.len(), text(&largest[0], "id")),
        (30, "sr-romashka-003")
    );
}

#[tokio::test]
async fn reports_are_found_by_class_day_and_words() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (all, _) = browser.walk(REPORTS, &[("sort", "date")]).await;
    let found = async |query: &[(&str, &str)]| -> BTreeSet<String> {
        let (items, total) = browser.walk(REPORTS, query).await;
        assert_eq!(total, items.len());
        ids(&items).into_iter().map(str::to_owned).collect()
    };
    for class in ["1", "2", "3.1", "3.2", "3.3", "3.4", "4"] {
        let mut expected = BTreeSet::new();
        for report in ids(&all) {
            let told = browser.get(&format!("{REPORTS}/{report}")).await.body;
            let classes = told["classes"].as_array().expect("classes");
            if classes.iter().any(|one| one["class"] == class) {
                expected.insert(report.to_owned());
            }
        }
        assert!(expected.contains("sr-romashka-003"));
        assert_eq!(found(&[("class", class)]).await, expected, "{class}");
    }
    let (from, to) = (text(&all[8], "approved_on"), text(&all[20], "approved_on"));
    let within = all
        .iter()
        .filter(|one| (from..=to).contains(&text(one, "approved_on")));
    let within: BTreeSet<_> = within.map(|one| text(one, "id").to_owned()).collect();
    assert!((13..30).contains(&within.len()));
    assert_eq!(found(&[("from", from), ("to", to)]).await, within);
    assert!(found(&[("from", to), ("to", from)]).await.is_empty());

    for (words, assessor) in [
        ("экспертный ЦЕНТР", "ООО «Экспертный центр»"),
        ("jwtyrf", "АНО «Оценка труда»"),
    ] {
        let expected = all.iter().filter(|one| one["assessor"] == assessor);
        let expected: BTreeSet<_> = expected.map(|one| text(one, "id").to_owned()).collect();
        assert!(!expected.is_empty());
        assert_eq!(found(&[("q", words)]).await, expected, "{words}");
    }
    let number = text(&all[3], "number");
    assert!(found(&[("q", number)]).await.contains(text(&all[3], "id")));
}

#[tokio::test]
async fn workplaces_are_found_by_class_and_words() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let path = format!("{LARGEST}/workplaces");
    let (all, _) = browser.walk(&path, &[]).await;
    let expected = |fits: &dyn Fn(&Value) -> bool| -> Vec<String> {
        let fitting = all.iter().filter(|place| fits(place));
        fitting.map(|place| text(place, "id").to_owned()).collect()
    };
    for (query, expected) in [
        (
            [("class", "3.1")],
            expected(&|place| place["class"] == "3.1"),
        ),
        (
            [("declarable", "true")],
            expected(&|place| place["declarable"] == true),
        ),
        (
            [("q", "цех")],
            expected(&|place| text(place, "department").starts_with("Цех")),
        ),
        (
            [("q", "njrfhm")],
            expected(&|place| place["name"] == "Токарь"),
        ),
    ] {
        let (items, total) = browser.walk(&path, &[query[0], ("limit", "3")]).await;
        assert!(!items.is_empty() && items.len() < all.len(), "{query:?}");
        assert_eq!(ids(&items), expected, "{query:?}");
        assert_eq!(total, expected.len(), "{query:?}");
    }
    let both = [("class", "3.1"), ("declarable", "true")];
    assert_eq!(browser.ask(&path, &both).await.body["total"], 0);
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let workplaces = format!("{LARGEST}/workplaces");
    for (path, name, value) in [
        (REPORTS, "class", "3"),
        (REPORTS, "class", "5"),
        (REPORTS, "from", "2026-11-31"),
        (REPORTS, "to", "завтра"),
        (REPORTS, "sort", "name"),
        (REPORTS, "sort", "number"),
        (REPORTS, "limit", "101"),
        (&workplaces, "class", "low"),
        (&workplaces, "declarable", "false"),
        (&workplaces, "declarable", ""),
    ] {
        let reply = browser.ask(path, &[(name, value)]).await;
        let told = (reply.status, reply.problem());
        assert_eq!(told, (400, "bad-request"), "{name}={value}");
    }
    for path in [REPORTS, &workplaces] {
        let reply = browser.ask(path, &[("cursor", "%%%")]).await;
        assert_eq!(reply.problem(), "cursor-invalid");
    }
    let page = browser.ask(REPORTS, &[("limit", "3")]).await;
    let cursor = text(&page.body, "next_cursor");
    let reply = browser
        .ask(REPORTS, &[("cursor", cursor), ("sort", "workplaces")])
        .await;
    assert_eq!(reply.problem(), "cursor-invalid");
}

#[tokio::test]
async fn a_report_belongs_to_one_organization() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    let own = "/organizations/kd-0005/sout-reports/sr-kd-0005-001";
    let foreign = "/organizations/kd-0005/sout-reports/sr-romashka-003";
    for (path, status) in [(own, 200), (foreign, 404)] {
        assert_eq!(browser.get(path).await.status, status, "{path}");
        let workplaces = format!("{path}/workplaces");
        assert_eq!(browser.get(&workplaces).await.status, status, "{path}");
    }
    assert_eq!(browser.get(LARGEST).await.problem(), "forbidden");
    let list = browser.get("/organizations/kd-0005/sout-reports").await;
    assert_eq!(list.body["total"], 5);
}

/// Without the section: the report and its workplaces are chosen for a declaration.
#[tokio::test]
async fn who_declares_may_choose_a_report() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    let here = "/organizations/kd-0004";
    let told = browser.get(here).await.body;
    assert_eq!(told["sections"], json!(["declarations"]));
    let reports = browser.get(&format!("{here}/sout-reports")).await;
    let chosen = reports.ids()[0];
    let report = browser.get(&format!("{here}/sout-reports/{chosen}")).await;
    assert_eq!(report.status, 200);
    let workplaces = format!("{here}/sout-reports/{chosen}/workplaces?declarable=true");
    assert!(!browser.get(&workplaces).await.ids().is_empty());
}
