//! The address bar and the history, as far as `leptos_router` does not do it: who is about to leave something
//! unsaved is asked (the router has no guard), a link that is not to a place of the app is left to the browser
//! (the router takes every path that begins like its base, files too), and a browser that refuses to write the
//! history gets the page loaded (the router would stop).

use super::window::{origin, path, window};
use crate::route::Base;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BeforeUnloadEvent, Element, HtmlAnchorElement, MouseEvent, PopStateEvent};

/// Who has something unsaved on the page.
struct Guard {
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

/// Where the user was about to go when they were kept.
pub enum Wanted {
    /// To an address of the app.
    Address(String),
    /// So many entries of the history forward, or back.
    Entry(i32),
}

thread_local! {
    static GUARD: RefCell<Option<Guard>> = const { RefCell::new(None) };
    static WANTED: RefCell<Option<Wanted>> = const { RefCell::new(None) };
    /// Which entry of the history is shown, counted from the first one of the app in this tab: «Назад» and
    /// «Вперёд» only say where they have led.
    static ENTRY: Cell<i32> = const { Cell::new(0) };
    /// What is searched on the page of that entry. It is kept with the entry and not in its address: addresses are
    /// read by others, and what is searched are names.
    static SEARCHED: RefCell<String> = const { RefCell::new(String::new()) };
    /// On the way back to the entry at which the user is kept.
    static RETURNING: Cell<bool> = const { Cell::new(false) };
}

/// Listens to links and to «Назад» from now on. Has to come before the router, which then hears only what it
/// may act on. `go` goes to an address of the app.
pub fn follow_links(base: Base, go: impl Fn(&str) + 'static) {
    let Some(window) = window() else { return };
    let (entry, searched) = read(&state());
    ENTRY.set(entry);
    SEARCHED.set(searched);
    let on_move = Closure::<dyn Fn(PopStateEvent)>::new(move |event: PopStateEvent| {
        if !may_move_to(read(&event.state())) {
            event.stop_immediate_propagation();
        }
    });
    let _ = window.add_event_listener_with_callback("popstate", on_move.as_ref().unchecked_ref());
    on_move.forget();
    let on_click = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        let Some(link) = link_of(&event) else { return };
        // Whatever it is, it is decided here.
        event.stop_immediate_propagation();
        if let Some(href) = place_of(&link, &base) {
            event.prevent_default();
            if lets_go_to(&href) {
                go(&href);
            }
        }
    });
    let _ = window.add_event_listener_with_callback("click", on_click.as_ref().unchecked_ref());
    on_click.forget();
}

/// Whether nothing unsaved keeps the user from the entry of the history to which the browser has gone already;
/// else it is sent back, and the user is asked.
fn may_move_to((entry, searched): (i32, String)) -> bool {
    let here = ENTRY.get();
    if RETURNING.get() {
        if entry == here {
            RETURNING.set(false);
        } else {
            move_by(here - entry);
        }
        return false;
    }
    if entry != here && is_kept() {
        WANTED.set(Some(Wanted::Entry(entry - here)));
        RETURNING.set(true);
        move_by(here - entry);
        return false;
    }
    ENTRY.set(entry);
    SEARCHED.set(searched);
    true
}

/// Goes so many entries of the history forward, or back.
pub fn move_by(entries: i32) {
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        let _ = history.go_with_delta(entries);
    }
}

/// The link of a click that means «go there, in this tab».
fn link_of(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || elsewhere {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("a[href]").ok()??.dyn_into().ok()
}

/// The address of a place of the app, if that is where the link leads.
fn place_of(link: &HtmlAnchorElement, base: &Base) -> Option<String> {
    let own = link.origin() == origin();
    let here = link.target().is_empty() && !link.has_attribute("download");
    (own && here && link.hash().is_empty() && base.route(&link.pathname()).is_some())
        .then(|| format!("{}{}", link.pathname(), link.search()))
}

/// Where the user was about to go when they were kept, once.
#[must_use]
pub fn take_wanted() -> Option<Wanted> {
    WANTED.take()
}

/// Until [`let_leave`], `keeps` is asked before the user leaves; `true` keeps them here.
pub fn guard_leaving(keeps: impl Fn(Leaving) -> bool + 'static) {
    let Some(window) = window() else { return };
    let ask = Closure::<dyn Fn(BeforeUnloadEvent)>::new(|event: BeforeUnloadEvent| {
        if keeps_from(Leaving::Page) {
            event.prevent_default();
            // What older browsers look at.
            event.set_return_value("1");
        }
    });
    window.set_onbeforeunload(Some(ask.as_ref().unchecked_ref()));
    GUARD.set(Some(Guard {
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

fn keeps_from(leaving: Leaving) -> bool {
    GUARD.with_borrow(|guard| guard.as_ref().is_some_and(|guard| (guard.keeps)(leaving)))
}

fn is_kept() -> bool {
    keeps_from(Leaving::InApp)
}

/// Whether nothing unsaved keeps the user from going to an address; else they are asked first.
#[must_use]
pub fn lets_go_to(href: &str) -> bool {
    let kept = is_kept();
    if kept {
        WANTED.set(Some(Wanted::Address(href.to_owned())));
    }
    !kept
}

/// What the router is to write into the entry that it makes (or, with `replace`, writes anew), on whose page this is
/// searched; `None` where the browser refuses to write the history: then the page has to be loaded.
#[must_use]
pub fn next_entry(replace: bool, searched: &str) -> Option<JsValue> {
    let history = window()?.history().ok()?;
    // Safari allows a hundred in half a minute, and a sandbox none.
    history.replace_state_with_url(&state(), "", None).ok()?;
    let next = ENTRY.get() + i32::from(!replace);
    ENTRY.set(next);
    SEARCHED.set(searched.to_owned());
    Some(written(next, searched))
}

/// What is searched on this page, as its entry of the history has it.
#[must_use]
pub fn searched() -> String {
    SEARCHED.with_borrow(Clone::clone)
}

/// Keeps with the present entry what is searched on its page.
pub fn note_searched(text: &str) {
    SEARCHED.set(text.to_owned());
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        let _ = history.replace_state_with_url(&written(ENTRY.get(), text), "", None);
    }
}

/// Writes a step to `href` if the router has not: it keeps a list of its own of where the user was, which is
/// wrong after a jump over several entries.
pub fn make_sure_of(href: &str, entry: &JsValue) {
    if href != address()
        && let Some(Ok(history)) = window().map(|window| window.history())
    {
        let _ = history.push_state_with_url(entry, "", Some(href));
    }
}

/// Writes another address in place of the present one, before anything is drawn.
pub fn replace_address(href: &str) {
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        let _ = history.replace_state_with_url(&state(), "", Some(href));
    }
}

/// Loads a page; with `replace` «Назад» does not come back here.
pub fn load_page(href: &str, replace: bool) {
    if let Some(window) = window() {
        let location = window.location();
        let _ = if replace {
            location.replace(href)
        } else {
            location.assign(href)
        };
    }
}

/// Path and query of the address bar.
#[must_use]
pub fn address() -> String {
    format!("{}{}", path(), query())
}

/// The query of the address, with its `?`; what comes back from a provider is taken elsewhere.
fn query() -> String {
    window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

fn state() -> JsValue {
    window()
        .and_then(|window| window.history().ok()?.state().ok())
        .unwrap_or(JsValue::NULL)
}

/// The state of an entry: its number, and after a space what is searched.
fn written(entry: i32, searched: &str) -> JsValue {
    format!("{entry} {searched}").into()
}

fn read(state: &JsValue) -> (i32, String) {
    let state = state.as_string().unwrap_or_default();
    let (entry, searched) = state.split_once(' ').unwrap_or_default();
    (entry.parse().unwrap_or(0), searched.to_owned())
}
