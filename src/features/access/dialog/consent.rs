//! The employee's consent: a box of its own, the day, and the paper to print. What the paper says is
//! the operator's to decide; its text and version come from the backend.

use crate::browser;
use crate::domain::{ConsentForm, PersonDraft, PersonField};
use crate::features::access::form::Form;
use crate::features::access::words::words;
use crate::ui::DateField;
use leptos::prelude::*;

#[component]
pub fn ConsentFields(
    form: Form,
    /// The name of the organization, for the paper.
    organization: String,
    /// Whether the user was told that the box is missing.
    hurried: RwSignal<bool>,
) -> impl IntoView {
    let t = &words().rights;
    let fault = move || {
        let (held, outdated) = form
            .consent
            .with(|consent| (consent.held, consent.outdated));
        let missing = hurried.get() && !held;
        let outdated = outdated.then_some(t.consent_outdated);
        outdated.or(missing.then_some(t.consent_required))
    };
    let paper = move || {
        let text = form.consent.with(|consent| consent.form.clone())?;
        let paragraphs = form.person.with(|person| {
            text.filled(
                &name(person),
                person.text(PersonField::Position),
                &organization,
            )
        });
        Some(view! { <Paper text=text paragraphs=paragraphs /> })
    };
    view! {
        <fieldset class="choices">
            <label class="choice">
                <input
                    class="choice__mark"
                    type="checkbox"
                    id="consent"
                    aria-describedby="consent-fault"
                    prop:checked=move || form.consent.with(|consent| consent.held)
                    on:change=move |event| {
                        form.consent.update(|consent| {
                            consent.held = event_target_checked(&event);
                            consent.outdated = false;
                        });
                    }
                />
                <span class="choice__main">{t.consent_held}</span>
            </label>
            <p class="field__fault" id="consent-fault" role="alert">
                {move || fault()}
            </p>
            <DateField
                label=t.consent_day
                hint=Some(t.consent_day_hint)
                id="consent-day"
                value=form.consent_day
                on_change=Callback::new(move |text| form.consent_day.set(text))
            />
        </fieldset>
        {move || paper()}
    }
}

#[component]
fn Paper(text: ConsentForm, paragraphs: Vec<String>) -> impl IntoView {
    let t = &words().rights;
    let lines = paragraphs
        .into_iter()
        .map(|paragraph| view! { <p>{paragraph}</p> }.into_any());
    view! {
        <details class="more">
            <summary class="more__summary">{t.consent_form}</summary>
            <div class="paper">
                <h4>{text.title}</h4>
                {lines.collect_view()}
                <p class="paper__version">{(t.consent_version)(&text.version)}</p>
            </div>
            <button type="button" class="button button--small" on:click=|_| browser::print()>
                {t.consent_print}
            </button>
        </details>
    }
}

fn name(person: &PersonDraft) -> String {
    let parts = [
        PersonField::LastName,
        PersonField::FirstName,
        PersonField::MiddleName,
    ];
    let parts = parts.map(|field| person.text(field).trim());
    parts.join(" ").trim().to_owned()
}
