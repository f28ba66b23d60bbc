//! Addresses without loading the page: links are followed here, and «Назад» is heard. Which page an
//! address means is for `route` to say. `leptos_router` does this and more for 7 KB (brotli).

use super::window;
use crate::route::Base;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// Follows the links to places of the app, and calls `arrived` whenever the address has changed.
pub fn follow_links(base: Base, arrived: impl Fn() + Clone + 'static) {
    let Some(window) = window() else { return };
    let on_back = {
        let arrived = arrived.clone();
        Closure::<dyn Fn(Event)>::new(move |_| arrived())
    };
    window.set_onpopstate(Some(on_back.as_ref().unchecked_ref()));
    on_back.forget();
    let on_click = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        if let Some(href) = place_of(&event, &base) {
            event.prevent_default();
            go_to(&href, false);
            arrived();
        }
    });
    // The handlers of the elements come first: they may have said that this is no way to go.
    window.set_onclick(Some(on_click.as_ref().unchecked_ref()));
    on_click.forget();
}

/// The address of a place of the app, when the click means «go there, in this tab».
fn place_of(event: &MouseEvent, base: &Base) -> Option<String> {
    let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || elsewhere {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let own = link.origin() == super::origin() && link.search().is_empty();
    let here = link.target().is_empty() && !link.has_attribute("download");
    (own && here && link.hash().is_empty() && base.route(&link.pathname()).is_some())
        .then(|| link.pathname())
}

/// Writes an address of the app into the bar; `replace` when «Назад» must not come back here.
pub fn go_to(href: &str, replace: bool) {
    let Some(window) = window() else { return };
    let Ok(history) = window.history() else {
        return;
    };
    let nothing = wasm_bindgen::JsValue::NULL;
    if replace || href == super::path() {
        let _ = history.replace_state_with_url(&nothing, "", Some(href));
    } else {
        let _ = history.push_state_with_url(&nothing, "", Some(href));
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The query of the address, with its `?`; what comes back from a provider is taken elsewhere.
#[must_use]
pub fn query() -> String {
    window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

/// Writes what a page shows into its address, without a step in the history. Nothing when the user is
/// already elsewhere.
pub fn show_query(path: &str, query: &str) {
    if path == super::path() && query != self::query() {
        go_to(&format!("{path}{query}"), true);
    }
}
