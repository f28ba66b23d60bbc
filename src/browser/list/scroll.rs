//! Where a list is scrolled to, and scrolling it.

use crate::browser::window::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// What of a list is in view, in whole CSS pixels.
pub struct Scrolled {
    /// So much of it lies above the view.
    pub above: i32,
    /// How high the view is.
    pub height: i32,
    /// The heights of the chunks that are drawn, between the two empty spaces.
    pub chunks: Vec<i32>,
}

/// The class of the elements that hold the rows of a chunk.
const CHUNK: &str = "scroll__chunk";

fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Reads it, by the id of the list.
#[must_use]
pub fn scrolled(id: &str) -> Option<Scrolled> {
    let list = element(id)?;
    let chunks = list.get_elements_by_class_name(CHUNK);
    let height = |place| {
        let chunk = chunks.item(place)?.dyn_into::<HtmlElement>();
        Some(chunk.ok()?.offset_height())
    };
    Some(Scrolled {
        above: list.scroll_top(),
        height: list.client_height(),
        chunks: (0..chunks.length()).filter_map(height).collect(),
    })
}

/// Back to the first row.
pub fn scroll_to_top(id: &str) {
    if let Some(list) = element(id) {
        list.set_scroll_top(0);
    }
}

/// Brings a row that is drawn into view, by its id; no more than is needed.
pub fn reveal_row(id: &str) {
    if let Some(row) = element(id).and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
        let how = ScrollIntoViewOptions::new();
        how.set_block(ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

/// The id of the element of the list on which the keyboard is, empty if it has none; `None` when the keyboard
/// is elsewhere.
#[must_use]
pub fn keyboard_in(list: &str) -> Option<String> {
    let active = document()?.active_element()?;
    let inside = element(list)?.contains(Some(&active));
    inside.then(|| active.id())
}

/// Gives the keyboard back when it was in the list and the element went away: to the one that has come in
/// its place, else to the list.
pub fn keep_keyboard(list: &'static str, id: Option<String>) {
    let gone = document().and_then(|document| document.active_element());
    let gone = gone.is_none_or(|element| element.tag_name() == "BODY");
    let again = id.filter(|_| gone);
    let again = again.and_then(|id| element(&id).or_else(|| element(list)));
    if let Some(element) = again.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Calls `then` once the page has been drawn.
pub fn after_drawing(then: impl FnOnce() + 'static) {
    leptos::prelude::request_animation_frame(then);
}
