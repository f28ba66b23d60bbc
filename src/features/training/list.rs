//! The list of records.

use super::file::line;
use super::row::Rows;
use super::words::words;
use crate::api::{CHUNK, MOST_RECORDS, TrainingClient};
use crate::domain::{
    Cursor, LearnProgram, Organization, OrganizationId, Section, SectionAction, TRAINING_RECORDS,
    View,
};
use crate::features::sections::list::{ListFile, ListFrame, SectionList, lines};
use crate::features::training::address::address;
use crate::route::Place;
use crate::ui::export::ReadingLines;
use crate::ui::scroll::{Part, Reading, Row};
use crate::ui::{SelectField, texts};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn RecordsPage(organization: Organization) -> impl IntoView {
    let t = words();
    let may_send = organization.allows(SectionAction::SendRecords);
    let id = organization.summary.id;
    let programs = RwSignal::new(None::<Vec<LearnProgram>>);
    let copied = RwSignal::new(String::new());
    let rows = Rows { copied };
    let here = address(&id, Place::Section(Section::TrainingRegistry));
    let list = SectionList::new("records", here, &TRAINING_RECORDS, &t.list, |view| {
        reading(id.clone(), view, programs, rows)
    });
    let file = ListFile {
        name: t.file,
        columns: &t.file_head,
        read: whole(id.clone(), list.view),
    };
    let filter = view! { {move || program_filter(list, programs)} };
    let send = may_send.then(|| {
        view! {
            <a class="button button--primary" href=address(&id, Place::SendRecords)>
                {t.check_and_send}
            </a>
        }
    });
    view! {
        <div class="title-row">
            <h1>{(texts().section)(Section::TrainingRegistry)}</h1>
            <div class="registry__actions">
                <a class="button button--quiet" href=address(&id, Place::Submissions)>
                    {t.sent}
                </a>
                {send}
            </div>
        </div>
        <ListFrame list=list head=super::row::head() listed=filter.into_any() file=file />
        <p class="visually-hidden" role="status">
            {move || copied.get()}
        </p>
    }
}

/// Reads rows of the view, and the programmes once.
fn reading(
    id: OrganizationId,
    view: RwSignal<View>,
    programs: RwSignal<Option<Vec<LearnProgram>>>,
    rows: Rows,
) -> Callback<Option<Cursor>, Reading> {
    let client = expect_context::<TrainingClient>();
    Callback::new(move |cursor: Option<Cursor>| -> Reading {
        let (client, id, now) = (client.clone(), id.clone(), view.get_untracked());
        if programs.with_untracked(Option::is_none) {
            learn(client.clone(), id.clone(), programs);
        }
        Box::pin(async move {
            let page = client
                .training_records(&id, &now, CHUNK, cursor.as_ref())
                .await?;
            let row = |record: crate::domain::TrainingRecord| Row {
                key: record.id.clone(),
                draw: Arc::new(move |place| rows.row(record.clone(), &place)),
            };
            Ok(Part {
                rows: page.items.into_iter().map(row).collect(),
                total: page.total,
                next: page.next,
            })
        })
    })
}

/// Asks for the programmes beside the list, which does without them: when that fails, reading the list on
/// or anew asks again.
fn learn(
    client: TrainingClient,
    id: OrganizationId,
    programs: RwSignal<Option<Vec<LearnProgram>>>,
) {
    leptos::task::spawn_local(async move {
        let known = client.learn_programs(&id).await;
        // Setting it again would draw the filter anew under the user's hands.
        if let Ok(known) = known
            && programs.try_with_untracked(Option::is_none) == Some(true)
        {
            programs.set(Some(known));
        }
    });
}

/// Reads as many lines of the file as one answer may hold.
fn whole(id: OrganizationId, view: RwSignal<View>) -> Callback<Option<Cursor>, ReadingLines> {
    let client = expect_context::<TrainingClient>();
    let (t, locale) = (words(), texts().locale);
    Callback::new(move |cursor: Option<Cursor>| -> ReadingLines {
        let (client, id, now) = (client.clone(), id.clone(), view.get_untracked());
        Box::pin(async move {
            let page = client
                .training_records(&id, &now, MOST_RECORDS, cursor.as_ref())
                .await?;
            Ok(lines(&page, |record| line(record, t, locale)))
        })
    })
}

/// The choice of a programme: also one that only the address knows stands in it.
fn program_filter(list: SectionList, programs: RwSignal<Option<Vec<LearnProgram>>>) -> AnyView {
    let t = words();
    let now = list
        .view
        .with_untracked(|view| view.listed().map(str::to_owned));
    let known = programs.get().unwrap_or_default().into_iter();
    let mut options: Vec<(String, String)> = known
        .map(|program| {
            let words = (t.program_of)(program.id, &program.title);
            (program.id.to_string(), words)
        })
        .collect();
    if let Some(now) = &now
        && options.iter().all(|(id, _)| id != now)
    {
        options.push((
            now.clone(),
            (t.program_of)(now.parse().unwrap_or_default(), ""),
        ));
    }
    let chosen = options.iter().position(|(id, _)| Some(id) == now.as_ref());
    let words = options.iter().map(|(_, words)| words.clone());
    let words = std::iter::once(t.any_program.to_owned()).chain(words);
    let words = words.collect();
    let on_choose = move |place: usize| {
        let option = place.checked_sub(1).and_then(|place| options.get(place));
        list.choose_listed(option.map(|(id, _)| id.as_str()));
    };
    view! {
        <SelectField
            label=t.program
            id="program"
            options=words
            chosen=chosen.map_or(0, |place| place + 1)
            on_choose=Callback::new(on_choose)
        />
    }
    .into_any()
}
