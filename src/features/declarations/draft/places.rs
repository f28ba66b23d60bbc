//! The workplaces of the report that are declared: a list to search, many of which are chosen.

use super::choose::set_text;
use super::form::{DraftContext, Form, Over, field_id};
use crate::api::{ApiError, CHUNK, MOST, SoutClient, Workplaces};
use crate::browser;
use crate::domain::{
    Cursor, DeclarationContent, DeclarationField, DeclaredWorkplace, Page, View, Workplace,
    WorkplaceId,
};
use crate::features::declarations::words::words;
use crate::features::sections::failure::FormFailure;
use crate::ui::scroll::rows::ScrollRows;
use crate::ui::scroll::{Part, Reading, Row, Scroll};
use crate::ui::{Dialog, SearchField, texts};
use leptos::prelude::*;
use std::sync::Arc;

/// What is chosen in the dialog. Cheap to copy.
#[derive(Clone, Copy)]
struct Choosing {
    context: StoredValue<DraftContext>,
    reports: StoredValue<SoutClient>,
    content: RwSignal<DeclarationContent>,
    text: RwSignal<String>,
    chosen: RwSignal<Vec<DeclaredWorkplace>>,
    /// While all that were found are read: how many of how many.
    reading: RwSignal<Option<(u64, u64)>>,
    failure: RwSignal<Option<ApiError>>,
}

impl Choosing {
    async fn read(
        self,
        text: String,
        limit: u16,
        cursor: Option<Cursor>,
    ) -> Result<Page<Workplace>, ApiError> {
        let context = self.context.get_value();
        let report = self
            .content
            .with_untracked(|content| content.report.clone());
        // Without a report there is no way here.
        let report = report.ok_or(ApiError::from(crate::domain::ErrorKind::NotFound))?;
        let view = View::searching(text);
        let of = (&context.organization.id, &report);
        self.reports
            .get_value()
            .workplaces(of, Workplaces::Declarable, &view, limit, cursor.as_ref())
            .await
    }

    fn has(self, id: &WorkplaceId) -> bool {
        self.chosen
            .with(|chosen| chosen.iter().any(|place| place.id == *id))
    }

    fn add(self, places: impl Iterator<Item = DeclaredWorkplace>) {
        self.chosen.update(|chosen| {
            for place in places {
                if !chosen.iter().any(|seen| seen.id == place.id) {
                    chosen.push(place);
                }
            }
        });
    }

    fn toggle(self, place: &DeclaredWorkplace, on: bool) {
        if on {
            self.add(std::iter::once(place.clone()));
        } else {
            self.chosen
                .update(|chosen| chosen.retain(|seen| seen.id != place.id));
        }
    }

    /// Reads all that are found, and chooses them.
    async fn all(self) {
        let text = self.text.get_untracked();
        let mut cursor = None;
        loop {
            let answer = self.read(text.clone(), MOST, cursor).await;
            if self.chosen.is_disposed() {
                return; // the dialog is gone
            }
            match answer {
                Ok(page) => {
                    let done = self.reading.get_untracked().unwrap_or_default().0;
                    let done = done + page.items.len() as u64;
                    self.add(page.items.into_iter().map(declared));
                    self.reading.set(Some((done, page.total)));
                    cursor = page.next;
                    if cursor.is_none() {
                        break;
                    }
                }
                Err(error) => {
                    self.failure.set(Some(error));
                    break;
                }
            }
        }
        self.reading.set(None);
    }
}

fn declared(place: Workplace) -> DeclaredWorkplace {
    DeclaredWorkplace {
        id: place.id,
        number: place.number,
        name: place.name,
        employees: place.employees,
    }
}

#[component]
pub fn PlacesDialog(form: Form, reports: SoutClient) -> impl IntoView {
    let w = words();
    let choosing = Choosing {
        context: form.context,
        reports: StoredValue::new(reports),
        content: form.content,
        text: RwSignal::new(String::new()),
        chosen: RwSignal::new(untrack(|| form.places())),
        reading: RwSignal::new(None),
        failure: RwSignal::new(None),
    };
    let read = move |cursor: Option<Cursor>| -> Reading {
        let text = choosing.text.get_untracked();
        Box::pin(async move {
            let page = choosing.read(text, CHUNK, cursor).await?;
            let rows = page.items.into_iter();
            Ok(Part {
                rows: rows.map(|place| row(place, choosing)).collect(),
                total: page.total,
                next: page.next,
            })
        })
    };
    let scroll = Scroll::new("places", Callback::new(read));
    Effect::new(move |_| {
        choosing.text.track();
        scroll.restart();
    });
    let count = move || match scroll.total()? {
        0 => Some(w.places_none.to_owned()),
        total => Some((w.places_count)(total)),
    };
    let close = move || {
        form.over.set(Over::Nothing);
        browser::focus(field_id(DeclarationField::Workplaces));
    };
    let too_many = move || choosing.chosen.with(Vec::len) > DeclarationField::Workplaces.most();
    let take = move |_| {
        if untrack(too_many) {
            return;
        }
        let chosen = choosing.chosen.get_untracked();
        form.learn_places(&chosen);
        form.change(DeclarationField::Workplaces, |content| {
            content.workplaces = chosen.into_iter().map(|place| place.id).collect();
        });
        form.save();
        close();
    };
    let all = move |_| {
        if choosing.reading.get_untracked().is_none() {
            choosing.failure.set(None);
            choosing.reading.set(Some((0, 0)));
            leptos::task::spawn_local(choosing.all());
        }
    };
    let state = move || match choosing.reading.get() {
        Some((done, total)) => (w.places_reading)(done, total),
        None if too_many() => w.places_most.to_owned(),
        None => (w.places_chosen)(choosing.chosen.with(Vec::len) as u64),
    };
    let nothing_found = move || scroll.total().is_none_or(|total| total == 0);
    view! {
        <Dialog title=w.choose_places on_close=Callback::new(move |()| close())>
            <div class="dialog__body" id="dialog-body" tabindex="-1">
                <p class="field__hint">{w.places_hint}</p>
                <SearchField
                    label=w.places_search
                    id="search-places"
                    on_search=Callback::new(move |typed: String| set_text(choosing.text, &typed))
                />
                <div class="list-head">
                    <p class="count" role="status">
                        {move || count()}
                    </p>
                    <button
                        type="button"
                        class="button button--small"
                        hidden=nothing_found
                        aria-disabled=move || choosing.reading.with(Option::is_some).then_some("true")
                        on:click=all
                    >
                        {w.places_all}
                    </button>
                    <button
                        type="button"
                        class="button button--small"
                        hidden=move || choosing.chosen.with(Vec::is_empty)
                        on:click=move |_| choosing.chosen.set(Vec::new())
                    >
                        {w.places_clear}
                    </button>
                </div>
                {move || {
                    choosing.failure.get().map(|error| view! { <FormFailure error=error /> })
                }}
                <ScrollRows scroll=scroll role="group" label=w.places />
            </div>
            <footer class="dialog__foot">
                <p class="dialog__difference" role="status">
                    {move || state()}
                </p>
                <button type="button" class="button" on:click=move |_| close()>
                    {texts().cancel}
                </button>
                <button
                    type="button"
                    class="button button--primary"
                    aria-disabled=move || too_many().then_some("true")
                    on:click=take
                >
                    {w.done}
                </button>
            </footer>
        </Dialog>
    }
}

fn row(place: Workplace, choosing: Choosing) -> Row {
    Row {
        key: place.id.as_str().to_owned(),
        draw: Arc::new(move |_| draw(&place, choosing)),
    }
}

fn draw(place: &Workplace, choosing: Choosing) -> AnyView {
    let (name, department) = (place.name.clone(), place.department.clone());
    let (number, id) = (place.number.clone(), place.id.clone());
    let place = declared(place.clone());
    view! {
        <label class="choice">
            <input
                class="choice__mark"
                type="checkbox"
                prop:checked=move || choosing.has(&id)
                on:change=move |event| choosing.toggle(&place, event_target_checked(&event))
            />
            <span class="choice__main">
                <span class="choice__name">{name}</span>
                {department.map(|name| view! { <span class="choice__second">{name}</span> })}
            </span>
            <span class="choice__end digits">{number}</span>
        </label>
    }
    .into_any()
}
