//! Another organization, from anywhere in the cabinet: the same list in a dialog.

use super::picker::{Picker, SEARCH};
use super::words::words;
use crate::browser;
use crate::domain::OrganizationId;
use crate::navigation::Navigator;
use crate::ui::{Dialog, Icon, IconName};
use leptos::prelude::*;

/// The name of the organization in the bar, which opens the list; so does Ctrl+K.
#[component]
pub fn Switcher(
    /// Whose cabinet is open.
    name: String,
    /// Whether the list is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let t = words();
    let navigator = expect_context::<Navigator>();
    Effect::new(move |_| {
        navigator.track();
        open.set(false);
    });
    let shortcut = window_event_listener(leptos::ev::keydown, move |event| {
        // The key, not the letter on it: in the Russian layout it writes another one.
        let is_it = event.code() == "KeyK" && (event.ctrl_key() || event.meta_key());
        if is_it {
            event.prevent_default();
            open.set(true);
        }
    });
    on_cleanup(move || shortcut.remove());
    let close = Callback::new(move |()| open.set(false));
    let dialog = move || {
        open.get().then(|| {
            view! {
                <Dialog title=t.change_organization on_close=close>
                    <div class="dialog__body switcher">
                        <Picker
                            on_only=Callback::new(|_: OrganizationId| ())
                            on_chosen=close
                            on_searchable=Callback::new(|()| browser::focus(SEARCH))
                        />
                    </div>
                </Dialog>
            }
        })
    };
    view! {
        <button
            type="button"
            class="button button--quiet bar__organization"
            title=t.change_organization_hint
            aria-haspopup="dialog"
            on:click=move |_| open.set(true)
        >
            <span class="bar__organization-name">{name}</span>
            <Icon name=IconName::ChevronDown />
        </button>
        {move || dialog()}
    }
}
