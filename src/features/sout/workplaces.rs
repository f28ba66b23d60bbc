//! The workplaces of a report, as a list that scrolls.

use super::words::words;
use crate::api::{CHUNK, SoutClient, Workplaces as Which};
use crate::domain::{Cursor, OrganizationId, ReportId, WORKPLACES, Workplace};
use crate::features::sections::list::{ListFrame, SectionList};
use crate::features::sout::address::address;
use crate::features::sout::badge::badge;
use crate::route::Place;
use crate::ui::scroll::{Part, Reading, Row, RowPlace};
use leptos::prelude::*;
use std::sync::Arc;

/// The list; what is asked of it stands in the address of the report.
pub fn workplace_list(organization: &OrganizationId, report: &ReportId) -> SectionList {
    let client = expect_context::<SoutClient>();
    let here = address(organization, Place::Report(report.clone()));
    let of = (organization.clone(), report.clone());
    let words = &words().workplaces;
    SectionList::new("workplaces", here, &WORKPLACES, words, move |view| {
        Callback::new(move |cursor: Option<Cursor>| -> Reading {
            let (client, of, now) = (client.clone(), of.clone(), view.get_untracked());
            Box::pin(async move {
                let page = client
                    .workplaces((&of.0, &of.1), Which::All, &now, CHUNK, cursor.as_ref())
                    .await?;
                let row = |workplace: Workplace| Row {
                    key: workplace.id.as_str().to_owned(),
                    draw: Arc::new(move |place| draw(workplace.clone(), &place)),
                };
                Ok(Part {
                    rows: page.items.into_iter().map(row).collect(),
                    total: page.total,
                    next: page.next,
                })
            })
        })
    })
}

#[component]
pub fn Workplaces(list: SectionList) -> impl IntoView {
    let t = words();
    view! {
        <section class="sout__workplaces">
            <h2>{t.workplaces.label}</h2>
            <ListFrame list=list head=head() />
        </section>
    }
}

/// The headings, on the screen and on paper.
pub fn head() -> AnyView {
    let t = words();
    view! {
        <tr aria-rowindex="1">
            <th scope="col" class="sout__number">
                {t.column_number}
            </th>
            <th scope="col">{t.column_name}</th>
            <th scope="col">{t.column_class}</th>
            <th scope="col">{t.column_factors}</th>
        </tr>
    }
    .into_any()
}

fn draw(workplace: Workplace, place: &RowPlace) -> AnyView {
    // The headings are the first row.
    let index = place.number.parse().map_or(0, |number: usize| number + 1);
    view! {
        <tr id=place.id.clone() aria-rowindex=index.to_string()>
            {cells(workplace)}
        </tr>
    }
    .into_any()
}

/// The cells of a row, on the screen and on paper.
pub fn cells(workplace: Workplace) -> AnyView {
    let t = words();
    let second = |words: String| view! { <span class="table__second">{words}</span> };
    let factors = workplace.factors.iter().map(|factor| {
        let words = format!("{}\u{a0}— {}", factor.name, factor.class.code());
        view! { <li>{words}</li> }
    });
    let guarantees = workplace.guarantees.iter();
    let guarantees =
        guarantees.map(|name| view! { <li class="sout__guarantee">{name.clone()}</li> });
    view! {
        <td class="digits" data-label=t.column_number>
            {workplace.number}
        </td>
        <td>
            <span class="sout__name">{workplace.name}</span>
            {workplace.department.map(second)}
            {workplace.employees.map(|n| second((t.employees)(n)))}
        </td>
        <td data-label=t.column_class>{badge(&workplace.class)}</td>
        <td>
            <ul class="sout__factors">{factors.collect_view()} {guarantees.collect_view()}</ul>
        </td>
    }
    .into_any()
}
