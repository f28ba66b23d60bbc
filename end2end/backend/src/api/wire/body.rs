//! JSON bodies. What is no JSON at all is 400; JSON of the wrong shape is 422 and says where.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

use crate::problem::{FieldCode, FieldError, Kind, Problem};

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

fn unreadable(detail: &'static str) -> Problem {
    Problem::from(Kind::BadRequest).detail(detail)
}

async fn read(request: Request) -> Result<Bytes, Problem> {
    let bytes = Bytes::from_request(request, &()).await;
    bytes.map_err(|_| unreadable("the body is too large or was cut"))
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
    Ok(value)
}

/// RFC 6901.
fn pointer(path: &Path) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
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
