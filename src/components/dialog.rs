use super::{Icon, IconName, effect, press, texts};
use crate::browser;
use leptos::html;
use leptos::prelude::*;

/// A native modal dialog, open as long as it is mounted. Esc and the cross only ask to close: what
/// was typed may need a question first.
#[component]
pub fn Dialog(
    /// The name of the dialog.
    title: &'static str,
    /// The user wants to close it.
    on_close: Callback<()>,
    /// Body and foot.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    effect(move || {
        if let Some(dialog) = node.get() {
            browser::open_modal(&dialog);
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=node
            aria-labelledby="dialog-title"
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                on_close.run(());
            }
            on:keydown=move |event| {
                // Chromium closes on a second Esc without asking; this one asks each time.
                if event.key() == "Escape" {
                    event.prevent_default();
                    on_close.run(());
                }
            }
        >
            <header class="dialog__head">
                <h2 class="dialog__title" id="dialog-title">
                    {title}
                </h2>
                <button
                    type="button"
                    class="button button--icon"
                    aria-label=texts().close
                    on:click=press(move |_| on_close.run(()))
                >
                    <Icon name=IconName::Cross />
                </button>
            </header>
            {children()}
        </dialog>
    }
}
