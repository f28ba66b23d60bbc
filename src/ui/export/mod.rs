//! The view as a table for Excel: all its pages are read, one after the other, and then handed over.

pub mod to_the_end;

use crate::api::ApiError;
use crate::browser;
use crate::browser::TextFile;
use crate::csv;
use crate::domain::Cursor;
use crate::i18n::{ExportTexts, words};
use crate::ui::texts;
use leptos::prelude::*;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use to_the_end::{Bringing, Brought, to_the_end};

/// The media type of a table.
pub const CSV: &str = "text/csv;charset=utf-8";

/// What one request brings.
pub struct Lines {
    /// The lines of the table.
    pub text: String,
    /// How many.
    pub count: u64,
    /// How many there are in all.
    pub total: u64,
    /// Where the next ones begin.
    pub next: Option<Cursor>,
}

/// A request under way.
pub type ReadingLines = Pin<Box<dyn Future<Output = Result<Lines, ApiError>>>>;

#[component]
pub fn Export(
    /// The name of the file, without its end.
    name: &'static str,
    /// The first line.
    columns: &'static [&'static str],
    /// Reads from a cursor, or from the beginning.
    read: Callback<Option<Cursor>, ReadingLines>,
) -> impl IntoView {
    let (t, w) = (texts(), words::<ExportTexts>());
    let running = RwSignal::new(false);
    let word = RwSignal::new(String::new());
    let start = move |_| {
        running.set(true);
        word.set((w.progress)(0, 0));
        leptos::task::spawn_local(async move {
            let file = TextFile::default();
            let total = Rc::new(Cell::new(0));
            let bring = {
                let (file, total) = (file.clone(), total.clone());
                move |cursor: Option<Cursor>| -> Bringing {
                    let (file, total, begins) = (file.clone(), total.clone(), cursor.is_none());
                    let reading = read.run(cursor);
                    Box::pin(async move {
                        let lines = reading.await?;
                        if begins {
                            file.clear();
                            file.add(csv::BOM);
                            file.add(&csv::line(columns));
                            total.set(0);
                        }
                        file.add(&lines.text);
                        total.set(total.get() + lines.count);
                        Ok(Brought {
                            count: lines.count,
                            total: lines.total,
                            next: lines.next,
                        })
                    })
                }
            };
            let note = move |count, total| {
                let goes_on = running.try_get_untracked() == Some(true);
                if goes_on {
                    word.set((w.progress)(count, total));
                }
                goes_on
            };
            let words = match to_the_end(&bring, &note).await {
                Ok(false) => w.stopped.to_owned(),
                Ok(true) => {
                    file.download(&format!("{name} {}.csv", browser::today()), CSV);
                    (w.done)(total.get())
                }
                Err(error) => {
                    let why = (t.explain)(error.kind);
                    format!("{} {}", why.what, why.then)
                }
            };
            running.set(false);
            word.set(words);
        });
    };
    view! {
        <div class="export">
            <button
                type="button"
                class="button button--small"
                hidden=move || running.get()
                on:click=start
            >
                {w.start}
            </button>
            <button
                type="button"
                class="button button--small"
                hidden=move || !running.get()
                on:click=move |_| running.set(false)
            >
                {w.stop}
            </button>
            <span class="count" role="status">
                {move || word.get()}
            </span>
        </div>
    }
}
