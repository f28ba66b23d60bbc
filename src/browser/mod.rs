//! The only module that touches `web_sys`: storage, clock, randomness, address, focus.
//! A browser that refuses (private mode, full storage) is treated as one that has nothing.

use crate::oidc::{AuthorizeUrl, Millis, PendingLogin};
use crate::route::Base;
use wasm_bindgen::JsCast;
pub use web_sys::{AbortSignal, RequestCredentials};
use web_sys::{Document, FocusEvent, HtmlDialogElement, HtmlElement, Node, Storage, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Now.
#[must_use]
pub fn now() -> Millis {
    // Whole milliseconds after 1970: neither sign nor fraction is lost.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "see above"
    )]
    let now = js_sys::Date::now() as Millis;
    now
}

/// A random text that cannot be guessed.
#[must_use]
pub fn random() -> String {
    let mut bytes = [0; 16];
    // Without a source of randomness the key is constant and the server treats a second grant as a
    // repeated one: it refuses, nothing is given by mistake.
    if let Some(crypto) = window().and_then(|window| window.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles
        .filter_map(|nibble| char::from_digit(u32::from(nibble), 16))
        .collect()
}

/// A signal that ends a request after so many milliseconds.
#[must_use]
pub fn deadline(millis: u32) -> AbortSignal {
    AbortSignal::timeout_with_u32(millis)
}

/// The prefix under which the page says it is served (`<base href>`).
#[must_use]
pub fn base() -> Base {
    let path = document()
        .and_then(|document| document.base_uri().ok().flatten())
        .and_then(|uri| web_sys::Url::new(&uri).ok())
        .map(|url| url.pathname());
    Base::new(path.as_deref().unwrap_or_default())
}

/// The path of the address.
#[must_use]
pub fn path() -> String {
    window()
        .and_then(|window| window.location().pathname().ok())
        .unwrap_or_default()
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

/// Leaves for the identity provider.
pub fn leave_for(url: &AuthorizeUrl) {
    if let Some(window) = window() {
        let _ = window.location().set_href(url.as_str());
    }
}

/// Loads the page at this address of the app anew, so that nothing of before stays in memory.
pub fn reload_at(href: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_href(href);
    }
}

fn tab_storage() -> Option<Storage> {
    window()?.session_storage().ok()?
}

fn device_storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

const PENDING_LOGIN: &str = "pending-login";
const LANGUAGE: &str = "language";

/// Keeps the pending sign-in in this tab while the browser is away.
///
/// `false` when the browser refuses: then the way back would not be recognized.
#[must_use]
pub fn keep_pending_login(login: &PendingLogin) -> bool {
    tab_storage()
        .is_some_and(|storage| storage.set_item(PENDING_LOGIN, &login.to_storage()).is_ok())
}

/// Takes the pending sign-in of this tab; there is none a second time.
#[must_use]
pub fn take_pending_login() -> Option<PendingLogin> {
    let storage = tab_storage()?;
    let text = storage.get_item(PENDING_LOGIN).ok()??;
    storage.remove_item(PENDING_LOGIN).ok()?;
    PendingLogin::from_storage(&text)
}

/// The language chosen on this device.
#[must_use]
pub fn chosen_language() -> Option<String> {
    device_storage()?.get_item(LANGUAGE).ok()?
}

/// Remembers the language on this device, and tells assistive technology which one it is.
pub fn choose_language(code: &str) {
    if let Some(storage) = device_storage() {
        let _ = storage.set_item(LANGUAGE, code);
    }
    set_document_language(code);
}

/// Sets `<html lang>`.
pub fn set_document_language(code: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("lang", code);
    }
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Copies a text to the clipboard, if the browser lets us.
pub fn copy(text: &str) {
    if let Some(window) = window() {
        let _ = window.navigator().clipboard().write_text(text);
    }
}

/// The empty element into which the app goes; what stood there before the app came is removed.
#[must_use]
pub fn mount_point() -> Option<HtmlElement> {
    let element = document()?.get_element_by_id("app")?;
    element.set_text_content(None);
    element.dyn_into().ok()
}

/// Shows the static words for «the app has stopped».
pub fn show_last_resort() {
    if let Some(element) = document().and_then(|document| document.get_element_by_id("last-resort"))
    {
        let _ = element.remove_attribute("hidden");
    }
}

/// Tells the developer; the user reads [`show_last_resort`].
pub fn log_error(text: &str) {
    web_sys::console::error_1(&text.into());
}

/// Moves the keyboard to an element, by its id, once the page has been drawn: what was just shown
/// can take it only then.
pub fn focus(id: impl Into<String>) {
    let id = id.into();
    leptos::prelude::request_animation_frame(move || {
        let element = document().and_then(|document| document.get_element_by_id(&id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Whether the keyboard has left the element that listens, and everything in it.
#[must_use]
pub fn focus_left(event: &FocusEvent) -> bool {
    let container = event
        .current_target()
        .and_then(|target| target.dyn_into::<Node>().ok());
    let next = event
        .related_target()
        .and_then(|target| target.dyn_into::<Node>().ok());
    // No next element: a click beside it, or the window lost the focus; only the first closes, but
    // the browser does not tell them apart, and closing is harmless.
    container.is_some_and(|container| !next.is_some_and(|next| container.contains(Some(&next))))
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Scrolls an element into view, by its id, once the page has been drawn.
pub fn reveal(id: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
            element.scroll_into_view();
        }
    });
}

/// Opens a dialog over the page; the rest becomes inert.
pub fn open_modal(dialog: &HtmlDialogElement) {
    // A second call on an open dialog throws, and there is nothing to do then.
    let _ = dialog.show_modal();
}
