//! Sending to the registry of trained persons, as the app does.

use reqwest::Method;
use serde_json::{Value, json};

use super::{Browser, Reply};

pub const SUBMISSIONS: &str = "/organizations/romashka/training-submissions";
pub const RECORDS: &str = "/organizations/romashka/training-records";

pub fn record(number: u32) -> Value {
    let snils = reference_backend::check_digits::snils(&format!("700{number:06}"));
    json!({
        "outer_id": format!("row-{number}"),
        "worker": {
            "last_name": "Проверкин",
            "first_name": "Иван",
            "middle_name": "",
            "snils": format!("{}-{}-{} {}", &snils[..3], &snils[3..6], &snils[6..9], &snils[9..]),
            "position": "Слесарь",
            "employer_inn": "7707083893",
            "employer_title": "ООО «Ромашка»",
        },
        "organization": { "inn": "7736207543", "title": "ООО «Учебный центр»" },
        "test": {
            "date": "2026-10-12",
            "protocol_number": "П-77",
            "learn_program_id": 9,
            "learn_program_title": "Безопасные методы и приемы выполнения работ на высоте",
            "is_passed": true,
        },
    })
}

pub fn foreigner() -> Value {
    let mut record = record(1);
    record["worker"]["snils"] = Value::Null;
    record["worker"]["is_foreign_snils"] = json!(true);
    record["worker"]["citizenship"] = json!("Казахстан");
    record
}

pub fn digest(letter: &str) -> String {
    letter.repeat(64)
}

pub async fn begin(browser: &Browser, key: &str, body: &Value) -> Reply {
    let request = browser.request(&Method::POST, SUBMISSIONS);
    let request = request.header("idempotency-key", key);
    browser.send(request.json(body)).await
}

/// Begins to send so many records; gives the path of the submission.
pub async fn begun(browser: &Browser, letter: &str, records: u32) -> String {
    let key = digest(letter);
    let body = json!({ "digest": key, "records": records, "name": "Список.xlsx" });
    let reply = begin(browser, &key, &body).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let id = reply.body["id"].as_str().expect("an id");
    let path = format!("{SUBMISSIONS}/{id}");
    assert_eq!(reply.header("location"), format!("/api/v1{path}"));
    path
}

pub async fn send(browser: &Browser, path: &str, number: u32, records: &[Value]) -> Reply {
    let path = format!("{path}/portions/{number}");
    let request = browser.request(&Method::PUT, &path);
    browser
        .send(request.json(&json!({ "records": records })))
        .await
}

pub async fn complete(browser: &Browser, path: &str) -> Reply {
    let path = format!("{path}/complete");
    browser.send(browser.request(&Method::POST, &path)).await
}

pub fn outcomes(reply: &Reply) -> Vec<(&str, &str)> {
    let results = reply.body["results"].as_array().expect("results");
    results
        .iter()
        .map(|result| {
            let code = result["errors"][0]["code"].as_str().unwrap_or_default();
            (result["outcome"].as_str().unwrap_or_default(), code)
        })
        .collect()
}
