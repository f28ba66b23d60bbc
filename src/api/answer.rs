//! What an answer of the backend means. A success is what the contract promises, in status and body; any
//! other 2xx comes from something on the way, and nobody knows what was done.

use super::error::ApiError;
use crate::domain::{ErrorKind, Version};
use crate::oidc::Millis;
use serde::de::DeserializeOwned;

/// The success that the contract promises of an operation: each has one.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(super) enum Success {
    /// With a body that says how it is.
    Ok,
    /// With a body that says what was made.
    Created,
    /// Without a body.
    NoContent,
}

impl Success {
    pub fn status(self) -> u16 {
        match self {
            Self::Ok => 200,
            Self::Created => 201,
            Self::NoContent => 204,
        }
    }
}

/// So many seconds at the most are waited for what a server says; more is no word to anybody who waits.
const LONGEST_WAIT: u64 = 24 * 60 * 60;

/// How many seconds `Retry-After` asks to wait: it is a number of them or a date (RFC 9110, 10.2.3), which `date` reads.
/// A moment that is over says nothing.
pub(super) fn seconds_to_wait(
    text: &str,
    now: Millis,
    date: impl FnOnce(&str) -> Option<Millis>,
) -> Option<u32> {
    let text = text.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = if is_number {
        text.parse().unwrap_or(LONGEST_WAIT)
    } else {
        date(text)?.saturating_sub(now).div_ceil(1_000)
    };
    let seconds = Some(seconds.min(LONGEST_WAIT)).filter(|seconds| *seconds > 0);
    seconds?.try_into().ok()
}

/// An answer of any status as it came, with those of its headers that matter.
pub(super) struct Came {
    pub status: u16,
    pub etag: Option<String>,
    pub request_id: Option<String>,
    pub retry_after: Option<u32>,
    pub body: String,
}

/// An answer of the promised status. Where a body is promised, it is a success once that is read.
#[must_use]
#[cfg_attr(test, derive(Debug))]
pub(super) struct Answer {
    etag: Option<String>,
    request_id: Option<String>,
    body: String,
}

impl Answer {
    /// Takes what came for the promised success, or says what it is instead.
    pub fn of(came: Came, promised: Success) -> Result<Self, ApiError> {
        if came.status >= 400 {
            return Err(ApiError::read(
                came.status,
                &came.body,
                came.request_id,
                came.retry_after,
            ));
        }
        let is_promised = came.status == promised.status();
        let answer = Self {
            etag: came.etag,
            request_id: came.request_id,
            body: came.body,
        };
        if is_promised {
            Ok(answer)
        } else {
            Err(answer.malformed())
        }
    }

    /// Reads the body as what the contract promises: an object. Of an array serde would take the fields one by one.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        if !self.body.trim_ascii_start().starts_with('{') {
            return Err(self.malformed());
        }
        serde_json::from_str(&self.body).map_err(|_| self.malformed())
    }

    /// The version that a change must carry: the tag, or the same value in the body, where a proxy that packs
    /// answers has made the tag a weak one.
    pub fn version(&self, in_body: Option<&str>) -> Result<Version, ApiError> {
        let tag = self.etag.as_deref().and_then(Version::from_etag);
        tag.or_else(|| in_body.and_then(Version::from_etag))
            .ok_or_else(|| self.malformed())
    }

    /// The body as it came, for what is no JSON.
    pub fn text(self) -> String {
        self.body
    }

    /// This answer is not what the contract promises.
    pub fn malformed(&self) -> ApiError {
        ApiError {
            request_id: self.request_id.clone(),
            ..ErrorKind::Malformed.into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_a_number_or_a_date() {
        let date = |text: &str| (text == "Wed, 21 Oct 2015 07:28:00 GMT").then_some(1_000_000);
        let wait = |text, now| seconds_to_wait(text, now, date);
        assert_eq!(wait("30", 5), Some(30));
        assert_eq!(wait(" 1 ", 5), Some(1));
        assert_eq!(wait("Wed, 21 Oct 2015 07:28:00 GMT", 970_500), Some(30));
        assert_eq!(wait("Wed, 21 Oct 2015 07:28:00 GMT", 1_000_000), None);
        assert_eq!(wait("Wed, 21 Oct 2015 07:28:00 GMT", 2_000_000), None);
        for nothing in ["", "0", "-5", "+5", "soon", "1.5"] {
            assert_eq!(wait(nothing, 5), None, "{nothing}");
        }
        let day = Some(86_400);
        assert_eq!(wait("31536000", 5), day);
        assert_eq!(wait("99999999999999999999999999", 5), day);
    }
}
