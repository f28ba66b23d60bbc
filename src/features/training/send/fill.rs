//! One value for all blank cells of a column.

use super::job::Job;
use super::words::words;
use crate::browser;
use crate::domain::OrganizationSummary;
use crate::tables::registry::Field;
use crate::ui::{SelectField, TextField};
use leptos::prelude::*;

/// The columns that are often the same for all, in the order of the choice.
const FIELDS: [Field; 9] = [
    Field::EmployerInn,
    Field::EmployerTitle,
    Field::OrganizationInn,
    Field::OrganizationTitle,
    Field::Position,
    Field::TestDate,
    Field::ProtocolNumber,
    Field::LearnProgramId,
    Field::IsPassed,
];

/// What most probably belongs there: the employer is the organization whose cabinet this is.
fn suggestion(field: Field, organization: &OrganizationSummary) -> String {
    let text = match field {
        Field::EmployerInn => organization.inn.clone(),
        Field::EmployerTitle => {
            let full = organization.full_name.clone();
            Some(full.unwrap_or_else(|| organization.short_name.clone()))
        }
        _ => None,
    };
    text.unwrap_or_default()
}

#[component]
pub fn Fill(job: Job) -> impl IntoView {
    let t = words();
    let missing = job.summary.with_untracked(|summary| {
        let missing = summary.as_ref().map(|summary| summary.missing.clone());
        missing.unwrap_or_default()
    });
    let is_missing = |field: &Field| missing.contains(field);
    let first = FIELDS.iter().position(is_missing);
    let organization = job.organization.get_value().summary;
    let suggest = move |place: usize| {
        let field = FIELDS.get(place).copied();
        field.map_or_else(String::new, |field| suggestion(field, &organization))
    };
    let place = RwSignal::new(first.unwrap_or_default());
    let text = RwSignal::new(suggest(first.unwrap_or_default()));
    let hurried = RwSignal::new(false);
    let choose = Callback::new(move |chosen: usize| {
        place.set(chosen);
        text.set(suggest(chosen));
        hurried.set(false);
    });
    let fill = move || {
        let value = text.get_untracked();
        if value.trim().is_empty() {
            hurried.set(true);
            browser::focus("fill-text");
            return;
        }
        let Some(field) = FIELDS.get(place.get_untracked()).copied() else {
            return;
        };
        job.fill(field, value.trim().to_owned());
        // The next column that the table does not have.
        let rest = missing.iter().filter(|other| **other != field);
        let next = rest.clone().find_map(|other| {
            let place_of = FIELDS.iter().position(|one| one == other)?;
            (place_of > place.get_untracked()).then_some(place_of)
        });
        if let Some(next) = next {
            choose.run(next);
        }
    };
    let options = FIELDS.map(|field| (t.field)(field).to_owned()).to_vec();
    let fault = Signal::derive(move || {
        (hurried.get() && text.with(|text| text.trim().is_empty()))
            .then(|| t.fill_required.to_owned())
    });
    view! {
        <details class="fill" open=first.is_some()>
            <summary class="fill__title">{t.fill}</summary>
            <p class="field__hint">{t.fill_lead}</p>
            <form
                class="filters"
                novalidate
                on:submit=move |event: leptos::ev::SubmitEvent| {
                    event.prevent_default();
                    fill();
                }
            >
                <SelectField
                    label=t.fill_column
                    id="fill-column"
                    options=options
                    chosen=place.get_untracked()
                    follows=Signal::derive(move || Some(place.get().to_string()))
                    on_choose=choose
                />
                <TextField
                    label=t.fill_text
                    id="fill-text"
                    value=text
                    fault=fault
                    on_input=Callback::new(move |typed| text.set(typed))
                    on_leave=Callback::new(|()| ())
                />
                <button type="submit" class="button">
                    {t.fill_do}
                </button>
            </form>
        </details>
    }
}
