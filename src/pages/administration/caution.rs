//! «Are you sure», where a press has far consequences: below the dialog, over nothing.

use super::form::Form;
use crate::browser;
use crate::components::{access_texts, dynamic, press, texts};
use crate::domain::Caution;
use leptos::prelude::*;

#[component]
pub fn CautionQuestion(form: Form) -> impl IntoView {
    let (t, w) = (texts(), access_texts());
    let question = move || {
        let (save, cautions) = form.careful.get()?;
        let words = cautions.into_iter().map(|caution| {
            let words = match caution {
                Caution::Sensitive(labels) => (w.dialog.sensitive)(&labels.join(", ")),
                Caution::OwnRights => w.dialog.own_rights.to_owned(),
            };
            view! { <p>{words}</p> }
        });
        let words = words.collect_view();
        let go = move |_| {
            form.careful.set(None);
            form.send(save.clone());
        };
        Some(view! {
            <div class="dialog__question" role="alertdialog" aria-labelledby="caution">
                <div id="caution">{words}</div>
                <div class="notice__actions">
                    <button type="button" class="button" id="think-again" on:click=press(move |_| {
                        form.careful.set(None);
                        browser::focus("dialog-body");
                    })>
                        {t.back}
                    </button>
                    <button type="button" class="button button--primary" on:click=press(go)>
                        {w.dialog.save_all_the_same}
                    </button>
                </div>
            </div>
        })
    };
    dynamic(question)
}
