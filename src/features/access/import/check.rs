//! The second step: what is right, what is wrong, and mending it here.

use super::row::RowCard;
use super::state::{Import, Stage};
use super::words::words;
use crate::api::{ApiError, Client};
use crate::domain::{Cursor, ErrorKind, OrganizationId, Permissions};
use crate::features::access::import::compare;
use crate::tables::RowFilter;
use crate::ui::SelectField;
use crate::ui::scroll::rows::ScrollRows;
use crate::ui::scroll::{Part, Reading, Row, Scroll};
use leptos::prelude::*;
use std::sync::Arc;

/// Rows read at once.
const CHUNK: u64 = 20;

#[component]
pub fn CheckStep(import: Import, organization: OrganizationId) -> impl IntoView {
    let t = words();
    let missing = import.summary.with_value(|summary| {
        let missing = summary.as_ref().map(|summary| summary.missing.clone());
        let names = missing.unwrap_or_default().into_iter().map(t.column);
        names.collect::<Vec<_>>().join(", ")
    });
    let missing = (!missing.is_empty()).then(|| {
        view! { <p class="notice notice--warning">{(t.missing)(&missing)}</p> }.into_any()
    });
    let read = move |cursor: Option<Cursor>| -> Reading {
        let from = cursor.and_then(|cursor| cursor.as_str().parse().ok());
        let from: u64 = from.unwrap_or_default();
        let filter = RowFilter::ALL.get(import.filter.get_untracked()).copied();
        let filter = filter.unwrap_or(RowFilter::All);
        Box::pin(async move {
            let rows = match import.worker() {
                Ok(worker) => worker.rows(filter, from, CHUNK).await,
                Err(fault) => Err(fault),
            };
            let (total, rows) = rows.map_err(|fault| {
                import.lose(fault);
                ApiError::from(ErrorKind::PartMissing)
            })?;
            let next = from + rows.len() as u64;
            let card = |row: crate::tables::TableRow| Row {
                key: row.row.to_string(),
                draw: Arc::new(move |_| {
                    view! { <RowCard import=import row=row.clone() /> }.into_any()
                }),
            };
            Ok(Part {
                total,
                next: (next < total && !rows.is_empty()).then(|| Cursor::new(next.to_string())),
                rows: rows.into_iter().map(card).collect(),
            })
        })
    };
    let scroll = Scroll::new("table-rows", Callback::new(read));
    Effect::new(move |_| {
        import.filter.track();
        scroll.restart();
    });
    let filters = RowFilter::ALL.map(|filter| (t.filter_of)(filter).to_owned());
    let on_filter = Callback::new(move |place: usize| import.filter.set(place));
    let otherwise = Callback::new(move |place: usize| {
        let chosen = place
            .checked_sub(1)
            .and_then(|at| import.templates().into_iter().nth(at));
        let set = chosen.map(|one| one.permissions);
        give_otherwise(import, scroll, set.unwrap_or_default());
    });
    let names = import.templates().into_iter().map(|one| one.name);
    let some_templates = names.len() > 0;
    let templates = std::iter::once(t.otherwise_none.to_owned()).chain(names);
    let none = move || (scroll.total() == Some(0)).then_some(t.none_such);
    let another = move |_| {
        import.fault.set(None);
        import.stage.set(Stage::Pick);
    };
    let client = expect_context::<Client>();
    let go_on = move |_| compare::start(import, client.clone(), organization.clone());
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <p class="count" role="status">
                {move || (t.summary)(&import.counts.get())}
            </p>
            {missing}
            <div class="filters">
                <SelectField
                    label=t.filter
                    id="filter-rows"
                    options=filters.to_vec()
                    chosen=import.filter.get_untracked()
                    on_choose=on_filter
                />
                {some_templates
                    .then(|| {
                        view! {
                            <SelectField
                                label=t.otherwise
                                id="otherwise"
                                options=templates.collect()
                                on_choose=otherwise
                            />
                        }
                    })}
            </div>
            <p class="count">{none}</p>
            <ScrollRows scroll=scroll role="list" label=t.rows />
        </div>
        <footer class="dialog__foot">
            <button type="button" class="button" on:click=another>
                {t.another}
            </button>
            <button type="button" class="button button--primary" on:click=go_on>
                {t.compare}
            </button>
        </footer>
    }
}

fn give_otherwise(import: Import, scroll: Scroll, set: Permissions) {
    leptos::task::spawn_local(async move {
        let Ok(worker) = import.worker() else { return };
        match worker.otherwise(&set).await {
            Ok(summary) => {
                import.counts.set(summary.counts);
                scroll.restart();
            }
            Err(fault) => import.lose(fault),
        }
    });
}
