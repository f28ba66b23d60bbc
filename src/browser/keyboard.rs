//! Where the keyboard is, and moving it.

use super::window::document;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, Node};

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

/// Presses a link or button, by its id.
pub fn click(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Moves the keyboard to an element, by its id, at once, unless it is in a field or on a button.
pub fn focus_from_page(id: &str) {
    let Some(document) = document() else { return };
    let busy = document.active_element().is_some_and(|element| {
        let at_home = matches!(element.tag_name().as_str(), "BODY" | "MAIN" | "DIV" | "A");
        !at_home
    });
    let element = document.get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok())
        && !busy
    {
        let _ = element.focus();
    }
}

/// Whether a key belongs to something on the page: a field has the keyboard, or a dialog is open.
#[must_use]
pub fn is_occupied() -> bool {
    let Some(document) = document() else {
        return true;
    };
    let field = document.active_element().is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA")
    });
    field || matches!(document.query_selector("dialog[open]"), Ok(Some(_)))
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

/// Scrolls an element into view, by its id, once the page has been drawn.
pub fn reveal(id: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
            element.scroll_into_view();
        }
    });
}
