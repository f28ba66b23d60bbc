//! A click anywhere in a row of a table means what the row is about.

use crate::browser::window::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

/// What a row opens: its link or button.
const OPENS: &str = ".table__open";
/// What has a meaning of its own within a row; numbers are there to be selected and copied.
const OWN: &str = "a, button, input, label, .numbers";

/// Opens what the row under the pointer is about. No element is stretched over the row for it: Safari makes no
/// containing block of a `tr`, and what lies over a text keeps it from being selected.
pub fn open_row(event: &MouseEvent) {
    // With these keys a browser opens a link elsewhere, which only the link itself can do.
    if event.ctrl_key() || event.meta_key() || event.shift_key() || is_selecting() {
        return;
    }
    let Some(pressed) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return;
    };
    let closest = |selector| pressed.closest(selector).ok().flatten();
    if closest(OWN).is_some() {
        return;
    }
    let opener = closest("tr").and_then(|row| row.query_selector(OPENS).ok().flatten());
    if let Some(opener) = opener.and_then(|opener| opener.dyn_into::<HtmlElement>().ok()) {
        // As a click on itself: the keyboard is on it afterwards.
        let _ = opener.focus();
        // This click comes to the table too, whose handler is not to be called while it runs.
        leptos::prelude::queue_microtask(move || opener.click());
    }
}

/// Whether the pointer has just selected a text, to copy it.
fn is_selecting() -> bool {
    let selection = window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}
