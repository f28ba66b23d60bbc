//! One request of the browser. `api::transport` alone calls it.

use super::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCredentials, RequestInit, Response};

/// A request as it goes out.
pub struct Outgoing {
    /// `GET`, `POST`, …
    pub method: &'static str,
    /// Absolute, or a path of this origin.
    pub url: String,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body, if there is one.
    pub body: Option<String>,
    /// Whether cookies go along, also to another origin of the same site.
    pub cookies: bool,
    /// After so many milliseconds no answer is awaited any more.
    pub patience: u32,
}

/// An answer of any status, read to its end.
pub struct Received {
    /// Of HTTP.
    pub status: u16,
    /// As text.
    pub body: String,
    headers: Headers,
}

/// Why there is no answer.
pub enum NoAnswer {
    /// It did not come in time.
    TooLate,
    /// No network, no server, or the browser forbids it.
    Unreachable,
}

impl Received {
    /// A header, if it is there and another origin lets us see it.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<String> {
        self.headers.get(name).ok().flatten()
    }
}

/// Sends and reads to the end.
///
/// # Errors
/// [`NoAnswer`].
pub async fn fetch(outgoing: Outgoing) -> Result<Received, NoAnswer> {
    let deadline = AbortSignal::timeout_with_u32(outgoing.patience);
    let received = exchange(outgoing, &deadline).await;
    received.ok_or_else(|| {
        if deadline.aborted() {
            NoAnswer::TooLate
        } else {
            NoAnswer::Unreachable
        }
    })
}

async fn exchange(outgoing: Outgoing, deadline: &AbortSignal) -> Option<Received> {
    let headers = Headers::new().ok()?;
    for (name, value) in &outgoing.headers {
        headers.append(name, value).ok()?;
    }
    let init = RequestInit::new();
    init.set_method(outgoing.method);
    init.set_headers(&headers);
    init.set_signal(Some(deadline));
    init.set_credentials(if outgoing.cookies {
        RequestCredentials::Include
    } else {
        RequestCredentials::Omit
    });
    if let Some(body) = &outgoing.body {
        init.set_body(&JsValue::from_str(body));
    }
    let answer = window()?.fetch_with_str_and_init(&outgoing.url, &init);
    let response: Response = JsFuture::from(answer).await.ok()?.dyn_into().ok()?;
    let body = JsFuture::from(response.text().ok()?).await.ok()?;
    Some(Received {
        status: response.status(),
        body: body.as_string()?,
        headers: response.headers(),
    })
}
