//! «Закрыть окно без сохранения?», below a dialog.

use crate::browser;
use crate::components::{access_texts, flag, press};
use leptos::prelude::*;

#[component]
pub fn UnsavedQuestion(
    /// Whether it is asked.
    asking: RwSignal<bool>,
    /// The question.
    question: &'static str,
    /// What was not saved may go.
    on_discard: Callback<()>,
) -> impl IntoView {
    let t = &access_texts().dialog;
    view! {
        <div
            class="dialog__question"
            role="alertdialog"
            aria-labelledby="unsaved"
            hidden=flag(move || !asking.get())
        >
            <p id="unsaved">{question}</p>
            <div class="notice__actions">
                <button
                    type="button"
                    id="go-on"
                    class="button button--primary"
                    on:click=press(move |_| {
                        asking.set(false);
                        browser::focus("dialog-body");
                    })
                >
                    {t.go_on}
                </button>
                <button type="button" class="button" on:click=press(move |_| on_discard.run(()))>
                    {t.discard}
                </button>
            </div>
        </div>
    }
}
