//! The registry of trained persons: what is in it.

use std::collections::BTreeSet;

use reference_backend::check_digits::{is_organization_inn, is_snils};
use reference_backend::config::Scale;
use reference_backend::seed::people::{IVANOVA, KUZNETSOV};
use serde_json::{Value, json};

use crate::harness::{Browser, Stand};

const RECORDS: &str = "/organizations/romashka/training-records";

async fn ivanova(stand: &Stand) -> Browser {
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    browser
}

fn text<'a>(item: &'a Value, field: &str) -> &'a str {
    item[field].as_str().expect(field)
}

#[tokio::test]
async fn the_programmes_are_twenty_eight_without_a_fifth() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let told = browser.get("/organizations/romashka/learn-programs").await;
    let items = told.body["items"].as_array().expect("a list").clone();
    let ids: Vec<_> = items
        .iter()
        .filter_map(|item| item["id"].as_u64())
        .collect();
    assert_eq!(
        ids,
        [1..=4, 6..=29].into_iter().flatten().collect::<Vec<_>>()
    );
    assert_eq!(
        items[7]["title"],
        "Безопасные методы и приемы выполнения работ на высоте"
    );
}

/// The whole registry is exported so.
#[tokio::test]
async fn twenty_thousand_are_read_in_forty_pages() {
    let stand = Stand::with(|config| {
        config.scale = Scale {
            trained: 20_000,
            ..config.scale
        };
        // The limit that a real server has.
        config.limits = reference_backend::config::Config::default().limits;
    })
    .await;
    let browser = ivanova(&stand).await;
    let (all, total) = browser.walk(RECORDS, &[("limit", "500")]).await;
    assert_eq!((all.len(), &total), (20_000, &json!(20_000)));
    let ids: BTreeSet<_> = all.iter().map(|item| text(item, "id")).collect();
    assert_eq!(ids.len(), 20_000);
    let days: Vec<_> = all.iter().map(|item| text(item, "tested_on")).collect();
    assert!(days.is_sorted_by(|a, b| a >= b), "the newest first");
    let states: BTreeSet<_> = all.iter().map(|item| text(item, "state")).collect();
    assert_eq!(states.len(), 5);
    let programs: BTreeSet<_> = all.iter().map(|item| item["program_id"].as_u64()).collect();
    assert_eq!(programs.len(), 28);
    let numbers: Vec<_> = all
        .iter()
        .filter_map(|item| item["registry_number"].as_str())
        .collect();
    assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len());
    for item in &all {
        let accepted = item["state"] == "accepted";
        assert_eq!(item["registry_number"].is_string(), accepted, "{item}");
        assert_eq!(
            item["rejection"].is_string(),
            item["state"] == "rejected",
            "{item}"
        );
        assert!(is_organization_inn(text(item, "employer_inn")), "{item}");
    }
    let refused = browser.ask(RECORDS, &[("limit", "501")]).await;
    assert_eq!((refused.status, refused.problem()), (400, "bad-request"));

    let snils: Vec<String> =
        sqlx::query_scalar("select distinct snils from training_record where snils is not null")
            .fetch_all(stand.server.app.store.pool())
            .await
            .expect("rows");
    assert!(snils.len() > 4000 && snils.iter().all(|snils| is_snils(snils)));
}

#[tokio::test]
async fn filters_narrow_and_orders_order() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let (all, _) = browser.walk(RECORDS, &[("limit", "100")]).await;
    assert_eq!(all.len(), 400);
    let (rejected, total) = browser.walk(RECORDS, &[("state", "rejected")]).await;
    let expected = all
        .iter()
        .filter(|item| item["state"] == "rejected")
        .count();
    assert_eq!((rejected.len(), total), (expected, json!(expected)));
    assert!(expected > 0 && rejected.iter().all(|item| item["state"] == "rejected"));

    let (of_program, _) = browser.walk(RECORDS, &[("program", "9")]).await;
    let expected = all.iter().filter(|item| item["program_id"] == 9).count();
    assert!(of_program.len() == expected && expected > 0);

    let day = text(&all[200], "tested_on");
    let (that_day, _) = browser.walk(RECORDS, &[("from", day), ("to", day)]).await;
    let expected = all.iter().filter(|item| item["tested_on"] == day).count();
    assert!(that_day.len() == expected && expected > 0);

    let (oldest, _) = browser
        .walk(RECORDS, &[("sort", "date"), ("limit", "7")])
        .await;
    let reversed: Vec<_> = all.iter().rev().map(|item| item["id"].clone()).collect();
    let oldest: Vec<_> = oldest.iter().map(|item| item["id"].clone()).collect();
    assert_eq!(oldest, reversed);
    let (named, _) = browser
        .walk(RECORDS, &[("sort", "name"), ("limit", "90")])
        .await;
    let key = |item: &Value| {
        ["last_name", "first_name"].map(|part| text(item, part).to_lowercase().replace('ё', "е"))
    };
    assert!(named.is_sorted_by_key(key));
    assert_eq!(named.len(), 400);

    for wrong in [
        ("state", "lost"),
        ("program", "0"),
        ("program", "1001"),
        ("from", "12.10.2026"),
        ("to", "2026-02-30"),
        ("sort", "role"),
        ("limit", "0"),
    ] {
        let refused = browser.ask(RECORDS, &[wrong]).await;
        assert_eq!(
            (refused.status, refused.problem()),
            (400, "bad-request"),
            "{wrong:?}"
        );
    }
    let other = browser
        .ask(RECORDS, &[("sort", "name"), ("limit", "1")])
        .await;
    let cursor = text(&other.body, "next_cursor");
    let refused = browser.ask(RECORDS, &[("cursor", cursor)]).await;
    assert_eq!(refused.problem(), "cursor-invalid");
}

#[tokio::test]
async fn people_and_numbers_are_found_however_typed() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let first = browser
        .ask(RECORDS, &[("state", "accepted"), ("limit", "1")])
        .await;
    let first = first.body["items"][0].clone();
    let pool = stand.server.app.store.pool();
    let snils: Option<String> =
        sqlx::query_scalar("select snils from training_record where id = ?")
            .bind(text(&first, "id"))
            .fetch_one(pool)
            .await
            .expect("a row");
    let snils = snils.expect("no foreigner");
    let grouped = format!(
        "{}-{}-{} {}",
        &snils[..3],
        &snils[3..6],
        &snils[6..9],
        &snils[9..]
    );
    let name = text(&first, "last_name");
    let layout: String = name.to_lowercase().chars().map(latin_key).collect();
    for query in [
        name,
        &layout,
        &snils,
        &grouped,
        text(&first, "snils_masked"),
        text(&first, "registry_number"),
        text(&first, "protocol_number"),
        &text(&first, "program_title").to_uppercase(),
    ] {
        let (found, _) = browser.walk(RECORDS, &[("q", query)]).await;
        assert!(found.contains(&first), "{query}: {}", found.len());
        assert!(found.len() < 400, "{query}");
    }
    let nothing = browser.ask(RECORDS, &[("q", "зззззз")]).await;
    assert_eq!(nothing.body["total"], 0);
}

/// The key of a Latin keyboard where this Russian letter is.
fn latin_key(letter: char) -> char {
    const RUSSIAN: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
    const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    let at = RUSSIAN.chars().position(|russian| russian == letter);
    at.and_then(|at| LATIN.chars().nth(at)).unwrap_or(letter)
}

#[tokio::test]
async fn who_may_only_look_looks() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&KUZNETSOV).await;
    let here = browser.get("/organizations/kd-0003").await.body;
    assert_eq!(here["sections"], json!(["training_registry"]));
    assert_eq!(here["actions"], json!([]));
    let (all, _) = browser
        .walk("/organizations/kd-0003/training-records", &[])
        .await;
    assert_eq!(all.len(), 40);
    let sent = browser
        .get("/organizations/kd-0003/training-submissions")
        .await;
    assert_eq!(sent.body["total"], 0);
}

#[tokio::test]
async fn what_was_sent_before_is_told() {
    let stand = Stand::start().await;
    let browser = ivanova(&stand).await;
    let path = "/organizations/romashka/training-submissions";
    let list = browser.get(path).await;
    assert_eq!(
        list.ids(),
        ["ts-romashka-2", "ts-romashka-1"],
        "the newest first"
    );
    let items = &list.body["items"];
    let told = |at: usize| {
        ["state", "records", "received", "rejected"].map(|name| items[at][name].clone())
    };
    assert_eq!(told(0), [json!("open"), json!(240), json!(100), json!(1)]);
    assert_eq!(
        told(1),
        [json!("complete"), json!(150), json!(150), json!(3)]
    );
    let pages = browser.walk(path, &[("limit", "1")]).await;
    assert_eq!((pages.0.len(), pages.1), (2, json!(2)));

    let open = browser.get(&format!("{path}/ts-romashka-2")).await.body;
    assert_eq!(open["portions"][0]["records"], 100);
    let records = "select count(*) from training_record where submission_id = ";
    for (id, expected) in [("ts-romashka-1", 147), ("ts-romashka-2", 99)] {
        assert_eq!(
            stand.count(&format!("{records}'{id}'")).await,
            expected,
            "{id}"
        );
    }
    let missing = browser.get(&format!("{path}/ts-none")).await;
    assert_eq!((missing.status, missing.problem()), (404, "not-found"));
    // Of another organization, of which she is the administrator too.
    let elsewhere = browser
        .get("/organizations/school-7/training-submissions/ts-romashka-1")
        .await;
    assert_eq!(elsewhere.status, 404);
}
