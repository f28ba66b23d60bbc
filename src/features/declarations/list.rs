//! The list of declarations.

use super::address::list_address;
use super::beginning::Beginning;
use super::words::words;
use crate::api::{CHUNK, DeclarationsClient, MOST};
use crate::browser;
use crate::csv;
use crate::domain::{
    Cursor, DECLARATIONS, Day, DeclarationContent, DeclarationState, DeclarationSummary, Known,
    Organization, OrganizationId, SUBMITTED_DECLARATIONS, Section, SectionAction, View,
};
use crate::features::declarations::words::DeclarationTexts;
use crate::features::sections::failure::FormFailure;
use crate::features::sections::list::{ListFile, ListFrame, SectionList, lines};
use crate::navigation::href;
use crate::route::{Place, Route};
use crate::ui::export::ReadingLines;
use crate::ui::scroll::{Part, Reading, Row, RowPlace};
use crate::ui::texts;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn DeclarationList(organization: Organization) -> impl IntoView {
    let w = words();
    let allowed = organization.allows(SectionAction::SubmitDeclarations);
    let (shape, list_words) = if allowed {
        (&DECLARATIONS, &w.list)
    } else {
        (&SUBMITTED_DECLARATIONS, &w.submitted_list)
    };
    let organization = organization.summary.id;
    let client = expect_context::<DeclarationsClient>();
    let id = organization.clone();
    let read = move |view: RwSignal<View>| {
        Callback::new(move |cursor: Option<Cursor>| -> Reading {
            let (client, organization) = (client.clone(), id.clone());
            let now = view.get_untracked();
            Box::pin(async move {
                let page = client
                    .declarations(&organization, (&now, shape), CHUNK, cursor.as_ref())
                    .await?;
                let rows = page.items.into_iter();
                Ok(Part {
                    rows: rows.map(|item| row(&organization, item)).collect(),
                    total: page.total,
                    next: page.next,
                })
            })
        })
    };
    let address = list_address(&organization);
    let list = SectionList::new("declarations", address, shape, list_words, read);
    let (client, id) = (expect_context::<DeclarationsClient>(), organization.clone());
    let file = ListFile {
        name: w.file,
        columns: &w.columns,
        read: Callback::new(move |cursor: Option<Cursor>| -> ReadingLines {
            let (client, organization) = (client.clone(), id.clone());
            let now = list.view.get_untracked();
            Box::pin(async move {
                let page = client
                    .declarations(&organization, (&now, shape), MOST, cursor.as_ref())
                    .await?;
                Ok(lines(&page, |item| line(item, w)))
            })
        }),
    };
    let new = allowed.then(|| view! { <New organization=organization /> });
    view! {
        <div class="title-row">
            <h1>{(texts().section)(Section::Declarations)}</h1>
            {new}
        </div>
        <ListFrame list=list head=head() file=file />
    }
}

/// «Новая декларация».
#[component]
fn New(organization: OrganizationId) -> impl IntoView {
    let new = Beginning::new(organization);
    view! {
        <button
            type="button"
            class="button button--primary"
            aria-disabled=move || new.running.get().then_some("true")
            on:click=move |_| new.begin.run(DeclarationContent::default())
        >
            {words().new}
        </button>
        <div class="title-row__failure">
            {move || new.failure.get().map(|error| view! { <FormFailure error=error /> })}
        </div>
    }
}

fn head() -> AnyView {
    let w = words();
    view! {
        <tr aria-rowindex="1">
            <th scope="col">{w.column_declaration}</th>
            <th scope="col" class="table__number-column">
                {w.column_places}
            </th>
            <th scope="col" class="table__day-column">
                {w.column_when}
            </th>
            <th scope="col" class="table__day-column">
                {w.column_until}
            </th>
            <th scope="col" class="table__state-column">
                {w.column_state}
            </th>
        </tr>
    }
    .into_any()
}

fn row(organization: &OrganizationId, item: DeclarationSummary) -> Row {
    let route = Route::Cabinet(organization.clone(), Place::Declaration(item.id.clone()));
    Row {
        key: item.id.as_str().to_owned(),
        draw: Arc::new(move |place| draw(item.clone(), href(&route), &place)),
    }
}

fn draw(item: DeclarationSummary, address: String, place: &RowPlace) -> AnyView {
    let w = words();
    // The headings are the first row.
    let row = place.number.parse().map_or(0, |number: usize| number + 1);
    // Where nothing was said of a report, nothing is said here.
    let report = match &item.report_number {
        Known::Is(number) => (w.report_of)(number),
        Known::Nothing => w.no_report.to_owned(),
        Known::Unknown => String::new(),
    };
    let workplaces = item.workplaces.map_or("—".to_owned(), |n| n.to_string());
    let moment = |at: &str| browser::moment(at, texts().locale);
    view! {
        <tr aria-rowindex=row.to_string()>
            <td>
                <a class="table__open digits" href=address>
                    {item.registry_number.unwrap_or_else(|| w.no_number.to_owned())}
                </a>
                <span class="table__second">{report}</span>
            </td>
            <td class="digits" data-label=w.column_places>
                {workplaces}
            </td>
            <td class="digits" data-label=w.column_when>
                {item.submitted_at.as_deref().map_or("—".to_owned(), moment)}
            </td>
            <td class="digits" data-label=w.column_until>
                {item.valid_until.as_ref().map_or("—".to_owned(), Day::dotted)}
            </td>
            <td data-label=w.column_state>{state_badge(item.state)}</td>
        </tr>
    }
    .into_any()
}

/// Nothing for a state that the app does not know.
pub fn state_badge(state: Option<DeclarationState>) -> AnyView {
    let class = |state| match state {
        DeclarationState::Submitted => "badge badge--accent",
        DeclarationState::Registered => "badge badge--success",
        DeclarationState::Rejected => "badge badge--warning",
        DeclarationState::Draft | DeclarationState::Terminated => "badge",
    };
    let badge = |state| view! { <span class=class(state)>{(words().state)(state)}</span> };
    state.map(badge).into_any()
}

fn line(item: &DeclarationSummary, w: &DeclarationTexts) -> String {
    let until = item.valid_until.as_ref().map_or(String::new(), Day::dotted);
    csv::line([
        item.registry_number.as_deref().unwrap_or_default(),
        item.state.map_or("", w.state),
        item.report_number.as_ref().map_or("", String::as_str),
        &item.workplaces.map_or(String::new(), |n| n.to_string()),
        &item.created_at,
        item.submitted_at.as_deref().unwrap_or_default(),
        &until,
    ])
}
