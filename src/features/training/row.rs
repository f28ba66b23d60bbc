//! One record in the list.

use super::words::words;
use crate::browser;
use crate::domain::{RecordState, TrainingRecord};
use crate::ui::scroll::RowPlace;
use leptos::prelude::*;

/// What the rows need besides their record.
#[derive(Clone, Copy)]
pub struct Rows {
    /// What is said about the number that was copied last.
    pub copied: RwSignal<String>,
}

/// The row of headings.
pub fn head() -> AnyView {
    let t = words();
    view! {
        <tr aria-rowindex="1">
            <th scope="col" class="registry__person-column">{t.column_person}</th>
            <th scope="col" class="registry__program-column">{t.program}</th>
            <th scope="col" class="registry__test-column">{t.column_test}</th>
            <th scope="col">{t.column_state}</th>
        </tr>
    }
    .into_any()
}

impl Rows {
    /// Draws a record where it stands.
    pub fn row(self, record: TrainingRecord, place: &RowPlace) -> AnyView {
        let t = words();
        let name = record.name.whole();
        // The headings are the first row.
        let index = place.number.parse().map_or(0, |number: usize| number + 1);
        let second = |words: String| view! { <span class="table__second">{words}</span> };
        let snils = record.snils_masked.map(|snils| {
            let words = format!("{}\u{a0}{snils}", t.snils);
            view! { <span class="table__second digits">{words}</span> }
        });
        let result = if record.passed {
            t.passed
        } else {
            t.not_passed
        };
        let failed = (!record.passed).then_some("registry__failed");
        let state = badge(record.state);
        let number = record
            .registry_number
            .map(|number| self.number(number, &name));
        let refusal = record.rejection.map(|words| {
            view! {
                <span class="registry__refusal">
                    <span class="registry__refusal-label">{t.refusal}</span>
                    " "
                    {words}
                </span>
            }
        });
        view! {
            <tr id=place.id.clone() aria-rowindex=index.to_string()>
                <td>
                    <span class="registry__name">{name}</span>
                    {record.position.map(second)}
                    {snils}
                </td>
                <td data-label=t.program>
                    {(t.program_of)(record.program.id, &record.program.title)}
                </td>
                <td data-label=t.column_test>
                    <span class="digits">{record.tested_on.dotted()}</span>
                    {record.protocol.map(|protocol| second((t.protocol)(&protocol)))}
                    <span class=("table__second", true) class=(failed.unwrap_or("registry__passed"), true)>
                        {result}
                    </span>
                </td>
                <td data-label=t.column_state>{state} {number} {refusal}</td>
            </tr>
        }
        .into_any()
    }

    /// The number with the button that copies it: it has to be put into the protocol.
    fn number(self, number: String, name: &str) -> AnyView {
        let t = words();
        let label = (t.copy_of)(&number, name);
        let shown = number.clone();
        let copied = self.copied;
        let copy = move |_| {
            browser::copy(&number);
            copied.set((t.copied)(&number));
        };
        view! {
            <span class="registry__number">
                <span class="digits">{shown}</span>
                <button
                    type="button"
                    class="button button--quiet button--small"
                    aria-label=label
                    on:click=copy
                >
                    {t.copy}
                </button>
            </span>
        }
        .into_any()
    }
}

fn badge(state: RecordState) -> Option<impl IntoView> {
    let words = (words().state)(state)?;
    let class = match state {
        RecordState::Accepted => "badge badge--success",
        RecordState::Rejected => "badge badge--danger",
        RecordState::Sent => "badge badge--accent",
        RecordState::Draft | RecordState::Checked | RecordState::Unknown => "badge",
    };
    Some(view! { <span class=class>{words}</span> })
}
