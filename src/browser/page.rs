//! The page as a whole: its title, its dialogs, its last words.

use super::window::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

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

/// Why the app cannot go on: which of the static words of `index.html` are shown.
#[derive(Clone, Copy)]
pub enum LastResort {
    /// It has stopped.
    Stopped,
    /// `config.json` is not there or not understood.
    Settings,
}

/// Shows the static words for an app that cannot go on.
pub fn show_last_resort(why: LastResort) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id("last-resort"))
    {
        let why = match why {
            LastResort::Stopped => "stopped",
            LastResort::Settings => "settings",
        };
        let _ = element.set_attribute("data-why", why);
        let _ = element.remove_attribute("hidden");
    }
}

/// Tells the developer; the user reads [`show_last_resort`].
pub fn log_error(text: &str) {
    web_sys::console::error_1(&text.into());
}

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// The name of the script by which this build was started; each build has another.
#[must_use]
pub fn build() -> Option<String> {
    let link = document()?.query_selector("link[rel=modulepreload]");
    let address = link.ok().flatten()?.get_attribute("href")?;
    Some(address.rsplit('/').next()?.to_owned())
}

/// Closes a dialog and gives the keyboard back to where it was.
pub fn close_modal(dialog: &HtmlDialogElement) {
    dialog.close();
}

/// Opens a dialog over the page; the rest becomes inert.
pub fn open_modal(dialog: &HtmlDialogElement) {
    // A second call on an open dialog throws, and there is nothing to do then.
    let _ = dialog.show_modal();
}
