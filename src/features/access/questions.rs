//! Questions below a dialog: «Закрыть окно без сохранения?», and the second word before what has far
//! consequences.

use super::words::words;
use crate::browser;
use crate::ui::texts;
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
    let t = &words().dialog;
    view! {
        <div
            class="dialog__question"
            role="alertdialog"
            aria-labelledby="unsaved"
            hidden=move || !asking.get()
        >
            <p id="unsaved">{question}</p>
            <div class="notice__actions">
                <button
                    type="button"
                    id="go-on"
                    class="button button--primary"
                    on:click=move |_| {
                        asking.set(false);
                        browser::focus("dialog-body");
                    }
                >
                    {t.go_on}
                </button>
                <button type="button" class="button" on:click=move |_| on_discard.run(())>
                    {t.discard}
                </button>
            </div>
        </div>
    }
}

/// A second word is asked for. The keyboard goes to «Назад» by `browser::focus("think-again")`.
#[component]
pub fn SecondWord(
    /// What to think of, a sentence each.
    reasons: Vec<String>,
    /// The button that goes on.
    confirm: &'static str,
    /// The user thinks again.
    on_back: Callback<()>,
    /// They meant it.
    on_confirm: Callback<()>,
) -> impl IntoView {
    let reasons = reasons
        .into_iter()
        .map(|words| view! { <p>{words}</p> }.into_any());
    let back = move |_| {
        on_back.run(());
        browser::focus("dialog-body");
    };
    view! {
        <div class="dialog__question" role="alertdialog" aria-labelledby="caution">
            <div id="caution">{reasons.collect_view()}</div>
            <div class="notice__actions">
                <button type="button" class="button" id="think-again" on:click=back>
                    {texts().back}
                </button>
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| on_confirm.run(())
                >
                    {confirm}
                </button>
            </div>
        </div>
    }
}
