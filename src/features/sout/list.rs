//! The list of reports.

use super::words::words;
use crate::api::{CHUNK, MOST, SoutClient};
use crate::csv;
use crate::domain::{
    ConditionClass, Cursor, Day, OrganizationId, SOUT_REPORTS, Section, SoutReportSummary, View,
};
use crate::features::sections::list::{ListFile, ListFrame, SectionList, lines};
use crate::features::sout::address::address;
use crate::features::sout::badge::badge;
use crate::features::sout::words::SoutTexts;
use crate::route::Place;
use crate::ui::export::ReadingLines;
use crate::ui::scroll::{Part, Reading, Row, RowPlace};
use crate::ui::texts;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn ReportsPage(organization: OrganizationId) -> impl IntoView {
    let t = words();
    let here = address(&organization, Place::Section(Section::SoutReports));
    let list = SectionList::new("reports", here, &SOUT_REPORTS, &t.list, |view| {
        reading(organization.clone(), view)
    });
    let file = ListFile {
        name: t.file,
        columns: &t.file_head,
        read: whole(organization, list.view),
    };
    view! {
        <h1>{(texts().section)(Section::SoutReports)}</h1>
        <ListFrame list=list head=head() file=file />
    }
}

fn reading(id: OrganizationId, view: RwSignal<View>) -> Callback<Option<Cursor>, Reading> {
    let client = expect_context::<SoutClient>();
    Callback::new(move |cursor: Option<Cursor>| -> Reading {
        let (client, id, now) = (client.clone(), id.clone(), view.get_untracked());
        Box::pin(async move {
            let page = client
                .sout_reports(&id, &now, CHUNK, cursor.as_ref())
                .await?;
            let row = |report: SoutReportSummary| {
                let id = id.clone();
                Row {
                    key: report.id.as_str().to_owned(),
                    draw: Arc::new(move |place| draw(&id, report.clone(), &place)),
                }
            };
            Ok(Part {
                rows: page.items.into_iter().map(row).collect(),
                total: page.total,
                next: page.next,
            })
        })
    })
}

fn whole(id: OrganizationId, view: RwSignal<View>) -> Callback<Option<Cursor>, ReadingLines> {
    let client = expect_context::<SoutClient>();
    let t = words();
    Callback::new(move |cursor: Option<Cursor>| -> ReadingLines {
        let (client, id, now) = (client.clone(), id.clone(), view.get_untracked());
        Box::pin(async move {
            let page = client
                .sout_reports(&id, &now, MOST, cursor.as_ref())
                .await?;
            Ok(lines(&page, |report| line(report, t)))
        })
    })
}

fn line(report: &SoutReportSummary, t: &SoutTexts) -> String {
    let worst = report.worst.as_ref().map(ConditionClass::code);
    csv::line([
        report.number.clone(),
        report.approved_on.dotted(),
        report
            .valid_until
            .as_ref()
            .map(Day::dotted)
            .unwrap_or_default(),
        report.assessor.clone().unwrap_or_default(),
        report.workplaces.to_string(),
        worst.map(t.class).unwrap_or_default(),
    ])
}

fn head() -> AnyView {
    let t = words();
    view! {
        <tr aria-rowindex="1">
            <th scope="col">{t.column_report}</th>
            <th scope="col">{t.column_assessor}</th>
            <th scope="col">{t.column_workplaces}</th>
            <th scope="col">{t.column_worst}</th>
        </tr>
    }
    .into_any()
}

fn draw(organization: &OrganizationId, report: SoutReportSummary, place: &RowPlace) -> AnyView {
    let t = words();
    // The headings are the first row.
    let index = place.number.parse().map_or(0, |number: usize| number + 1);
    let second = |words: String| view! { <span class="table__second">{words}</span> };
    let valid = report
        .valid_until
        .map(|day| second((t.valid_until)(&day.dotted())));
    view! {
        <tr id=place.id.clone() aria-rowindex=index.to_string()>
            <td>
                <a class="table__open" href=address(organization, Place::Report(report.id))>
                    {report.number}
                </a>
                {second((t.approved)(&report.approved_on.dotted()))}
                {valid}
            </td>
            <td data-label=t.column_assessor>{report.assessor}</td>
            <td class="digits" data-label=t.column_workplaces>
                {report.workplaces.to_string()}
            </td>
            <td data-label=t.column_worst>{report.worst.as_ref().map(badge)}</td>
        </tr>
    }
    .into_any()
}
