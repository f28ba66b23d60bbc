//! Answers about organizations as other backends give them: with less, or with what nobody knows.

use axum::body::{Body, to_bytes};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use serde_json::{Map, Value, json};

use crate::problem::{Kind, Problem};

/// No list comes near it.
const LARGEST: usize = 1024 * 1024;
/// What the contract requires of an organization.
const REQUIRED: [&str; 3] = ["id", "short_name", "access"];

/// What people and things are called, and what is said of them, anywhere in the contract.
const NAMES: [&str; 28] = [
    "short_name",
    "full_name",
    "branch_name",
    "last_name",
    "first_name",
    "middle_name",
    "position",
    "name",
    "label",
    "description",
    "group",
    "title",
    "employer_title",
    "trained_by",
    "program_title",
    "rejection",
    "assessor",
    "department",
    "report_number",
    "registry_number",
    "number",
    "what",
    "where",
    "to_do",
    "by",
    "comment",
    "granted_by",
    "created_by",
];

/// Changes the body of a good answer.
pub async fn body(response: Response, change: fn(&mut Value)) -> Response {
    if !response.status().is_success() {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let json = to_bytes(body, LARGEST).await.ok();
    let Some(mut json) = json.and_then(|json| serde_json::from_slice(&json).ok()) else {
        return Problem::from(Kind::ServerError).into_response();
    };
    change(&mut json);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(json.to_string()))
}

/// Without whatever the contract calls optional.
pub fn bare(json: &mut Value) {
    for organization in organizations(json) {
        organization.retain(|name, _| REQUIRED.contains(&name.as_str()));
        if let Some(Value::Object(access)) = organization.get_mut("access") {
            access.remove("reason");
        }
    }
}

/// With a role, a reason and fields of another time.
pub fn strange(json: &mut Value) {
    for organization in organizations(json) {
        organization.insert("role".to_owned(), json!("auditor"));
        if let Some(Value::Object(access)) = organization.get_mut("access")
            && let Some(reason) = access.get_mut("reason")
        {
            *reason = json!("quarantine");
        }
    }
    add_field(json);
}

/// With names and titles as long as they may be, without a space at which a line could break.
pub fn long(json: &mut Value) {
    match json {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if NAMES.contains(&name.as_str()) => {
                        *text = "Щ".repeat(100);
                    }
                    value => long(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(long),
        _ => {}
    }
}

/// Those of a page, or the one.
fn organizations(json: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    let list = if json.get("items").is_some() {
        json["items"].as_array_mut().map(Vec::as_mut_slice)
    } else {
        Some(std::slice::from_mut(json))
    };
    list.into_iter().flatten().filter_map(Value::as_object_mut)
}

fn add_field(json: &mut Value) {
    match json {
        Value::Object(fields) => {
            fields.values_mut().for_each(add_field);
            fields.insert("novelty".to_owned(), json!({ "since": 2030 }));
        }
        Value::Array(items) => items.iter_mut().for_each(add_field),
        _ => {}
    }
}
