use super::modal::Modal;
use leptos::prelude::*;

/// A question that comes by itself and lies over everything else, dialogs too.
#[component]
pub fn Question(
    /// What happened.
    title: &'static str,
    /// Esc: the harmless answer.
    on_escape: Callback<()>,
    /// The words and the buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <Modal class="question" role="alertdialog" labelled_by="question-title" on_escape=on_escape>
            <div class="dialog__body">
                <h2 id="question-title">{title}</h2>
                {children()}
            </div>
        </Modal>
    }
}
