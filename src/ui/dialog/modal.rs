use crate::browser;

use leptos::html;
use leptos::prelude::*;

/// A native modal dialog, open as long as it is mounted; the page below is inert and stays as it is.
/// The keyboard is in it, and returns where it was when it goes.
#[component]
pub fn Modal(
    /// `dialog` or `question`, in the style sheet.
    class: &'static str,
    /// `dialog` or `alertdialog`.
    role: &'static str,
    /// The id of its heading.
    labelled_by: &'static str,
    /// Esc only asks to close: what was typed may need a question first.
    on_escape: Callback<()>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            browser::open_modal(&dialog);
        }
    });
    // Closing gives the keyboard back; a dialog that is only removed does not.
    on_cleanup(move || {
        if let Some(dialog) = node.get_untracked() {
            browser::close_modal(&dialog);
        }
    });
    view! {
        <dialog
            class=class
            role=role
            node_ref=node
            aria-labelledby=labelled_by
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                on_escape.run(());
            }
            on:keydown=move |event| {
                // Chromium closes on a second Esc without asking; this one asks each time.
                if event.key() == "Escape" {
                    event.prevent_default();
                    event.stop_propagation();
                    on_escape.run(());
                }
            }
        >
            {children()}
        </dialog>
    }
}
