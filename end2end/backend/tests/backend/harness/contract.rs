//! The contract as a judge of answers.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use jsonschema::Validator;
use reqwest::Method;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};

static CONTRACT: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../../../contract/openapi.yaml");
    serde_saphyr::from_str(text).expect("the contract is YAML")
});

/// Of the contract itself.
pub fn version() -> &'static str {
    CONTRACT["info"]["version"].as_str().expect("a version")
}

/// Panics unless the contract promises this answer to this request.
pub fn check(method: &Method, path: &str, status: u16, headers: &HeaderMap, body: &[u8]) {
    let what = format!("{method} {path}: {status}");
    let responses = &operation(method, path)["responses"];
    let response = resolve(&responses[status.to_string()]);
    assert!(
        response.is_object(),
        "{what} is not in the contract: {}",
        String::from_utf8_lossy(body)
    );

    for (name, header) in response["headers"].as_object().into_iter().flatten() {
        let header = resolve(header);
        match headers
            .get(name)
            .map(|value| value.to_str().expect("a readable header"))
        {
            Some(value) => conforms(&header["schema"], &json!(value), &format!("{what}, {name}")),
            None => assert_ne!(header["required"], true, "{what} lacks {name}"),
        }
    }
    let Some(content) = response["content"].as_object() else {
        assert!(body.is_empty(), "{what} has a body");
        return;
    };
    let media_type = headers["content-type"].to_str().expect("a readable header");
    let media_type = content
        .get(media_type)
        .unwrap_or_else(|| panic!("{what} is {media_type}"));
    let body: Value = serde_json::from_slice(body).expect("JSON");
    conforms(&media_type["schema"], &body, &what);
    if status >= 400 {
        assert_eq!(body["status"], status, "{what}");
        assert_eq!(
            body["request_id"],
            headers["x-request-id"].to_str().expect("an id"),
            "{what}"
        );
    }
}

fn operation(method: &Method, path: &str) -> &'static Value {
    let path = path.split('?').next().unwrap_or_default();
    let fits = |template: &str| {
        template.split('/').count() == path.split('/').count()
            && template
                .split('/')
                .zip(path.split('/'))
                .all(|(a, b)| a.starts_with('{') || a == b)
    };
    let paths = CONTRACT["paths"].as_object().expect("paths");
    let (_, item) = paths
        .iter()
        .find(|(template, _)| fits(template))
        .expect("a path of the contract");
    &item[method.as_str().to_lowercase()]
}

fn resolve(value: &'static Value) -> &'static Value {
    match value["$ref"].as_str() {
        Some(reference) => CONTRACT
            .pointer(reference.trim_start_matches('#'))
            .expect("a reference that leads somewhere"),
        None => value,
    }
}

fn conforms(schema: &Value, value: &Value, what: &str) {
    let errors: Vec<_> = validator(schema)
        .iter_errors(value)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{what}: {errors:#?} in {value}");
}

/// Made once of each schema: a long list is read by many requests. The schema stands in a document
/// that holds the components it refers to.
fn validator(schema: &Value) -> Arc<Validator> {
    static MADE: LazyLock<Mutex<HashMap<String, Arc<Validator>>>> = LazyLock::new(Mutex::default);
    let make = || {
        let document = json!({ "allOf": [schema], "components": CONTRACT["components"] });
        let options = jsonschema::draft202012::options().should_validate_formats(true);
        Arc::new(options.build(&document).expect("a valid schema"))
    };
    let mut validators = MADE.lock().expect("no panic under the lock");
    validators
        .entry(schema.to_string())
        .or_insert_with(make)
        .clone()
}

mod tests {
    use std::collections::BTreeSet;

    use reference_backend::operation::Operation;
    use strum::IntoEnumIterator as _;

    use super::*;

    fn judge(status: u16, body: &str) {
        let mut headers = HeaderMap::new();
        headers.insert("x-request-id", "1".parse().expect("a value"));
        headers.insert("content-type", "application/json".parse().expect("a value"));
        check(&Method::GET, "/session", status, &headers, body.as_bytes());
    }

    #[test]
    fn every_operation_is_in_the_contract_and_none_is_missing() {
        let paths = CONTRACT["paths"].as_object().expect("paths");
        let promised = paths.iter().flat_map(|(path, item)| {
            let methods = item.as_object().into_iter().flatten();
            let operations = methods.filter(|(_, operation)| operation["operationId"].is_string());
            operations.map(move |(method, operation)| {
                let name = operation["operationId"].as_str().unwrap_or_default();
                let capability = operation["x-capability"].as_str().unwrap_or_default();
                (name, method.to_uppercase(), path.as_str(), capability)
            })
        });
        let promised: BTreeSet<_> = promised.collect();
        let here = Operation::iter().map(|one| {
            let capability = one.capability().map_or("", Into::into);
            (one.name(), one.method().to_string(), one.path(), capability)
        });
        assert_eq!(here.collect::<BTreeSet<_>>(), promised);
    }

    #[test]
    fn a_promised_answer_passes() {
        judge(200, r#"{"state":"signed_out"}"#);
    }

    #[test]
    #[should_panic(expected = "is not in the contract")]
    fn an_answer_not_promised_fails() {
        judge(418, "{}");
    }

    #[test]
    #[should_panic(expected = "person")]
    fn a_body_of_the_wrong_shape_fails() {
        judge(200, r#"{"state":"signed_in"}"#);
    }
}
