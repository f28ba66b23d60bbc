//! «Are you sure», where a press has far consequences: below the dialog, over nothing.

use crate::domain::Caution;
use crate::features::access::form::Form;
use crate::features::access::questions::SecondWord;
use crate::features::access::save::Save;
use crate::features::access::words::words;
use leptos::prelude::*;

#[component]
pub fn CautionQuestion(form: Form, on_send: Callback<Save>) -> impl IntoView {
    let w = words();
    move || {
        let (save, cautions) = form.careful.get()?;
        let reasons = cautions.into_iter().map(|caution| match caution {
            Caution::Sensitive(labels) => (w.dialog.sensitive)(&labels.join(", ")),
            Caution::OwnRights => w.dialog.own_rights.to_owned(),
        });
        let confirmed = move |()| {
            form.careful.set(None);
            on_send.run(save.clone());
        };
        Some(view! {
            <SecondWord
                reasons=reasons.collect()
                confirm=w.dialog.save_all_the_same
                on_back=Callback::new(move |()| form.careful.set(None))
                on_confirm=Callback::new(confirmed)
            />
        })
    }
}
