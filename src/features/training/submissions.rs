//! «Что отправлено»: every time records were sent to the registry.

use super::words::words;
use crate::api::TrainingClient;
use crate::browser;
use crate::domain::{Cursor, OrganizationId, Section, SubmissionState, SubmissionSummary};
use crate::features::sections;
use crate::features::training::address::address;
use crate::route::Place;
use crate::ui::scroll::rows::ScrollTable;
use crate::ui::scroll::{Part, Reading, Row, RowPlace, Scroll};
use crate::ui::{Icon, IconName, texts};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn SubmissionsPage(organization: OrganizationId) -> impl IntoView {
    let t = &words().submissions;
    let client = expect_context::<TrainingClient>();
    let back = address(&organization, Place::Section(Section::TrainingRegistry));
    let read = move |cursor: Option<Cursor>| -> Reading {
        let (client, id) = (client.clone(), organization.clone());
        Box::pin(async move {
            let page = client.submissions(&id, cursor.as_ref()).await?;
            let row = |submission: SubmissionSummary| {
                let id = id.clone();
                Row {
                    key: submission.id.as_str().to_owned(),
                    draw: Arc::new(move |place| row(&id, submission.clone(), &place)),
                }
            };
            Ok(Part {
                rows: page.items.into_iter().map(row).collect(),
                total: page.total,
                next: page.next,
            })
        })
    };
    let scroll = Scroll::new("submissions", Callback::new(read));
    scroll.restart();
    let count = move || {
        Some(match scroll.total()? {
            0 => t.empty.to_owned(),
            total => (t.count)(total),
        })
    };
    let head = view! {
        <tr aria-rowindex="1">
            <th scope="col">{t.column_name}</th>
            <th scope="col">{t.column_when}</th>
            <th scope="col">{t.column_records}</th>
            <th scope="col">{t.column_state}</th>
        </tr>
    };
    view! {
        <p>
            <a class="back" href=back>
                <Icon name=IconName::ChevronLeft />
                {sections::words().to_list}
            </a>
        </p>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p class="count" role="status">
            {move || count()}
        </p>
        <ScrollTable scroll=scroll label=t.title head=head.into_any() />
    }
}

fn row(organization: &OrganizationId, submission: SubmissionSummary, place: &RowPlace) -> AnyView {
    let t = &words().submissions;
    let when = browser::moment(&submission.created_at, texts().locale);
    let name = submission.name.unwrap_or_else(|| t.unnamed.to_owned());
    // The headings are the first row.
    let index = place.number.parse().map_or(0, |number: usize| number + 1);
    let missing = submission.received < submission.records;
    let missing = missing.then(|| (t.received)(submission.received, submission.records));
    let refused = (submission.rejected > 0).then(|| (t.refused)(submission.rejected));
    let second = |words: String| view! { <span class="table__second">{words}</span> };
    view! {
        <tr id=place.id.clone() aria-rowindex=index.to_string()>
            <td>
                <a
                    class="table__open"
                    href=address(organization, Place::Submission(submission.id))
                    aria-label=(t.open)(&name, &when)
                >
                    {name.clone()}
                </a>
            </td>
            <td data-label=t.column_when>
                <span class="digits">{when.clone()}</span>
                {submission.created_by.map(second)}
            </td>
            <td data-label=t.column_records>
                <span class="digits">{(t.records)(submission.records)}</span>
                {missing.map(second)}
                {refused
                    .map(|words| view! { <span class="table__second registry__failed">{words}</span> })}
            </td>
            <td data-label=t.column_state>{badge(submission.state)}</td>
        </tr>
    }
    .into_any()
}

/// How far it is; nothing for a state that the app does not know.
pub fn badge(state: SubmissionState) -> Option<impl IntoView> {
    let words = (words().submissions.state)(state)?;
    let class = match state {
        SubmissionState::Complete => "badge badge--success",
        SubmissionState::Open => "badge badge--warning",
        SubmissionState::Unknown => "badge",
    };
    Some(view! { <span class=class>{words}</span> })
}
