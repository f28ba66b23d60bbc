//! The address of the page, and leaving it.

use super::frame;
use super::history::let_leave;
use super::window::{document, window};
use crate::oidc::{AuthorizeUrl, Prompt};
use crate::route::Base;

/// The prefix under which the page says it is served (`<base href>`).
#[must_use]
pub fn base() -> Base {
    let path = document()
        .and_then(|document| document.base_uri().ok().flatten())
        .and_then(|uri| web_sys::Url::new(&uri).ok())
        .map(|url| url.pathname());
    Base::new(path.as_deref().unwrap_or_default())
}

/// The query of the address, which is removed from the address at once: a code must not stay in
/// the history, in a bookmark or in a `Referer`.
#[must_use]
pub fn take_query() -> String {
    let Some(window) = window() else {
        return String::new();
    };
    let location = window.location();
    let query = location.search().unwrap_or_default();
    if let (false, Ok(path), Ok(history)) =
        (query.is_empty(), location.pathname(), window.history())
    {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    }
    query
}

/// Leaves for the identity provider. A quiet attempt leaves no trace in the history: «Назад» would
/// make another one. From a frame the whole tab leaves: no provider lets itself be framed.
pub fn leave_for(url: &AuthorizeUrl, prompt: Prompt) {
    // Whoever presses «Войти» means to go; what they typed is kept elsewhere.
    let_leave();
    if let Some(window) = frame::top() {
        let left = match prompt {
            Prompt::Usual => window.location().set_href(url.as_str()),
            Prompt::None => window.location().replace(url.as_str()),
        };
        // A host may forbid it; what this page knew is out of date all the same.
        if left.is_err() {
            reload();
        }
    }
}

/// Loads the page at this address of the app anew, so that nothing of before stays in memory.
pub fn reload_at(href: &str) {
    let_leave();
    if let Some(window) = window() {
        let _ = window.location().set_href(href);
    }
}

/// The address by which a letter is begun in the user's mail program; to whom is for them to fill in.
#[must_use]
pub fn mail_address(subject: &str, text: &str) -> String {
    let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
    format!(
        "mailto:?subject={}&body={}",
        encoded(subject),
        encoded(text)
    )
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}
