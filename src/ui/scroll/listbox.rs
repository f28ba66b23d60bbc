//! The list as a listbox: the keyboard stays in one place.

use super::handle::Scroll;
use crate::ui::list_key::list_keys;
use leptos::prelude::*;

/// The list, with its progress and its failures.
#[component]
pub fn ScrollList(
    scroll: Scroll,
    /// Its name.
    label: &'static str,
) -> impl IntoView {
    let rows = move || {
        scroll.changed.track();
        scroll.draw()
    };
    let list = view! {
        <div
            class="scroll"
            id=scroll.id
            role="listbox"
            tabindex="0"
            aria-label=label
            aria-activedescendant=move || scroll.active_id()
            hidden=move || scroll.is_empty()
            on:scroll=move |_| scroll.look()
            on:keydown=list_keys(move |key| scroll.press(key))
        >
            {move || rows()}
        </div>
    };
    scroll.framed(list.into_any())
}
