//! A row: what it is, what is wrong with it, and its fields to be mended in.

use super::job::Job;
use super::words::words;
use crate::browser;
use crate::tables::registry::{Field, Found, RecordError, RecordRow, State};

use leptos::prelude::*;

#[component]
pub fn RowCard(job: Job, row: RecordRow) -> impl IntoView {
    let t = words();
    let (number, xml, id) = (row.number, job.is_xml(), format!("record-{}", row.row));
    if job.is_wanted(row.row) {
        browser::focus(id.clone());
    }
    let columns = StoredValue::new(job.columns());
    // A field stays once it was wrong: the keyboard may be in it.
    let found = row.faults.iter().chain(&row.warnings);
    let found = found.map(|found| found.column);
    let refused = row.errors.iter().map(|error| error.column);
    let wrong: Vec<Field> = found.chain(refused).flatten().collect();
    let wrong: Vec<Field> = Field::ALL
        .into_iter()
        .filter(|field| wrong.contains(field))
        .collect();
    let opened = RwSignal::new(false);
    let now = RwSignal::new(row);
    let of = move |field| now.with(|row| columns.with_value(|all| cell(all, row, field)));
    let title = move || (t.row)(xml, number, &name(of));
    let state = move || now.with(|row| (t.state_of)(row.state));
    let about = move || {
        let same = now.with(|row| row.same_as);
        same.map(|same| (t.same_as)(xml, same.number)).or_else(|| {
            let shown = [Field::Position, Field::LearnProgramTitle, Field::TestDate];
            let shown: Vec<_> = shown.into_iter().filter_map(of).collect();
            let shown: Vec<_> = shown.into_iter().filter(|text| !text.is_empty()).collect();
            (!shown.is_empty()).then(|| shown.join(" · "))
        })
    };
    let fields = move || {
        let shown = if opened.get() {
            columns.get_value()
        } else {
            wrong.clone()
        };
        let cells = shown.into_iter().map(|field| {
            view! { <Cell job=job now=now field=field columns=columns /> }
        });
        cells.collect_view()
    };
    let out = move |event| {
        let out = event_target_checked(&event);
        job.change_row(now, async move {
            let row = now.with_untracked(|row| row.row);
            job.worker()?.leave_out(row, out).await
        });
    };
    let can_be_left = move || now.with(|row| row.state != State::Sent);
    view! {
        <div class="row-card" role="listitem" id=id tabindex="-1">
            <p class="row-card__title">
                {title} " " <span class="badge">{state}</span>
            </p>
            <p class="choice__second">{about}</p>
            {move || whole(now)}
            <div class="row-card__fields">{fields}</div>
            <div class="row-card__actions">
                <button
                    type="button"
                    class="button button--quiet button--small"
                    aria-label=(t.all_fields_of)(xml, number)
                    aria-expanded=move || Some(opened.get().to_string())
                    on:click=move |_| opened.update(|opened| *opened = !*opened)
                >
                    {t.all_fields}
                </button>
                <label class="choice row-card__out" hidden=move || !can_be_left()>
                    <input
                        class="choice__mark"
                        type="checkbox"
                        prop:checked=move || now.with(|row| row.state == State::LeftOut)
                        on:change=out
                    />
                    <span class="choice__main">{(t.leave_out)(xml, number)}</span>
                </label>
            </div>
        </div>
    }
}

/// What is wrong with the record and not with one of its fields.
fn whole(now: RwSignal<RecordRow>) -> impl IntoView {
    let lines = now.with(|row| {
        let errors = row.errors.iter().filter(|error| error.column.is_none());
        let found = row.faults.iter().chain(&row.warnings);
        let found = found.filter(|found| found.column.is_none());
        errors
            .map(refusal)
            .chain(found.map(reason))
            .collect::<Vec<_>>()
    });
    lines
        .into_iter()
        .map(|words| view! { <p class="field__fault">{words}</p> })
        .collect_view()
}

fn reason(found: &Found) -> String {
    (words().reason)(found)
}

fn refusal(error: &RecordError) -> String {
    (words().refusal)(error.column, &error.code)
}

#[component]
fn Cell(
    job: Job,
    now: RwSignal<RecordRow>,
    field: Field,
    columns: StoredValue<Vec<Field>>,
) -> impl IntoView {
    let t = words();
    let id = now.with_untracked(|row| format!("cell-{}-{}", row.row, field.code()));
    let fault_id = format!("{id}-fault");
    let in_field = move |found: &[Found]| {
        let found = found.iter().find(|found| found.column == Some(field));
        found.cloned()
    };
    let fault = move || now.with(|row| in_field(&row.faults));
    let warning = move || now.with(|row| in_field(&row.warnings));
    let text = move || {
        let text = now.with(|row| columns.with_value(|all| cell(all, row, field)));
        text.unwrap_or_default()
    };
    let fix = Callback::new(move |text: String| {
        job.change_row(now, async move {
            let row = now.with_untracked(|row| row.row);
            job.worker()?.fix(row, field, &text).await
        });
    });
    let refused = move || {
        now.with(|row| {
            let mut errors = row.errors.iter();
            errors
                .find(|error| error.column == Some(field))
                .map(refusal)
        })
    };
    let what = move || {
        let found = fault().or_else(warning).map(|found| reason(&found));
        refused().or(found)
    };
    let field_id = id.clone();
    let mend = move || {
        let text = fault().or_else(warning)?.mend?;
        let (words, field_id) = ((t.mend)(&text), field_id.clone());
        Some(view! {
            <button
                type="button"
                class="button button--small"
                on:click=move |_| {
                    fix.run(text.clone());
                    // The button goes.
                    browser::focus(field_id.clone());
                }
            >
                {words}
            </button>
        })
    };
    let sent = move || now.with(|row| row.state == State::Sent);
    let wrong = move || fault().is_some() || refused().is_some();
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {(t.field)(field)}
            </label>
            <input
                class="input"
                id=id
                type="text"
                autocomplete="off"
                readonly=sent
                prop:value=Signal::derive(text)
                aria-invalid=move || wrong().then_some("true")
                aria-describedby=fault_id.clone()
                on:change=move |event| fix.run(event_target_value(&event))
            />
            <p
                class=("field__fault", true)
                class=("field__fault--warning", move || !wrong())
                id=fault_id
                aria-live="polite"
            >
                {move || what()}
            </p>
            {move || mend()}
        </div>
    }
}

fn cell(columns: &[Field], row: &RecordRow, field: Field) -> Option<String> {
    let place = columns.iter().position(|one| *one == field)?;
    row.cells.get(place).cloned()
}

fn name(of: impl Fn(Field) -> Option<String>) -> String {
    let parts = [Field::LastName, Field::FirstName, Field::MiddleName];
    let parts = parts.into_iter().filter_map(of);
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
