//! Versions as entity tags, so that nobody saves over what they have not seen.

use axum::http::{HeaderMap, header};

use crate::problem::{Kind, Problem};

/// The strong tag of a version.
pub fn etag(version: i64) -> String {
    format!("\"v{version}\"")
}

/// The version that the user saw; a tag that is not ours is simply not the present one.
pub fn seen(headers: &HeaderMap) -> Result<Option<i64>, Problem> {
    let tag = headers
        .get(header::IF_MATCH)
        .ok_or(Kind::PreconditionRequired)?;
    Ok(tag.to_str().ok().and_then(|tag| {
        let digits = tag.strip_prefix("\"v")?.strip_suffix('"')?;
        digits.parse().ok().filter(|version| etag(*version) == tag)
    }))
}
