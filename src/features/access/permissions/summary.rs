//! What «Сохранить» would change, and what the employee may do then, in words.

use crate::domain::{Catalogue, Permissions, Rights, Term};
use crate::features::access::form::Form;
use crate::features::access::words::words;
use leptos::prelude::*;

/// What is added and removed; once the user was in a hurry, also that nothing is.
#[component]
pub fn Change(
    form: Form,
    catalogue: Catalogue,
    /// What is saved.
    saved: Rights,
    /// «Сохранить» was pressed with nothing to save.
    hurried: RwSignal<bool>,
) -> impl IntoView {
    let w = words();
    move || {
        let Rights {
            permissions: ticked,
            term,
        } = form.rights();
        let difference = saved.permissions.difference(&ticked);
        let same = difference.is_empty() && term == saved.term;
        let idle = if ticked.is_empty() {
            w.dialog.tick_first
        } else {
            w.dialog.nothing_changed
        };
        view! {
            {difference_line(w.dialog.will_add, &catalogue, &difference.added)}
            {difference_line(w.dialog.will_remove, &catalogue, &difference.removed)}
            {(term != saved.term).then(|| view! { <p>{(w.rights.term_will_be)(&term)}</p> }.into_any())}
            {(hurried.get() && (ticked.is_empty() || same)).then(|| view! { <p>{idle}</p> }.into_any())}
        }
    }
}

/// All that the employee may do then.
#[component]
pub fn InAll(form: Form, catalogue: Catalogue) -> impl IntoView {
    let w = words();
    move || {
        let rights = form.rights();
        (!rights.permissions.is_empty()).then(|| {
            let words = effective(&catalogue, &rights, w.list.term);
            view! { <p class="field__hint">{(w.rights.in_all)(&words)}</p> }
        })
    }
}

/// What they may do and when, in words.
fn effective(catalogue: &Catalogue, rights: &Rights, term: fn(&Term) -> Option<String>) -> String {
    let labels = catalogue.labels(&rights.permissions).into_iter();
    labels
        .chain(term(&rights.term))
        .collect::<Vec<_>>()
        .join(", ")
}

fn difference_line(
    words: fn(&str) -> String,
    catalogue: &Catalogue,
    set: &Permissions,
) -> Option<impl IntoView + use<>> {
    let labels = catalogue.labels(set).join(", ");
    (!labels.is_empty()).then(|| view! { <p>{words(&labels)}</p> }.into_any())
}
