//! «Срок доступа»: from which day to which, for whoever needs one; shut for all others.

use crate::features::access::form::Form;
use crate::features::access::words::words;
use crate::ui::DateField;
use leptos::prelude::*;

#[component]
pub fn TermFields(form: Form) -> impl IntoView {
    let w = words();
    let t = &w.rights;
    let now = move || (w.list.term)(&form.term()).unwrap_or_else(|| t.term_open.to_owned());
    let fault = move || {
        let backwards = form.term().is_backwards();
        backwards.then_some(t.term_backwards)
    };
    let set = |day: RwSignal<String>| Callback::new(move |text| day.set(text));
    view! {
        <details class="more">
            <summary class="more__summary">
                {t.term_title} ": " <span class="more__now">{now}</span>
            </summary>
            <div class="dates">
                <DateField label=t.term_from id="term-from" value=form.from on_change=set(form.from) />
                <DateField label=t.term_until id="term-until" value=form.until on_change=set(form.until) />
            </div>
            <p class="field__hint">{t.term_hint}</p>
            <p class="field__fault" role="alert">
                {move || fault()}
            </p>
        </details>
    }
}
