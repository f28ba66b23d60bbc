//! A row of the table: what it is, and its faults with fields to mend them in.

use super::state::Import;
use super::words::words;
use crate::tables::{CellFault, Column, Counts, RowState, TableFault, TableRow};

use leptos::prelude::*;
use std::future::Future;

#[component]
pub fn RowCard(import: Import, row: TableRow) -> impl IntoView {
    let t = words();
    let (number, columns) = (row.number, columns(import));
    // A field stays once it was wrong: the keyboard may be in it.
    let wrong: Vec<Column> = row.faults.iter().map(|fault| fault.column).collect();
    let now = RwSignal::new(row);
    let title = {
        let columns = columns.clone();
        move || now.with(|row| (t.row)(row.number, &name(&columns, row)))
    };
    let state = move || now.with(|row| (t.state_of)(row.state));
    let about = {
        let columns = columns.clone();
        move || {
            now.with(|row| {
                let same = row.same_as.map(|same| (t.same_as)(same.number));
                let of = |column| cell(&columns, row, column).filter(|text| !text.is_empty());
                let shown = [of(Column::Position), of(Column::Permissions)];
                let shown: Vec<_> = shown.into_iter().flatten().collect();
                let shown = (!shown.is_empty()).then(|| shown.join(" · "));
                row.why.clone().or(same).or(shown)
            })
        }
    };
    let fields = wrong.into_iter().map(|column| {
        view! { <Cell import=import now=now column=column columns=columns.clone() /> }
    });
    let fields = fields.collect_view();
    let out = move |event| {
        let out = event_target_checked(&event);
        change(import, now, async move {
            let row = now.with_untracked(|row| row.row);
            import.worker()?.leave_out(row, out).await
        });
    };
    let can_be_left = move || {
        now.with(|row| {
            matches!(
                row.state,
                RowState::Ready | RowState::Faulty | RowState::Duplicate | RowState::LeftOut
            )
        })
    };
    view! {
        <div class="row-card" role="listitem">
            <p class="row-card__title">
                {title} " "
                <span class="badge">{state}</span>
            </p>
            <p class="choice__second">{about}</p>
            {fields}
            <label class="choice row-card__out" hidden=move || !can_be_left()>
                <input
                    class="choice__mark"
                    type="checkbox"
                    aria-label=(t.leave_out)(number)
                    prop:checked=move || now.with(|row| row.state == RowState::LeftOut)
                    on:change=out
                />
                <span class="choice__main">{(t.leave_out)(number)}</span>
            </label>
        </div>
    }
}

#[component]
fn Cell(
    import: Import,
    now: RwSignal<TableRow>,
    column: Column,
    columns: Vec<Column>,
) -> impl IntoView {
    let t = words();
    let id = now.with_untracked(|row| format!("cell-{}-{}", row.row, column.code()));
    let fault_id = format!("{id}-fault");
    let text = now.with_untracked(|row| cell(&columns, row, column).unwrap_or_default());
    let fault = move || {
        now.with(|row| {
            let fault = row.faults.iter().find(|fault| fault.column == column)?;
            Some(fault.fault.clone())
        })
    };
    let value = RwSignal::new(text);
    let fix = Callback::new(move |text: String| {
        value.set(text.clone());
        change(import, now, async move {
            let row = now.with_untracked(|row| row.row);
            import.worker()?.fix(row, column, &text).await
        });
    });
    let words = move || fault().map(|fault| (t.cell)(column, &fault));
    let mend = move || match fault()? {
        CellFault::LostZeros(text) => Some(
            view! {
                <button
                    type="button"
                    class="button button--small"
                    on:click={
                        let text = text.clone();
                        move |_| fix.run(text.clone())
                    }
                >
                    {(t.mend)(&text)}
                </button>
            }
            .into_any(),
        ),
        _ => None,
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {(t.column)(column)}
            </label>
            <input
                class="input"
                id=id
                type="text"
                autocomplete="off"
                prop:value=value
                aria-invalid=move || fault().is_some().then_some("true")
                aria-describedby=fault_id.clone()
                on:change=move |event| fix.run(event_target_value(&event))
            />
            <p class="field__fault" id=fault_id aria-live="polite">
                {move || words()}
            </p>
            {move || mend()}
        </div>
    }
}

/// Carries a change out and shows the row as it is then.
fn change(
    import: Import,
    now: RwSignal<TableRow>,
    changing: impl Future<Output = Result<(TableRow, Counts), TableFault>> + 'static,
) {
    leptos::task::spawn_local(async move {
        match changing.await {
            Ok((row, counts)) => {
                now.set(row);
                import.counts.set(counts);
            }
            Err(fault) => import.lose(fault),
        }
    });
}

fn columns(import: Import) -> Vec<Column> {
    import.summary.with_value(|summary| {
        let columns = summary.as_ref().map(|summary| summary.columns.clone());
        columns.unwrap_or_default()
    })
}

fn cell(columns: &[Column], row: &TableRow, column: Column) -> Option<String> {
    let place = columns.iter().position(|one| *one == column)?;
    row.cells.get(place).cloned()
}

fn name(columns: &[Column], row: &TableRow) -> String {
    let parts = [
        Column::FullName,
        Column::LastName,
        Column::FirstName,
        Column::MiddleName,
    ];
    let parts = parts
        .into_iter()
        .filter_map(|part| cell(columns, row, part));
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
