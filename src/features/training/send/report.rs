//! What is wrong where, and the mends that are the same for many.

use super::files::download;
use super::job::Job;
use super::words::words;
use crate::tables::registry::{FileKind, Group, GroupKind, RecordSummary, RowName};

use leptos::prelude::*;

/// So many kinds of errors are shown at once; mending them shows the next.
const MOST: usize = 40;

#[component]
pub fn Report(job: Job) -> impl IntoView {
    let t = words();
    let count = Memo::new(move |_| {
        job.summary.with(|summary| {
            let groups = summary.as_ref().map(|summary| summary.report.len());
            groups.unwrap_or_default()
        })
    });
    let groups = move || {
        let groups = job.summary.with(|summary| {
            let report = summary.as_ref().map(|summary| &summary.report);
            let first = report.map(|report| report.iter().take(MOST).cloned());
            first.map(Iterator::collect::<Vec<_>>).unwrap_or_default()
        });
        groups
            .into_iter()
            .map(|group| one(job, group))
            .collect_view()
    };
    let more = move || {
        let more = count.get().saturating_sub(MOST);
        (more > 0).then(|| view! { <p class="count">{(t.more_groups)(more)}</p> })
    };
    let can = |what: fn(&RecordSummary) -> bool| {
        move || {
            job.summary
                .with(|summary| !summary.as_ref().is_some_and(what))
        }
    };
    view! {
        <section class="block" aria-labelledby="report" hidden=move || count.get() == 0>
            <h2 id="report" tabindex="-1">
                {t.report}
            </h2>
            <ul class="report">{groups}</ul>
            {more}
        </section>
        <div class="notice__actions">
            <button
                type="button"
                class="button"
                hidden=can(RecordSummary::can_mend)
                on:click=move |_| job.mend(None)
            >
                {t.mend_everything}
            </button>
            <button
                type="button"
                class="button"
                hidden=can(|summary| summary.can_undo)
                on:click=move |_| job.undo()
            >
                {t.undo}
            </button>
            <button
                type="button"
                class="button button--quiet"
                hidden=move || count.get() == 0
                on:click=move |_| download(job, FileKind::Report, 1)
            >
                {t.report_button}
            </button>
        </div>
    }
}

fn one(job: Job, group: Group) -> AnyView {
    let t = words();
    let xml = job.is_xml();
    let text = (t.group)(&group, xml);
    let badge = (group.kind == GroupKind::Warning)
        .then(|| view! { <span class="badge">{t.warning}</span> });
    let rows = group.rows.into_iter().map(|row| link(job, row, xml));
    let rows = rows.collect_view();
    let mend = group.mend.zip(group.example).map(|(mend, example)| {
        let after = example.mend.unwrap_or_default();
        let words = (t.mend_all)(&example.text, &after);
        view! {
            <button
                type="button"
                class="button button--small"
                on:click=move |_| job.mend(Some(mend.clone()))
            >
                {words}
            </button>
        }
    });
    view! {
        <li class="report__group">
            <p class="report__what">{text} " " {badge}</p>
            <p class="report__rows">
                <span class="table__second">{(t.first_rows)(xml)}</span>
                {rows}
            </p>
            {mend}
        </li>
    }
    .into_any()
}

fn link(job: Job, row: RowName, xml: bool) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--quiet button--small digits"
            aria-label=(words().show_row)(xml, row.number)
            on:click=move |_| job.show_row(row)
        >
            {row.number.to_string()}
        </button>
    }
}
