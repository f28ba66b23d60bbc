//! What an answer of the backend means. A success is what the contract promises, in status and body; any
//! other 2xx comes from something on the way, and nobody knows what was done.

use super::error::ApiError;
use crate::domain::Trouble;
use serde_json::Value;

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
    pub etag: Option<String>,
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
    pub fn read<T>(&self, read: impl FnOnce(&Value) -> Option<T>) -> Result<T, ApiError> {
        let json = serde_json::from_str(&self.body).ok();
        json.as_ref().and_then(read).ok_or_else(|| self.malformed())
    }

    /// The body as it came, for what is no JSON.
    pub fn text(self) -> String {
        self.body
    }

    fn malformed(&self) -> ApiError {
        ApiError {
            request_id: self.request_id.clone(),
            ..Trouble::Malformed.into()
        }
    }
}
