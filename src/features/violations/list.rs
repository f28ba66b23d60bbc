//! The list of signs.

use super::words::words;
use crate::api::{CHUNK, MOST, ViolationsClient};
use crate::csv;
use crate::domain::{
    Cursor, Day, Known, OrganizationId, Section, VIOLATIONS, View, ViolationState, ViolationSummary,
};
use crate::features::sections::list::{ListFile, ListFrame, SectionList, lines};
use crate::features::violations::words::ViolationTexts;
use crate::navigation::href;
use crate::route::{Place, Route};
use crate::ui::export::ReadingLines;
use crate::ui::scroll::{Part, Reading, Row, RowPlace};
use crate::ui::texts;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn ViolationList(organization: OrganizationId) -> impl IntoView {
    let w = words();
    let place = Place::Section(Section::Violations);
    let address = href(&Route::Cabinet(organization.clone(), place));
    let client = expect_context::<ViolationsClient>();
    let id = organization.clone();
    let read = move |view: RwSignal<View>| {
        let (client, organization) = (client.clone(), id.clone());
        Callback::new(move |cursor: Option<Cursor>| -> Reading {
            let (client, organization) = (client.clone(), organization.clone());
            let now = view.get_untracked();
            Box::pin(async move {
                let page = client
                    .violations(&organization, &now, CHUNK, cursor.as_ref())
                    .await?;
                let rows = page.items.into_iter();
                Ok(Part {
                    rows: rows.map(|sign| row(&organization, sign)).collect(),
                    total: page.total,
                    next: page.next,
                })
            })
        })
    };
    let list = SectionList::new("violations", address, &VIOLATIONS, &w.list, read);
    let client = expect_context::<ViolationsClient>();
    let file = ListFile {
        name: w.file,
        columns: &w.columns,
        read: Callback::new(move |cursor: Option<Cursor>| -> ReadingLines {
            let (client, organization) = (client.clone(), organization.clone());
            let now = list.view.get_untracked();
            Box::pin(async move {
                let page = client
                    .violations(&organization, &now, MOST, cursor.as_ref())
                    .await?;
                Ok(lines(&page, |sign| line(sign, w)))
            })
        }),
    };
    view! {
        <h1>{(texts().section)(Section::Violations)}</h1>
        <ListFrame list=list head=head() file=file />
    }
}

fn head() -> AnyView {
    let w = words();
    view! {
        <tr aria-rowindex="1">
            <th scope="col">{w.column_what}</th>
            <th scope="col" class="table__day-column">
                {w.column_found}
            </th>
            <th scope="col" class="table__day-column">
                {w.column_due}
            </th>
            <th scope="col" class="table__state-column">
                {w.column_state}
            </th>
        </tr>
    }
    .into_any()
}

fn row(organization: &OrganizationId, sign: ViolationSummary) -> Row {
    let route = Route::Cabinet(organization.clone(), Place::Violation(sign.id.clone()));
    Row {
        key: sign.id.as_str().to_owned(),
        draw: Arc::new(move |place| draw(sign.clone(), href(&route), &place)),
    }
}

fn draw(sign: ViolationSummary, address: String, place: &RowPlace) -> AnyView {
    let w = words();
    // The headings are the first row.
    let number = place.number.parse().map_or(0, |number: usize| number + 1);
    let due = due_words(&sign.due_on).unwrap_or("—".to_owned());
    view! {
        <tr aria-rowindex=number.to_string()>
            <td>
                <a class="table__open" href=address>
                    {sign.what}
                </a>
                {sign.place.map(|place| view! { <span class="table__second">{place}</span> })}
            </td>
            <td class="digits" data-label=w.column_found>
                {sign.found_on.dotted()}
            </td>
            <td class="digits" data-label=w.column_due>
                {due}
                {overdue_badge(sign.overdue)}
            </td>
            <td data-label=w.column_state>{state_badge(sign.state)}</td>
        </tr>
    }
    .into_any()
}

/// The day, or that there is none; nothing where nothing is known.
pub fn due_words(due: &Known<Day>) -> Option<String> {
    match due {
        Known::Is(day) => Some(day.dotted()),
        Known::Nothing => Some(words().no_due.to_owned()),
        Known::Unknown => None,
    }
}

/// In words, not by colour alone.
pub fn overdue_badge(overdue: bool) -> AnyView {
    let badge = || view! { <span class="badge badge--warning">{words().overdue}</span> };
    overdue.then(badge).into_any()
}

/// Nothing for a state that the app does not know.
pub fn state_badge(state: Option<ViolationState>) -> AnyView {
    let class = |state| match state {
        ViolationState::New => "badge badge--accent",
        ViolationState::Fixed => "badge badge--success",
        _ => "badge",
    };
    let badge = |state| view! { <span class=class(state)>{(words().state)(state)}</span> };
    state.map(badge).into_any()
}

/// It comes after a request, when the context with the words is gone.
fn line(sign: &ViolationSummary, w: &ViolationTexts) -> String {
    csv::line([
        sign.what.as_str(),
        sign.place.as_deref().unwrap_or_default(),
        &sign.found_on.dotted(),
        &sign.due_on.as_ref().map_or(String::new(), Day::dotted),
        if sign.overdue { w.overdue } else { "" },
        sign.state.map_or("", w.state),
    ])
}
