//! The second step: how the file stands, what is wrong, its rows, and what can be done with them.

use super::files::Files;
use super::fill::Fill;
use super::job::{Away, Job};
use super::outcome::{Confirm, Outcome};
use super::report::Report;
use super::row::RowCard;
use super::transfer::Transfer;
use super::word::Word;
use super::words::words;
use crate::api::ApiError;
use crate::domain::{Cursor, ErrorKind};
use crate::tables::registry::{RecordFilter, RecordRow, RecordSummary};
use crate::ui::SelectField;
use crate::ui::scroll::rows::ScrollRows;
use crate::ui::scroll::{Part, Reading, Row, Scroll};
use leptos::prelude::*;
use std::sync::Arc;

/// Rows read at once.
const CHUNK: u64 = 20;

#[component]
pub fn CheckStep(job: Job, transfer: Transfer) -> impl IntoView {
    let t = words();
    let another = move |_| {
        if job.edited.get_untracked() {
            job.asks.set(Some(Away::File));
        } else {
            job.pick();
        }
    };
    let ready = Memo::new(move |_| job.counts().ready);
    let open = Memo::new(move |_| transfer.is_open());
    let send = move || {
        let ready = ready.get();
        if open.get() {
            return ().into_any();
        }
        if ready == 0 {
            return view! { <p>{t.nothing_ready}</p> }.into_any();
        }
        view! {
            <button
                type="button"
                class="button button--primary"
                on:click=move |_| transfer.ask()
            >
                {(t.send)(ready)}
            </button>
        }
        .into_any()
    };
    let beside = move || {
        let lines = (t.beside)(&job.counts()).into_iter();
        lines.map(|words| view! { <li>{words}</li> }).collect_view()
    };
    view! {
        <Outcome transfer=transfer />
        <ul class="send__counts">{beside}</ul>
        <div class="send__actions">
            {move || send()}
            <button type="button" class="button" on:click=another>
                {t.another}
            </button>
        </div>
        {about_file(job)}
        <Report job=job />
        <Fill job=job />
        <Rows job=job />
        <Files job=job />
        {move || match transfer.word.get() {
            Word::Asking(plan) => Some(view! { <Confirm transfer=transfer plan=plan /> }),
            _ => None,
        }}
    }
}

/// What is told about the file as a whole.
fn about_file(job: Job) -> impl IntoView {
    let t = words();
    let (faults, macros) = job.summary.with_untracked(|summary| {
        let Some(summary) = summary else {
            return (Vec::new(), false);
        };
        let faults = summary.file_faults.iter().copied().map(t.file_fault);
        (faults.collect::<Vec<_>>(), summary.has_macros())
    });
    let macros = macros.then(|| t.macros.to_owned());
    let all = faults.into_iter().chain(macros);
    let all = all.map(|words| view! { <p class="notice notice--warning">{words}</p> });
    let missing = Memo::new(move |_| {
        let missing = job
            .summary
            .with(|summary| summary.as_ref().map(RecordSummary::blank_columns));
        missing.unwrap_or_default()
    });
    let missing = move || {
        let names = missing.get().into_iter().map(t.field).collect::<Vec<_>>();
        (!names.is_empty()).then(|| {
            let words = (t.missing)(&names.join(", "));
            view! { <p class="notice notice--warning">{words}</p> }
        })
    };
    view! {
        {all.collect_view()}
        {move || missing()}
    }
}

#[component]
fn Rows(job: Job) -> impl IntoView {
    let t = words();
    let scroll = Scroll::new("send-rows", Callback::new(move |cursor| read(job, cursor)));
    Effect::new(move |_| {
        job.filter.track();
        job.from.track();
        job.moved.track();
        scroll.restart();
    });
    let counts = Memo::new(move |_| job.counts());
    let filter = move || {
        let counts = counts.get();
        let options = RecordFilter::ALL.map(|filter| (t.filter_of)(filter, filter.count(&counts)));
        let place = move || {
            let now = job.filter.get();
            RecordFilter::ALL.iter().position(|one| *one == now)
        };
        let choose = move |place: usize| {
            if let Some(filter) = RecordFilter::ALL.get(place) {
                job.show(*filter);
            }
        };
        view! {
            <SelectField
                label=t.filter
                id="filter-records"
                options=options.to_vec()
                chosen=untrack(place).unwrap_or_default()
                follows=Signal::derive(move || place().map(|place| place.to_string()))
                on_choose=Callback::new(choose)
            />
        }
    };
    let from = move || {
        let row = job.from.get()?;
        let shown = (t.shown_from)(job.is_xml(), row.number);
        let first = move |_| job.show(RecordFilter::All);
        Some(view! {
            <p class="count">
                {shown} " "
                <button type="button" class="button button--small" on:click=first>
                    {t.from_first}
                </button>
            </p>
        })
    };
    let none = move || (scroll.total() == Some(0)).then_some(t.none_such);
    view! {
        <section class="block" aria-labelledby="records">
            <h2 id="records">{t.rows}</h2>
            <div class="filters">{filter}</div>
            {move || from()}
            <p class="count" role="status" hidden=move || scroll.total() != Some(0)>
                {move || none()}
            </p>
            <ScrollRows scroll=scroll role="list" label=t.rows />
        </section>
    }
}

/// A cursor says from which row on to read, since rows leave the list when they are mended, and how many were
/// read before.
fn place(cursor: Cursor) -> Option<(u64, u64)> {
    let (from, before) = cursor.as_str().split_once(' ')?;
    Some((from.parse().ok()?, before.parse().ok()?))
}

fn read(job: Job, cursor: Option<Cursor>) -> Reading {
    // Where the list begins with a row of the report, the rows before it are not read.
    let first = job.from.get_untracked().map_or(0, |row| row.row);
    let (from, before) = cursor.and_then(place).unwrap_or((first, 0));
    let filter = job.filter.get_untracked();
    Box::pin(async move {
        let rows = match job.worker() {
            Ok(worker) => worker.rows(filter, from, CHUNK).await,
            Err(fault) => Err(fault),
        };
        let (left, rows) = rows.map_err(|fault| {
            job.lose(fault);
            ApiError::from(ErrorKind::PartMissing)
        })?;
        let read = rows.len() as u64;
        let last = rows.last().filter(|_| read < left).map(|row| row.row + 1);
        let card = |row: RecordRow| Row {
            key: row.row.to_string(),
            draw: Arc::new(move |_| view! { <RowCard job=job row=row.clone() /> }.into_any()),
        };
        Ok(Part {
            total: before + left,
            next: last.map(|next| Cursor::new(format!("{next} {}", before + read))),
            rows: rows.into_iter().map(card).collect(),
        })
    })
}
