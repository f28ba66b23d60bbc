//! What an answer of the backend means. A success is what the contract promises, in status and body; any
//! other 2xx comes from something on the way, and nobody knows what was done.

use super::error::ApiError;
use crate::domain::{ErrorKind, Version};
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

    /// Reads the body as what the contract promises.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
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
