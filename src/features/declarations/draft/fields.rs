//! The fields of a draft.

use super::form::{Form, Over, Step, field_id, today};
use crate::browser;
use crate::domain::{Day, DeclarationField, DeclaredWorkplace};
use crate::features::declarations::words::words;
use crate::ui::{AreaField, DateField, TextField};
use leptos::prelude::*;

/// Workplaces that are shown by name below the button.
const SHOWN: usize = 20;

#[component]
pub fn Fields(form: Form) -> impl IntoView {
    let w = words();
    let count = RwSignal::new(0_usize);
    let check = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.checks.update(|checks| checks.tried = true);
        let faults = form
            .content
            .with_untracked(|content| content.faults(today().as_ref()));
        count.set(faults.len());
        form.save();
        if let Some(first) = faults.first() {
            browser::focus(field_id(*first));
        } else {
            form.refusal.set(None);
            form.step.set(Step::Preview);
            browser::focus("declaration-title");
        }
    };
    // Once something of it is mended, the number is no longer true.
    let summary = move || {
        let n = count.get();
        let left = form
            .content
            .with(|content| content.faults(today().as_ref()).len());
        (n > 0 && n == left).then(|| view! { <p class="notice notice--danger">{(w.faults)(n)}</p> })
    };
    view! {
        <form class="block draft" novalidate on:submit=check>
            <div role="alert">{summary}</div>
            {(!has_reports(form)).then(|| view! { <p class="notice notice--warning">{w.reports_not_on_site}</p> })}
            <ReportField form=form />
            <PlacesField form=form />
            <Text form=form field=DeclarationField::Address />
            <div class="draft__row">
                <Text form=form field=DeclarationField::SignedBy />
                <Text form=form field=DeclarationField::Position />
            </div>
            <SignedOn form=form />
            <Text form=form field=DeclarationField::Note />
            <div class="notice__actions">
                <button type="submit" class="button button--primary">
                    {w.check}
                </button>
                <button
                    type="button"
                    class="button button--danger-quiet"
                    id="delete-draft"
                    on:click=move |_| {
                        form.refusal.set(None);
                        form.over.set(Over::Delete);
                    }
                >
                    {w.delete}
                </button>
            </div>
        </form>
    }
}

fn fault_of(form: Form, field: DeclarationField) -> Signal<Option<String>> {
    Signal::derive(move || Some((words().fault)(field, form.fault(field)?)))
}

#[component]
fn Text(form: Form, field: DeclarationField) -> impl IntoView {
    let w = words();
    let value = Signal::derive(move || form.content.with(|content| content.text(field).to_owned()));
    let fault = fault_of(form, field);
    let on_input = Callback::new(move |text| {
        form.change(field, move |content| content.type_in(field, text));
    });
    let on_leave = Callback::new(move |()| form.save());
    let (label, hint, id) = ((w.field)(field), (w.hint)(field), field_id(field));
    if field == DeclarationField::Note {
        view! {
            <AreaField
                label=label
                hint=hint
                id=id
                value=value
                note=Signal::derive(String::new)
                fault=fault
                on_input=on_input
                on_leave=on_leave
            />
        }
        .into_any()
    } else {
        view! {
            <TextField
                label=label
                hint=hint
                id=id
                value=value
                fault=fault
                on_input=on_input
                on_leave=on_leave
            />
        }
        .into_any()
    }
}

#[component]
fn SignedOn(form: Form) -> impl IntoView {
    let field = DeclarationField::SignedOn;
    let value = Memo::new(move |_| {
        form.content.with(|content| {
            let day = content.signed_on.as_ref();
            day.map_or("", Day::as_str).to_owned()
        })
    });
    let on_change = Callback::new(move |day: String| {
        form.change(field, |content| content.signed_on = Day::parse(&day));
    });
    view! {
        <DateField
            label=(words().field)(field)
            id=field_id(field)
            value=value
            on_change=on_change
            fault=fault_of(form, field)
        />
    }
}

/// Whether there are reports to choose from.
fn has_reports(form: Form) -> bool {
    form.context.with_value(|context| context.reports.is_some())
}

/// What is chosen in a dialog: a heading, what it is, the button.
fn chosen_field(form: Form, field: DeclarationField, now: AnyView, button: AnyView) -> AnyView {
    let id = field_id(field);
    view! {
        <div class="field" role="group" aria-labelledby=format!("{id}-label")>
            <p class="field__label" id=format!("{id}-label")>
                {(words().field)(field)}
            </p>
            {now}
            {has_reports(form).then_some(button)}
            <p class="field__fault" id=format!("{id}-fault") aria-live="polite">
                {fault_of(form, field)}
            </p>
        </div>
    }
    .into_any()
}

#[component]
fn ReportField(form: Form) -> impl IntoView {
    let w = words();
    let field = DeclarationField::Report;
    let number = move || {
        let number = form.report_number.get()?;
        Some(view! { <p class="picked">{number}</p> })
    };
    let label = move || {
        let is_chosen = form.content.with(|content| content.report.is_some());
        if is_chosen {
            w.choose_another
        } else {
            w.choose_report
        }
    };
    let button = view! {
        <button
            type="button"
            class="button"
            id=field_id(field)
            aria-describedby=format!("{}-fault", field_id(field))
            on:click=move |_| form.over.set(Over::Report)
        >
            {move || label()}
        </button>
    };
    chosen_field(form, field, number.into_any(), button.into_any())
}

#[component]
fn PlacesField(form: Form) -> impl IntoView {
    let w = words();
    let field = DeclarationField::Workplaces;
    let chosen = move || {
        let places = form.places();
        let hidden = places.len().saturating_sub(SHOWN);
        let total = places.len();
        let name = |place: DeclaredWorkplace| {
            view! { <li>{place.number} " · " {place.name}</li> }
        };
        let names = places.into_iter().take(SHOWN).map(name);
        let more = (hidden > 0).then(|| view! { <li>{(w.places_more)(hidden as u64)}</li> });
        (total > 0).then(|| {
            view! {
                <p class="picked">{(w.places_chosen)(total as u64)}</p>
                <ul class="picked__list">{names.collect_view()} {more}</ul>
            }
        })
    };
    // Workplaces are of a report: it comes first.
    let open = move |_| {
        let has_report = form
            .content
            .with_untracked(|content| content.report.is_some());
        form.over.set(if has_report {
            Over::Places
        } else {
            Over::Report
        });
    };
    let button = view! {
        <button
            type="button"
            class="button"
            id=field_id(field)
            aria-describedby=format!("{}-fault", field_id(field))
            on:click=open
        >
            {w.choose_places}
        </button>
    };
    chosen_field(form, field, chosen.into_any(), button.into_any())
}
