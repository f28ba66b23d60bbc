//! The only module that touches `web_sys`: clock, address, focus and, each in its file,
//! cryptography, storage and the other tabs. A browser that refuses (private mode, full storage) is
//! treated as one that has nothing.

mod crypto;
mod download;
mod frame;
mod history;
mod row;
mod scroll;
mod storage;
mod tabs;
mod vault;
mod worker;

pub use crypto::{NoCrypto, random, random_bytes, sha256, verify};
pub use download::{MadeFile, TextFile, download};
pub use frame::{
    ask_for_cookies, frame_name, has_focus, host_has_the_tab, is_framed, keep_place, keeps_cookies,
    leave_to, let_cookies_in, listen_to_host, mark_page, name_frame, set_look, take_place,
    tell_host, watch_dialogs, watch_height,
};
pub use history::{
    Leaving, Wanted, address, follow_links, guard_leaving, let_leave, lets_go_to, load_page,
    make_sure_of, move_by, next_entry, replace_address, take_wanted,
};
pub use row::open_row;
pub use scroll::{
    Scrolled, after_drawing, keep_keyboard, keyboard_in, reveal_row, scroll_to_top, scrolled,
};
pub use storage::{
    choose_language, chosen_language, keep_departures, keep_pending_login, keep_pending_logout,
    keep_remembered, may_be_signed_in, note_shortcuts, note_signed_in, remembered, take_departures,
    take_pending_login, take_pending_logout, wants_shortcuts,
};
pub use tabs::{listen_to_tabs, tell_tabs};
pub use vault::{forget_draft, forget_drafts, keep_draft, kept_draft};
pub use worker::{Heard, NoWorker, PickedFile, TablesWorker, chosen_file, dropped_file};

use crate::oidc::{AuthorizeUrl, Millis, Prompt};
use crate::route::Base;
use wasm_bindgen::JsCast;
use web_sys::{Document, FocusEvent, HtmlDialogElement, HtmlElement, Node, Window};

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

/// The prefix under which the page says it is served (`<base href>`).
#[must_use]
pub fn base() -> Base {
    let path = document()
        .and_then(|document| document.base_uri().ok().flatten())
        .and_then(|uri| web_sys::Url::new(&uri).ok())
        .map(|url| url.pathname());
    Base::new(path.as_deref().unwrap_or_default())
}

/// Scheme, host and port of this page: what its addresses for a provider begin with.
#[must_use]
pub fn origin() -> String {
    window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
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

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
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

/// The name of the script by which this build was started; each build has another.
#[must_use]
pub fn build() -> Option<String> {
    let link = document()?.query_selector("link[rel=modulepreload]");
    let address = link.ok().flatten()?.get_attribute("href")?;
    Some(address.rsplit('/').next()?.to_owned())
}

/// The time of day, as it is written there, for a language such as `ru-RU`.
#[must_use]
pub fn clock(locale: &str) -> String {
    js_sys::Date::new_0().to_locale_time_string(locale).into()
}

/// A moment of the contract (`2026-11-24T09:30:00Z`) by the user's clock, for a language such as `ru-RU`;
/// as it came when it is none.
#[must_use]
pub fn moment(text: &str, locale: &str) -> String {
    moment_in(text, locale, "short")
}

/// The same with seconds and the time zone, for what is to be shown to others.
#[must_use]
pub fn exact_moment(text: &str, locale: &str) -> String {
    moment_in(text, locale, "long")
}

fn moment_in(text: &str, locale: &str, time_style: &str) -> String {
    let moment = js_sys::Date::new(&text.into());
    if moment.get_time().is_nan() {
        return text.to_owned();
    }
    let how = js_sys::Object::new();
    for (name, value) in [("dateStyle", "short"), ("timeStyle", time_style)] {
        // A plain object takes any property.
        let _ = js_sys::Reflect::set(&how, &name.into(), &value.into());
    }
    moment.to_locale_string(locale, &how).into()
}

/// Today by the user's calendar: `2026-11-22`.
#[must_use]
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}

/// Lets so many milliseconds pass.
pub async fn pause(millis: u32) {
    let millis = i32::try_from(millis).unwrap_or(i32::MAX);
    let promise = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, millis);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
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

/// Now, for a person who looks into a log: ISO 8601, UTC.
#[must_use]
pub fn timestamp() -> String {
    js_sys::Date::new_0().to_iso_string().into()
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
