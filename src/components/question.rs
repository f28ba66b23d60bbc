use super::effect;
use crate::browser;
use leptos::html;
use leptos::prelude::*;

/// A question that comes by itself and lies over everything else, dialogs too; the page below stays
/// as it is. The keyboard is in it, and returns where it was when the question goes.
#[component]
pub fn Question(
    /// What happened.
    title: &'static str,
    /// Esc: the harmless answer.
    on_escape: Callback<()>,
    /// The words and the buttons.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    effect(move || {
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
            class="question"
            role="alertdialog"
            node_ref=node
            aria-labelledby="question-title"
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                on_escape.run(());
            }
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.prevent_default();
                    event.stop_propagation();
                    on_escape.run(());
                }
            }
        >
            <div class="dialog__body">
                <h2 id="question-title">{title}</h2>
                {children()}
            </div>
        </dialog>
    }
}
