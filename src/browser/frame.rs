//! The frame in which the app may be shown, and the page around it. Who speaks is told by the browser: a
//! message counts when both its origin and its window are the host's.

use super::history::let_leave;
use super::storage;
use super::window::{document, window};
use crate::host::HostPage;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, FocusEvent, HtmlDocument, HtmlElement, MessageEvent, ResizeObserver, Window,
};

/// The window around this one; `None` when the app has the tab for itself.
fn parent() -> Option<Window> {
    let window = window()?;
    let parent = window.parent().ok()??;
    (AsRef::<JsValue>::as_ref(&parent) != AsRef::<JsValue>::as_ref(&window)).then_some(parent)
}

/// The window of the tab.
pub(super) fn top() -> Option<Window> {
    window()?.top().ok()?
}

/// Whether the app is shown in a frame.
#[must_use]
pub fn is_framed() -> bool {
    parent().is_some()
}

/// Whether the page around the frame is that of the tab: only that one can be come back to.
#[must_use]
pub fn host_has_the_tab() -> bool {
    parent().zip(top()).is_some_and(|(parent, top)| {
        AsRef::<JsValue>::as_ref(&parent) == AsRef::<JsValue>::as_ref(&top)
    })
}

/// Whether the keyboard is in this page; a window that opens takes it away.
#[must_use]
pub fn has_focus() -> bool {
    document().is_some_and(|document| document.has_focus().unwrap_or_default())
}

/// The name of the frame, in which the host introduces itself.
#[must_use]
pub fn frame_name() -> String {
    window()
        .and_then(|window| window.name().ok())
        .unwrap_or_default()
}

/// Changes it, for the next load of the page in this frame.
pub fn name_frame(name: &str) {
    if let Some(window) = window() {
        let _ = window.set_name(name);
    }
}

/// Tells the host; a page of another origin does not get it.
pub fn tell_host(message: &str, origin: &str) {
    if let Some(parent) = parent() {
        let _ = parent.post_message(&message.into(), origin);
    }
}

/// Calls `hear` with each message of the host, as long as the page lives.
pub fn listen_to_host(origin: String, hear: impl Fn(String) + 'static) {
    let (Some(window), Some(parent)) = (window(), parent()) else {
        return;
    };
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let by_parent = event
            .source()
            .is_some_and(|source| JsValue::from(source) == *AsRef::<JsValue>::as_ref(&parent));
        if let (true, true, Some(text)) = (
            by_parent,
            event.origin() == origin,
            event.data().as_string(),
        ) {
            hear(text);
        }
    });
    let _ = window.add_event_listener_with_callback("message", on_message.as_ref().unchecked_ref());
    on_message.forget();
}

/// Calls `tell` with the height of the app in CSS pixels, now and whenever it changes.
pub fn watch_height(tell: impl Fn(u32) + 'static) {
    let app = document().and_then(|document| document.get_element_by_id("app"));
    let Some(app) = app.and_then(|app| app.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let measured = app.clone();
    let on_resize = Closure::<dyn Fn()>::new(move || {
        // The height is rounded: a pixel more, and no fraction of one is scrolled.
        let height = measured.offset_height() + 1;
        tell(height.try_into().unwrap_or_default());
    });
    if let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
        observer.observe(&app);
    }
    on_resize.forget();
}

/// Calls `tell` when the keyboard comes to something in a dialog, which it does when one opens.
pub fn watch_dialogs(tell: impl Fn() + 'static) {
    let Some(document) = document() else { return };
    let on_focus = Closure::<dyn Fn(FocusEvent)>::new(move |event: FocusEvent| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if target.is_some_and(|it| matches!(it.closest("dialog"), Ok(Some(_)))) {
            tell();
        }
    });
    let _ = document.add_event_listener_with_callback("focusin", on_focus.as_ref().unchecked_ref());
    on_focus.forget();
}

/// Whether this page keeps a cookie of the kind that opens a session (`SameSite=Lax`): in a frame on
/// another site it does not, and neither where the browser blocks.
#[must_use]
pub fn keeps_cookies() -> bool {
    let document = document().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    let Some(document) = document else {
        return false;
    };
    // Without an origin of its own (sandbox) the page throws here.
    let put = document
        .set_cookie("cabinet-probe=1; Path=/; SameSite=Lax")
        .is_ok();
    let kept = put
        && document
            .cookie()
            .is_ok_and(|all| all.contains("cabinet-probe=1"));
    let _ = document.set_cookie("cabinet-probe=; Path=/; SameSite=Lax; Max-Age=0");
    kept
}

/// Asks the browser to let the cookies of this site in, as one can on a click; `false` when it does not.
pub async fn ask_for_cookies() -> bool {
    match document().and_then(|document| call(&document, "requestStorageAccess", &[])) {
        Some(asked) => JsFuture::from(asked).await.is_ok(),
        None => false,
    }
}

/// Has the browser let the cookies in without a click, where the visitor has allowed it before.
pub async fn let_cookies_in() {
    let asked = || {
        let permissions = Reflect::get(&window()?.navigator(), &"permissions".into()).ok()?;
        let name = js_sys::Object::new();
        Reflect::set(&name, &"name".into(), &"storage-access".into()).ok()?;
        call(&permissions, "query", &[&name])
    };
    let Some(asked) = asked() else { return };
    let state = JsFuture::from(asked)
        .await
        .and_then(|status| Reflect::get(&status, &"state".into()));
    if state.is_ok_and(|state| state == "granted") {
        ask_for_cookies().await;
    }
}

/// The promise of a method that not every browser has, and that `web_sys` does not know.
fn call(of: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<Promise> {
    let function: Function = Reflect::get(of, &method.into()).ok()?.dyn_into().ok()?;
    let arguments: Array = arguments.iter().collect();
    function.apply(of, &arguments).ok()?.dyn_into().ok()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// Says on `<html>` how the page is to look (`data-…`); `None` takes it back.
pub fn mark_page(name: &str, value: Option<&str>) {
    if let Some(root) = root() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Sets a property of the style of `<html>`; an empty value takes it back.
pub fn set_look(name: &str, value: &str) {
    let root = root().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        let _ = root.style().set_property(name, value);
    }
}

/// Goes to the page of the host; «Назад» does not come back here.
pub fn leave_to(page: &HostPage) {
    let_leave();
    if let Some(window) = window() {
        let _ = window.location().replace(page.as_str());
    }
}

const RESUMED: &str = "resumed-in-frame";

/// Keeps where in the app the frame of this name is, while the tab is away for a sign-in.
pub fn keep_place(frame: &str, path: &str) {
    storage::keep(storage::tab(), RESUMED, &format!("{frame}\n{path}"));
}

/// Where the frame of this name was, once.
#[must_use]
pub fn take_place(frame: &str) -> Option<String> {
    let kept = storage::tab()?.get_item(RESUMED).ok()??;
    let (of, path) = kept.split_once('\n')?;
    if of != frame {
        return None;
    }
    storage::tab()?.remove_item(RESUMED).ok()?;
    Some(path.to_owned())
}
