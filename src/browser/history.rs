//! Addresses without loading the page: links are followed here, and «Назад» is heard. Which page an
//! address means is for `route` to say. `leptos_router` does this and more for 7 KB (brotli).

use super::window;
use crate::route::Base;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BeforeUnloadEvent, Element, Event, HtmlAnchorElement, MouseEvent};

/// Follows the links to places of the app, and calls `arrived` whenever the address has changed.
pub fn follow_links(base: Base, arrived: impl Fn() + Clone + 'static) {
    let Some(window) = window() else { return };
    let on_back = {
        let arrived = arrived.clone();
        Closure::<dyn Fn(Event)>::new(move |_| {
            let wanted = format!("{}{}", super::path(), query());
            if is_kept() {
                WANTED.set(Some(wanted));
            } else {
                arrived();
            }
        })
    };
    window.set_onpopstate(Some(on_back.as_ref().unchecked_ref()));
    on_back.forget();
    let on_click = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        if let Some(href) = place_of(&event, &base) {
            event.prevent_default();
            if lets_go_to(&href) {
                go_to(&href, false);
                arrived();
            }
        }
    });
    // The handlers of the elements come first: they may have said that this is no way to go.
    window.set_onclick(Some(on_click.as_ref().unchecked_ref()));
    on_click.forget();
}

/// Who has something unsaved on the page.
struct Guard {
    /// Where it is.
    address: String,
    /// Whether leaving would lose something now; asks the user if it would.
    keeps: Box<dyn Fn(Leaving) -> bool>,
    /// Listens as long as this is here.
    _ask: Closure<dyn Fn(BeforeUnloadEvent)>,
}

/// How the user is about to leave.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// By «Назад» or a link: the app can ask.
    InApp,
    /// The page itself goes: the browser asks, in its own words.
    Page,
}

thread_local! {
    static GUARD: RefCell<Option<Guard>> = const { RefCell::new(None) };
    static WANTED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The address to which the user was about to go when they were kept, once.
#[must_use]
pub fn take_wanted() -> Option<String> {
    WANTED.take()
}

/// Until [`let_leave`], `keeps` is asked before the user leaves; `true` keeps them here.
pub fn guard_leaving(keeps: impl Fn(Leaving) -> bool + 'static) {
    let Some(window) = window() else { return };
    let ask = Closure::<dyn Fn(BeforeUnloadEvent)>::new(|event: BeforeUnloadEvent| {
        if kept_at(Leaving::Page).is_some() {
            event.prevent_default();
            // What older browsers look at.
            event.set_return_value("1");
        }
    });
    window.set_onbeforeunload(Some(ask.as_ref().unchecked_ref()));
    GUARD.set(Some(Guard {
        address: format!("{}{}", super::path(), query()),
        keeps: Box::new(keeps),
        _ask: ask,
    }));
}

/// Whoever leaves from now on is not asked.
pub fn let_leave() {
    if let Some(window) = window() {
        window.set_onbeforeunload(None);
    }
    GUARD.set(None);
}

/// The address at which the user is kept, if they are.
fn kept_at(leaving: Leaving) -> Option<String> {
    GUARD.with_borrow(|guard| {
        let guard = guard.as_ref()?;
        (guard.keeps)(leaving).then(|| guard.address.clone())
    })
}

/// Whether nothing unsaved keeps the user from going to an address; else they are asked first.
#[must_use]
pub fn lets_go_to(href: &str) -> bool {
    let kept = is_kept();
    if kept {
        WANTED.set(Some(href.to_owned()));
    }
    !kept
}

/// Whether the user is kept here; the address then is the page's again.
fn is_kept() -> bool {
    let Some(address) = kept_at(Leaving::InApp) else {
        return false;
    };
    if address != format!("{}{}", super::path(), query()) {
        go_to(&address, false);
    }
    true
}

/// The address of a place of the app, when the click means «go there, in this tab».
fn place_of(event: &MouseEvent, base: &Base) -> Option<String> {
    let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || elsewhere {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let own = link.origin() == super::origin();
    let here = link.target().is_empty() && !link.has_attribute("download");
    (own && here && link.hash().is_empty() && base.route(&link.pathname()).is_some())
        .then(|| format!("{}{}", link.pathname(), link.search()))
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
