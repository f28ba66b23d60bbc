//! A history: when, what, who, and what they said.

use crate::browser;
use crate::domain::HistoryEntry;
use crate::ui::texts;
use leptos::prelude::*;

/// The newest first. `word` is what a state is called; `other`: one that the app does not know.
#[component]
pub fn HistoryList(
    lines: Vec<HistoryEntry>,
    word: fn(&str) -> Option<&'static str>,
    other: &'static str,
    system: &'static str,
) -> impl IntoView {
    let locale = texts().locale;
    let lines = lines.into_iter().rev().map(|line| {
        let comment = line
            .comment
            .map(|comment| view! { <p class="history__comment">{comment}</p> });
        view! {
            <li class="history__line">
                <p class="history__what">{word(&line.state).unwrap_or(other)}</p>
                <p class="history__who">
                    {browser::moment(&line.at, locale)} " · "
                    {line.by.unwrap_or_else(|| system.to_owned())}
                </p>
                {comment}
            </li>
        }
    });
    view! { <ol class="history">{lines.collect_view()}</ol> }
}
