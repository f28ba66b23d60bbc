use super::modal::Modal;
use crate::ui::icon::{Icon, IconName};
use crate::ui::texts::texts;
use leptos::prelude::*;

/// A dialog that the user opened. Esc and the cross only ask to close.
#[component]
pub fn Dialog(
    /// The name of the dialog.
    title: &'static str,
    /// The user wants to close it.
    on_close: Callback<()>,
    /// Body and foot.
    children: Children,
) -> impl IntoView {
    view! {
        <Modal class="dialog" role="dialog" labelled_by="dialog-title" on_escape=on_close>
            <header class="dialog__head">
                <h2 class="dialog__title" id="dialog-title">
                    {title}
                </h2>
                <button
                    type="button"
                    class="button button--icon"
                    aria-label=texts().close
                    on:click=move |_| on_close.run(())
                >
                    <Icon name=IconName::Cross />
                </button>
            </header>
            {children()}
        </Modal>
    }
}
