//! The report whose workplaces are declared: a list to search, one of which is chosen.

use super::form::{Form, Over, field_id};
use crate::api::{CHUNK, SoutClient};
use crate::browser;
use crate::domain::{Cursor, DeclarationField, ErrorKind, SoutReportSummary, View};
use crate::features::declarations::words::words;
use crate::ui::scroll::rows::ScrollRows;
use crate::ui::scroll::{Part, Reading, Row, Scroll};
use crate::ui::{Dialog, SearchField, texts};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn ReportDialog(form: Form, reports: SoutClient) -> impl IntoView {
    let w = words();
    let text = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<SoutReportSummary>);
    let hurried = RwSignal::new(false);
    // The list of reports belongs to another section, which may be closed to whoever submits.
    let closed = RwSignal::new(false);
    let read = move |cursor: Option<Cursor>| -> Reading {
        let reports = reports.clone();
        let organization = form
            .context
            .with_value(|context| context.organization.id.clone());
        let view = View::searching(text.get_untracked());
        Box::pin(async move {
            let answer = reports
                .sout_reports(&organization, &view, CHUNK, cursor.as_ref())
                .await;
            if let Err(error) = &answer {
                closed.set(error.kind == ErrorKind::Forbidden);
            }
            let page = answer?;
            let rows = page.items.into_iter();
            Ok(Part {
                rows: rows.map(|report| row(report, chosen, form)).collect(),
                total: page.total,
                next: page.next,
            })
        })
    };
    let scroll = Scroll::new("reports", Callback::new(read));
    Effect::new(move |_| {
        text.track();
        scroll.restart();
    });
    let count = move || match scroll.total()? {
        0 => Some(w.report_none.to_owned()),
        total => Some((w.report_count)(total)),
    };
    let close = move || {
        form.over.set(Over::Nothing);
        browser::focus(field_id(DeclarationField::Report));
    };
    let take = move |_| match chosen.get_untracked() {
        Some(report) => {
            form.report_number.set(Some(report.number));
            form.change(DeclarationField::Report, |content| {
                content.choose_report(report.id);
            });
            form.save();
            close();
        }
        None => hurried.set(true),
    };
    let foot = move || {
        let Some(report) = chosen.get() else {
            return hurried.get().then(|| w.report_first.to_owned());
        };
        form.content.with(|content| {
            let other = content.report.as_ref() != Some(&report.id);
            let lost = content.workplaces.len() as u64;
            (other && lost > 0).then(|| (w.report_clears)(lost))
        })
    };
    view! {
        <Dialog title=w.choose_report on_close=Callback::new(move |()| close())>
            <div class="dialog__body" id="dialog-body" tabindex="-1">
                <SearchField
                    label=w.report_search
                    id="search-reports"
                    on_search=Callback::new(move |typed: String| set_text(text, &typed))
                />
                <p class="notice notice--warning" hidden=move || !closed.get()>
                    {w.report_closed}
                </p>
                <p class="count" role="status">
                    {move || count()}
                </p>
                <ScrollRows scroll=scroll role="radiogroup" label=w.report />
            </div>
            <footer class="dialog__foot">
                <p class="dialog__difference" role="status">
                    {move || foot()}
                </p>
                <button type="button" class="button" on:click=move |_| close()>
                    {texts().cancel}
                </button>
                <button type="button" class="button button--primary" on:click=take>
                    {w.choose}
                </button>
            </footer>
        </Dialog>
    }
}

/// Searches for something else.
pub fn set_text(text: RwSignal<String>, typed: &str) {
    let typed = typed.trim();
    if text.with_untracked(|text| text != typed) {
        text.set(typed.to_owned());
    }
}

fn row(report: SoutReportSummary, chosen: RwSignal<Option<SoutReportSummary>>, form: Form) -> Row {
    Row {
        key: report.id.as_str().to_owned(),
        draw: Arc::new(move |_| draw(report.clone(), chosen, form)),
    }
}

fn draw(
    report: SoutReportSummary,
    chosen: RwSignal<Option<SoutReportSummary>>,
    form: Form,
) -> AnyView {
    let line = (words().report_line)(&report.approved_on.dotted(), report.workplaces);
    let (number, assessor, id) = (
        report.number.clone(),
        report.assessor.clone(),
        report.id.clone(),
    );
    let is_chosen = move || match chosen.get() {
        Some(now) => now.id == id,
        None => form
            .content
            .with(|content| content.report.as_ref() == Some(&id)),
    };
    view! {
        <label class="choice">
            <input
                class="choice__mark"
                type="radio"
                name="report"
                prop:checked=is_chosen
                on:change=move |_| chosen.set(Some(report.clone()))
            />
            <span class="choice__main">
                <span class="choice__name">{number}</span>
                <span class="choice__second">{line}</span>
                {assessor.map(|name| view! { <span class="choice__second">{name}</span> })}
            </span>
        </label>
    }
    .into_any()
}
