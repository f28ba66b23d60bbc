//! One type for many closures. A view is compiled once for each type of closure in it; behind a box
//! they share one copy, which makes the wasm a tenth smaller (ARCHITECTURE.md, «Bytes»).

use crate::ui::ListKey;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

/// A part of a view that changes with the signals it reads.
pub fn dynamic<V: IntoView + 'static>(
    view: impl Fn() -> V + Send + 'static,
) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(move || view().into_any())
}

/// What a press of a button or link does.
pub fn press(action: impl FnMut(MouseEvent) + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(action)
}

/// What the keys that move through a list do; one that means nothing to it stays the browser's.
pub fn list_keys(press: impl Fn(ListKey) -> bool + 'static) -> Box<dyn FnMut(KeyboardEvent)> {
    Box::new(move |event| {
        if ListKey::of(&event).is_some_and(&press) {
            event.prevent_default();
        }
    })
}

/// An attribute whose words change with the signals it reads, or that is absent.
pub fn words(text: impl Fn() -> Option<String> + Send + Sync + 'static) -> Signal<Option<String>> {
    Signal::derive(text)
}

/// An attribute that is there or not, with the signals it reads.
pub fn flag(is_there: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(is_there)
}

/// An `aria-` attribute that is `true` or absent.
pub fn aria(is_true: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<&'static str>> {
    Signal::derive(move || is_true().then_some("true"))
}

/// What happens outside the view whenever a signal it reads changes.
pub fn effect(mut action: impl FnMut() + 'static) {
    let action: Box<dyn FnMut(Option<()>)> = Box::new(move |_| action());
    Effect::new(action);
}
