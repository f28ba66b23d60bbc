//! A list whose rows hold buttons and boxes: a table, or choices. A row that is drawn stays the same element
//! until it leaves the window, so the keyboard and what was opened in it stay there.

use super::handle::{Reading, Scroll};
use super::list::{Part, ReadRows, Row, RowPlace};
use crate::browser;
use crate::domain::Cursor;

use leptos::prelude::*;

/// The chunks of rows that are drawn, each in its element.
fn chunks(scroll: Scroll, wrap: fn(Vec<AnyView>) -> AnyView) -> AnyView {
    let drawn = move || {
        scroll.changed.track();
        scroll.list.with_value(|list| {
            let drawn = list.chunks.get(list.window.chunks.clone());
            let numbers = drawn.unwrap_or_default().iter().map(|chunk| chunk.number);
            numbers.collect::<Vec<usize>>()
        })
    };
    let chunk = move |number: usize| {
        let rows = scroll.list.with_value(|list| {
            let total = list.total.unwrap_or_default().to_string();
            let found = list.chunks.iter().find(|chunk| chunk.number == number)?;
            let rows: Vec<(usize, Row)> = (found.first..).zip(found.rows.clone()).collect();
            Some((total, rows))
        });
        let (total, rows) = rows.unwrap_or_default();
        let rows = rows.into_iter().map(|(place, row)| {
            (row.draw)(RowPlace {
                list: ReadRows(scroll.list),
                id: scroll.row_id(place),
                number: (place + 1).to_string(),
                total: total.clone(),
                active: false,
            })
        });
        wrap(rows.collect())
    };
    view! { <For each=drawn key=|number| *number children=chunk /> }.into_any()
}

/// Draws the empty space for the rows above (`true`) or below.
fn space(scroll: Scroll, above: bool, wrap: fn(i32) -> AnyView) -> impl Fn() -> AnyView {
    move || {
        scroll.changed.track();
        wrap(scroll.list.with_value(|list| {
            if above {
                list.window.above
            } else {
                list.window.below
            }
        }))
    }
}

/// A table. The keys of the page (Home, End, Page Up, Page Down) scroll it as the browser does.
#[component]
pub fn ScrollTable(
    scroll: Scroll,
    /// Its name.
    label: &'static str,
    /// The row of headings.
    head: AnyView,
) -> impl IntoView {
    let rows =
        |rows: Vec<AnyView>| view! { <tbody class="scroll__chunk">{rows}</tbody> }.into_any();
    let empty = |height: i32| {
        view! {
            <tbody class="scroll__space" aria-hidden="true">
                <tr>
                    <td style:height=format!("{height}px")></td>
                </tr>
            </tbody>
        }
        .into_any()
    };
    // The headings are a row too.
    let count = move || scroll.total().map(|total| (total + 1).to_string());
    let table = view! {
        <div
            class="scroll scroll--table"
            id=scroll.id
            role="region"
            tabindex="0"
            aria-label=label
            hidden=move || scroll.is_empty()
            on:scroll=move |_| scroll.look()
        >
            // The keyboard has the row's link or button for it.
            <table
                class="table"
                aria-label=label
                aria-rowcount=count
                on:click=|event| browser::open_row(&event)
            >
                <thead>{head}</thead>
                {space(scroll, true, empty)}
                {chunks(scroll, rows)}
                {space(scroll, false, empty)}
            </table>
        </div>
    };
    scroll.framed(table.into_any())
}

/// Rows of any kind, one below the other.
#[component]
pub fn ScrollRows(
    scroll: Scroll,
    /// What it is: `radiogroup`, `list`.
    role: &'static str,
    /// Its name.
    label: &'static str,
) -> impl IntoView {
    let rows = |rows: Vec<AnyView>| view! { <div class="scroll__chunk">{rows}</div> }.into_any();
    let empty = |height: i32| view! { <div style:height=format!("{height}px")></div> }.into_any();
    let list = view! {
        <div
            class="scroll scroll--rows"
            id=scroll.id
            role=role
            tabindex="0"
            aria-label=label
            hidden=move || scroll.is_empty()
            on:scroll=move |_| scroll.look()
        >
            {space(scroll, true, empty)}
            {chunks(scroll, rows)}
            {space(scroll, false, empty)}
        </div>
    };
    scroll.framed(list.into_any())
}

/// Reads, for a [`Scroll`], from rows that are here already.
pub fn local(rows: Vec<Row>) -> Callback<Option<Cursor>, Reading> {
    const CHUNK: usize = 20;
    Callback::new(move |cursor: Option<Cursor>| {
        let first = cursor.and_then(|cursor| cursor.as_str().parse().ok());
        let first: usize = first.unwrap_or_default();
        let part = Part {
            rows: rows.iter().skip(first).take(CHUNK).cloned().collect(),
            total: rows.len() as u64,
            next: (first + CHUNK < rows.len()).then(|| Cursor::new((first + CHUNK).to_string())),
        };
        let reading: Reading = Box::pin(std::future::ready(Ok(part)));
        reading
    })
}
