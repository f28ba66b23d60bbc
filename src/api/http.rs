//! Sends a request and reads the answer to its end, with a deadline for both. What an answer means is decided by
//! `client` and `provider`.

use crate::domain::ErrorKind;
use gloo_net::http::{Headers, Method, RequestBuilder};
use web_sys::{AbortSignal, RequestCredentials, RequestRedirect};

/// Milliseconds after which an answer is no longer awaited, as a rule.
pub(super) const PATIENCE: u32 = 30_000;

/// A request as it goes out.
pub(super) struct Outgoing<'a> {
    pub method: Method,
    /// Absolute, or a path of this origin.
    pub url: &'a str,
    pub query: &'a [(&'static str, String)],
    pub headers: &'a [(&'static str, String)],
    pub body: Option<&'a str>,
    /// Whether cookies go along, also to another origin of the same site.
    pub cookies: bool,
    /// Whether an answer may be somewhere else than where it was asked for.
    pub follows: bool,
    /// Milliseconds after which an answer is no longer awaited.
    pub patience: u32,
}

/// An answer of any status, read to its end.
pub(super) struct Received {
    pub status: u16,
    pub body: String,
    headers: Headers,
}

impl Received {
    /// A header, if it is there and another origin lets us see it.
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name)
    }
}

/// Sends and reads to the end; an answer of any status is an answer.
///
/// # Errors
/// [`ErrorKind::TimedOut`] or [`ErrorKind::Offline`]: no network, no server, or the browser forbids it.
pub(super) async fn send(outgoing: Outgoing<'_>) -> Result<Received, ErrorKind> {
    let deadline = AbortSignal::timeout_with_u32(outgoing.patience);
    match exchange(outgoing, &deadline).await {
        Some(received) => Ok(received),
        None if deadline.aborted() => Err(ErrorKind::TimedOut),
        None => Err(ErrorKind::Offline),
    }
}

async fn exchange(outgoing: Outgoing<'_>, deadline: &AbortSignal) -> Option<Received> {
    let mut request = RequestBuilder::new(outgoing.url)
        .method(outgoing.method)
        .query(outgoing.query.iter().map(|(name, value)| (*name, value)))
        .abort_signal(Some(deadline))
        .credentials(if outgoing.cookies {
            RequestCredentials::Include
        } else {
            RequestCredentials::Omit
        })
        .redirect(if outgoing.follows {
            RequestRedirect::Follow
        } else {
            RequestRedirect::Error
        });
    for (name, value) in outgoing.headers {
        // What the browser would refuse ends gloo-net.
        if !fits_a_header(value) {
            return None;
        }
        request = request.header(name, value);
    }
    let request = match outgoing.body {
        Some(body) => request.body(body),
        None => request.build(),
    };
    let response = request.ok()?.send().await.ok()?;
    Some(Received {
        status: response.status(),
        body: response.text().await.ok()?,
        headers: response.headers(),
    })
}

/// Bytes, and none that ends a line (Fetch, «header value»).
fn fits_a_header(value: &str) -> bool {
    let fits = |letter| letter <= '\u{ff}' && !matches!(letter, '\0' | '\n' | '\r');
    value.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_a_browser_refuses_is_no_header() {
        for good in ["", "\"v1\"", "Bearer a.b-c", "\u{e9}"] {
            assert!(fits_a_header(good), "{good}");
        }
        for bad in ["a\nb", "a\r", "\0", "версия"] {
            assert!(!fits_a_header(bad), "{bad}");
        }
    }
}
