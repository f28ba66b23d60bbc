//! Nobody learns a digit that they were not shown: neither by searching nor by checking, whatever is
//! looked at of the answers.

use std::cell::Cell;
use std::num::NonZeroU32;

use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};
use reference_backend::check_digits::{self, is_snils};
use reference_backend::domain::person::{Details, Names, Snils};
use reference_backend::domain::span::Date;
use reference_backend::domain::training::record::{Identity, TrainingRecord};
use reference_backend::seed::people::{IVANOVA, PETROV, SIDOROVA};
use serde_json::{Value, json};

use crate::harness::{Browser, Stand};

const EMPLOYEES: &str = "/organizations/romashka/employees";
const STAFF: &str = "/organizations/romashka/staff";
const RECORDS: &str = "/organizations/romashka/training-records";
const JOURNAL: &str = "/organizations/romashka/journal";
const CHECK: &str = "/organizations/romashka/employees/check";

/// Every list in which people with masked numbers stand, in each of its orders.
const LISTS: [(&str, &str); 8] = [
    (EMPLOYEES, "name"),
    (EMPLOYEES, "-name"),
    (EMPLOYEES, "until"),
    (EMPLOYEES, "last_sign_in"),
    (STAFF, "name"),
    (RECORDS, "-date"),
    (RECORDS, "date"),
    (RECORDS, "name"),
];

/// Somebody's numbers.
#[derive(Clone, Debug)]
struct Numbers {
    snils: String,
    inn: String,
}

impl Numbers {
    /// Gives them to Петров, in the directory and with access, and to a record of the registry.
    async fn put_into(&self, stand: &Stand) {
        let names = || Names {
            last_name: "Петров".into(),
            first_name: "Сергей".into(),
            middle_name: Some("Иванович".into()),
        };
        let details = Details {
            names: names(),
            snils: Snils::new(self.snils.as_str()),
            inn: Some(self.inn.clone()),
            position: Some("Заместитель директора".into()),
        };
        let record = TrainingRecord {
            outer_id: None,
            names: names(),
            identity: Identity::Snils(Snils::new(self.snils.as_str())),
            position: "Заместитель директора".into(),
            employer_inn: "7707083893".into(),
            employer_title: "ООО «Ромашка»".into(),
            organization_unit_id: None,
            trained_by_inn: "7736207543".into(),
            trained_by: "ООО «Учебный центр»".into(),
            tested_on: Date::try_from("2026-10-12".to_owned()).expect("a day"),
            protocol_number: "ОТ-12/26".into(),
            program_id: 9,
            program_title: "Работы на высоте".into(),
            passed: true,
        };
        let pool = stand.server.app.store.pool();
        for (table, id) in [("staff", "s-petrov"), ("employee", "e-petrov")] {
            let update = format!("update {table} set snils = ?, inn = ?, search = ? where id = ?");
            let update = sqlx::query(&update).bind(&self.snils).bind(&self.inn);
            let update = update.bind(details.searchable()).bind(id);
            let updated = update.execute(pool).await.expect("somebody's numbers");
            assert_eq!(updated.rows_affected(), 1, "{id}");
        }
        let update = "update training_record set snils = ?1, person_key = ?1, search = ?2
            where id = (select min(id) from training_record
                where organization_id = 'romashka' and snils is not null)";
        let update = sqlx::query(update).bind(&self.snils);
        let updated = update.bind(record.searchable()).execute(pool).await;
        assert_eq!(updated.expect("a record").rows_affected(), 1);
    }
}

/// Two people who look the same: the last four digits of their СНИЛС are, and of an ИНН nothing is
/// shown.
fn alike() -> impl Strategy<Value = [Numbers; 2]> {
    let hidden = || 0..1_000_000_u32;
    let inn = || 1..1_000_000_000_u64;
    (hidden(), hidden(), 0..100_u32, inn(), inn()).prop_map(|(one, other, shown, mine, yours)| {
        let snils =
            |hidden: u32| check_digits::snils(&format!("9{:06}{shown:02}", hidden % 1_000_000));
        let first = snils(one);
        let mut others = (other..).map(snils);
        let second = others.find(|snils| snils[9..] == first[9..] && *snils != first);
        let inn = |ten: u64| check_digits::person_inn(&format!("{ten:010}"));
        [
            Numbers {
                snils: first,
                inn: inn(mine),
            },
            Numbers {
                snils: second.expect("one in a hundred"),
                inn: inn(yours),
            },
        ]
    })
}

/// What stands between the digits of a query, or beside them.
#[derive(Clone, Debug)]
enum Piece {
    /// Some digits of one of the four numbers, and what comes after them.
    Part(usize, usize, usize, &'static str),
    Word(&'static str),
}

fn queries() -> impl Strategy<Value = Vec<Vec<Piece>>> {
    let marks = prop::sample::select(vec!["", " ", "-", " *", ", "]);
    let words = prop::sample::select(vec![
        "петров",
        "с.",
        "директора",
        "***-***-*",
        "9",
        "gtnhjd",
    ]);
    let part = (0..4_usize, 0..12_usize, 1..12_usize, marks);
    let piece = prop_oneof![
        4 => part.prop_map(|(of, from, len, mark)| Piece::Part(of, from, len, mark)),
        1 => words.prop_map(Piece::Word),
    ];
    prop::collection::vec(prop::collection::vec(piece, 1..4), 3)
}

fn written(query: &[Piece], pair: &[Numbers; 2]) -> String {
    let numbers = pair.iter().flat_map(|one| [&one.snils, &one.inn]);
    let numbers: Vec<_> = numbers.collect();
    let text = |piece: &Piece| match piece {
        Piece::Part(of, from, len, mark) => {
            let digits = numbers[*of].as_str();
            let from = from % digits.len();
            let to = (from + len).min(digits.len());
            format!("{}{mark}", &digits[from..to])
        }
        Piece::Word(word) => format!(" {word} "),
    };
    query.iter().map(text).collect()
}

/// Whether it may have the whole of one of the numbers, which may tell them apart.
fn has_a_whole(query: &str, pair: &[Numbers; 2]) -> bool {
    let digits: String = query.chars().filter(char::is_ascii_digit).collect();
    let mut numbers = pair.iter().flat_map(|one| [&one.snils, &one.inn]);
    numbers.any(|number| digits.contains(number.as_str()))
}

/// Two pages of each list, and what is checked: all that can be seen.
async fn seen(browser: &Browser, queries: &[String], people: &Value) -> Vec<(u16, Value)> {
    let mut all = Vec::new();
    let mut see = |reply: crate::harness::Reply| {
        let mut body = reply.body;
        if let Some(problem) = body.as_object_mut() {
            problem.remove("request_id");
        }
        let next = body["next_cursor"].as_str().map(str::to_owned);
        if let Some(cursor) = &next {
            // Encrypted, and so another each time: all that can be seen of it is its length.
            body["next_cursor"] = json!(cursor.len());
        }
        all.push((reply.status, body));
        next
    };
    for query in queries {
        for (list, sort) in LISTS {
            let mut asked = vec![("q", query.as_str()), ("limit", "1")];
            if list != STAFF {
                asked.push(("sort", sort));
            }
            if let Some(next) = see(browser.ask(list, &asked).await) {
                asked.push(("cursor", &next));
                see(browser.ask(list, &asked).await);
            }
        }
    }
    see(browser.post(CHECK, people).await);
    all
}

/// Numbers that are nearly theirs.
fn guesses(pair: &[Numbers; 2]) -> Value {
    let near = |snils: &str| {
        let value: u64 = snils[..9].parse().expect("digits");
        let shown = &snils[7..];
        let mut others = (1..200_000).map(|step| {
            let other = value.wrapping_add(step * 100) % 1_000_000_000;
            check_digits::snils(&format!("{other:09}"))
        });
        let whole = |other: &String| pair.iter().any(|one| one.snils == *other);
        others.find(|other| other[7..] == *shown && !whole(other))
    };
    let people: Vec<_> = pair
        .iter()
        .flat_map(|one| {
            let near = near(&one.snils).expect("one in a hundred");
            assert!(is_snils(&near));
            [
                json!({ "snils": near, "inn": one.inn }),
                json!({ "snils": &one.snils[..10], "inn": one.inn }),
                json!({ "snils": one.snils, "inn": &one.inn[..11] }),
            ]
        })
        .collect();
    json!({ "people": people })
}

#[test]
fn nobody_learns_a_hidden_digit() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (stand, browser) = runtime.block_on(async {
        let stand = Stand::start().await;
        let browser = stand.browser();
        browser.sign_in(&IVANOVA).await;
        (stand, browser)
    });
    let config = ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let (cases, asked, found) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&(alike(), queries()), |(pair, queries)| {
        let mut queries: Vec<_> = queries.iter().map(|query| written(query, &pair)).collect();
        queries.retain(|query| !has_a_whole(query, &pair));
        // What is shown finds both.
        queries.push(pair[0].snils[7..].to_owned());
        let people = guesses(&pair);
        let [one, other] = runtime.block_on(async {
            let mut all = Vec::new();
            for numbers in &pair {
                numbers.put_into(&stand).await;
                all.push(seen(&browser, &queries, &people).await);
            }
            <[_; 2]>::try_from(all).expect("two")
        });
        cases.set(cases.get() + 1);
        asked.set(asked.get() + one.len());
        found.set(found.get() + one.iter().filter(|(_, body)| body["total"] != 0).count());
        if one == other {
            Ok(())
        } else {
            let differ = one.iter().zip(&other).find(|(one, other)| one != other);
            Err(TestCaseError::fail(format!("{queries:?}: {differ:?}")))
        }
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    println!(
        "{} pairs of people who look alike, {} questions, {} of them found somebody: all answers are the same",
        cases.get(),
        asked.get(),
        found.get()
    );
    assert!(found.get() > cases.get(), "the questions found nobody");
}

#[tokio::test]
async fn a_whole_number_finds_and_is_written_down() {
    let stand = Stand::start().await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    let grouped = format!(
        "{}-{}-{} {}",
        &PETROV.snils[..3],
        &PETROV.snils[3..6],
        &PETROV.snils[6..9],
        &PETROV.snils[9..]
    );
    for (list, query, id) in [
        (EMPLOYEES, grouped.as_str(), "e-petrov"),
        (EMPLOYEES, PETROV.inn, "e-petrov"),
        (STAFF, PETROV.snils, "s-petrov"),
    ] {
        let found = browser.ask(list, &[("q", query)]).await;
        assert_eq!(found.ids(), [id], "{query}");
        let newest = browser.ask(JOURNAL, &[("limit", "1")]).await;
        let newest = &newest.body["items"][0];
        assert_eq!(newest["action"], "looked_up");
        assert_eq!(newest["employee"]["id"], id);
        assert_eq!(newest["actor"]["name"], "Иванова Мария Петровна");
        assert_eq!(
            (&newest["before"], &newest["after"]),
            (&Value::Null, &Value::Null)
        );
    }
    let before = stand.count("select count(*) from journal").await;
    for query in ["6464", "петров", &PETROV.snils[..10]] {
        browser.ask(EMPLOYEES, &[("q", query)]).await;
    }
    assert_eq!(stand.count("select count(*) from journal").await, before);

    let record: String = sqlx::query_scalar(
        "select snils from training_record where organization_id = 'romashka' and snils <> '' limit 1",
    )
    .fetch_one(stand.server.app.store.pool())
    .await
    .expect("a record");
    let found = browser.ask(RECORDS, &[("q", &record)]).await;
    assert_ne!(found.body["total"], 0);
    let entries = browser.ask(JOURNAL, &[("action", "looked_up")]).await;
    assert_eq!(entries.body["total"], 4);
    let found = browser.ask(RECORDS, &[("q", &record[..10])]).await;
    assert_eq!(found.body["total"], 0);
}

#[tokio::test]
async fn numbers_are_asked_for_only_so_often() {
    let stand =
        Stand::with(|config| config.limits.numbers = NonZeroU32::new(5).expect("five")).await;
    let browser = stand.browser();
    browser.sign_in(&IVANOVA).await;
    for list in [EMPLOYEES, STAFF, RECORDS] {
        assert_eq!(browser.ask(list, &[("q", "4595")]).await.status, 200);
    }
    let person = json!({ "snils": SIDOROVA.snils, "inn": SIDOROVA.inn });
    let two = json!({ "people": [person, person] });
    assert_eq!(browser.post(CHECK, &two).await.status, 200);
    for refused in [
        browser.post(CHECK, &two).await,
        browser.ask(EMPLOYEES, &[("q", "1234")]).await,
        browser.ask(STAFF, &[("q", SIDOROVA.snils)]).await,
        browser.ask(RECORDS, &[("q", "12-34")]).await,
    ] {
        assert_eq!(
            (refused.status, refused.problem()),
            (429, "too-many-requests")
        );
        let wait: u64 = refused.header("retry-after").parse().expect("seconds");
        assert!((1..=3600).contains(&wait), "{wait}");
    }
    let named = browser.ask(EMPLOYEES, &[("q", "Петров 7")]).await;
    assert_eq!(named.status, 200, "names are no numbers");
    let other = stand.browser();
    other.sign_in(&PETROV).await;
    assert_eq!(
        other.post(CHECK, &two).await.status,
        200,
        "others have a limit of their own"
    );
}
