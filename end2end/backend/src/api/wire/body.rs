//! JSON bodies. What is not marked as JSON is 415, what is none 400; JSON of the wrong shape is 422 and says
//! where, and so is a text with what nobody sees in it.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use crate::problem::{FieldCode, FieldError, Kind, Problem};
use crate::text;

pub struct Body<T>(pub T);

/// One that may be left out; then it is what nobody said.
pub struct MaybeBody<T>(pub T);

impl<T: DeserializeOwned + Default, S: Send + Sync> FromRequest<S> for MaybeBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Self::Rejection> {
        let bytes = read(request).await?;
        if bytes.is_empty() {
            return Ok(Self(T::default()));
        }
        parse(&bytes).map(Self)
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Self::Rejection> {
        parse(&read(request).await?).map(Self)
    }
}

/// A form of another site is sent as one of three types, none of which is this.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

fn unreadable(detail: &'static str) -> Problem {
    Problem::from(Kind::BadRequest).detail(detail)
}

async fn read(request: Request) -> Result<Bytes, Problem> {
    let is_json = is_json(request.headers());
    let bytes = Bytes::from_request(request, &()).await;
    let bytes = bytes.map_err(|_| unreadable("the body is too large or was cut"))?;
    if is_json || bytes.is_empty() {
        Ok(bytes)
    } else {
        Err(Kind::UnsupportedMediaType.into())
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        if error.inner().is_data() {
            Problem::invalid(vec![FieldError::new(
                pointer(error.path()),
                FieldCode::Format,
            )])
        } else {
            unreadable("the body is no JSON")
        }
    })?;
    json.end()
        .map_err(|_| unreadable("the body is more than one JSON value"))?;
    // Read above: it is JSON.
    let whole = serde_json::from_slice(bytes).unwrap_or_default();
    let mut odd = Vec::new();
    odd_texts(&whole, &mut String::new(), &mut odd);
    if odd.is_empty() {
        Ok(value)
    } else {
        Err(Problem::invalid(odd))
    }
}

/// Of several lines are only these.
const SEVERAL_LINES: [&str; 2] = ["/comment", "/note"];

/// Every text, whatever it is for: what is stored is shown to others, who must see what it is.
fn odd_texts(value: &Value, at: &mut String, odd: &mut Vec<FieldError>) {
    let length = at.len();
    match value {
        Value::String(text) => {
            let several = SEVERAL_LINES.iter().any(|name| at.ends_with(name));
            if text::is_odd(text, several) {
                odd.push(FieldError::new(at.clone(), FieldCode::Format));
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                at.push_str(&segment(&index.to_string()));
                odd_texts(value, at, odd);
                at.truncate(length);
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                at.push_str(&segment(name));
                odd_texts(value, at, odd);
                at.truncate(length);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// RFC 6901.
fn segment(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}

fn pointer(path: &Path) -> String {
    path.iter()
        .map(|part| match part {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => segment(key),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}

/// A text field that must be there and not be longer than so many characters.
pub fn required(
    value: Option<&str>,
    pointer: &str,
    longest: usize,
    errors: &mut Vec<FieldError>,
) -> String {
    let value = value.unwrap_or_default().trim();
    if value.is_empty() {
        errors.push(FieldError::new(pointer, FieldCode::Required));
    } else if value.chars().count() > longest {
        errors.push(FieldError::new(pointer, FieldCode::TooLong));
    }
    value.to_owned()
}
