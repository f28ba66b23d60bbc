//! The view as a table for Excel: all its pages are read, one after the other, and then handed over.

use crate::api::ApiError;
use crate::browser;
use crate::components::{access_texts, dynamic, flag, press, texts};
use crate::csv;
use crate::domain::Cursor;
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;

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
    let (t, w) = (texts(), access_texts().export);
    let running = RwSignal::new(false);
    let word = RwSignal::new(String::new());
    let start = move |_| {
        running.set(true);
        word.set((w.progress)(0, 0));
        leptos::task::spawn_local(async move {
            let mut text = format!("{}{}", csv::BOM, csv::line(columns));
            let (mut count, mut cursor) = (0, None);
            let outcome = loop {
                match read.run(cursor).await {
                    // Stopped, or the page is gone.
                    _ if running.try_get_untracked() != Some(true) => break None,
                    Err(error) => break Some(Err(error)),
                    Ok(lines) => {
                        text.push_str(&lines.text);
                        count += lines.count;
                        word.set((w.progress)(count, lines.total));
                        cursor = lines.next;
                        if cursor.is_none() {
                            break Some(Ok(()));
                        }
                    }
                }
            };
            let words = match outcome {
                None => w.stopped.to_owned(),
                Some(Ok(())) => {
                    let file = format!("{name} {}.csv", browser::today());
                    browser::download(&file, "text/csv;charset=utf-8", &text);
                    (w.done)(count)
                }
                Some(Err(error)) => {
                    let why = (t.explain)(error.trouble);
                    format!("{} {}", why.what, why.then)
                }
            };
            running.try_set(false);
            word.try_set(words);
        });
    };
    view! {
        <div class="export">
            <button
                type="button"
                class="button button--small"
                hidden=flag(move || running.get())
                on:click=press(start)
            >
                {w.start}
            </button>
            <button
                type="button"
                class="button button--small"
                hidden=flag(move || !running.get())
                on:click=press(move |_| running.set(false))
            >
                {w.stop}
            </button>
            <span class="count" role="status">
                {dynamic(move || word.get())}
            </span>
        </div>
    }
}
