use crate::ui::texts;
use leptos::prelude::*;
use std::time::Duration;

/// After this long the user is told that the answer is late.
const LATE: Duration = Duration::from_secs(5);

/// The words that stand for something that is coming; after a while they say that it is late.
fn waiting_words() -> impl Fn() -> &'static str + Copy {
    let t = texts();
    let late = RwSignal::new(false);
    let timer = set_timeout_with_handle(move || late.set(true), LATE).ok();
    on_cleanup(move || {
        if let Some(timer) = timer {
            timer.clear();
        }
    });
    move || if late.get() { t.slow } else { t.loading }
}

/// A first load: rows in the shape of what comes. They appear after 300 ms (CSS).
#[component]
pub fn Loading() -> impl IntoView {
    let words = waiting_words();
    view! {
        <div class="loading">
            <p class="loading__words" role="status">
                {words}
            </p>
            <div class="loading__row"></div>
            <div class="loading__row"></div>
            <div class="loading__row"></div>
        </div>
    }
}

/// A load over something that is already on the screen.
#[component]
pub fn Progress() -> impl IntoView {
    let words = waiting_words();
    view! {
        <p class="progress" role="status">
            {words}
        </p>
    }
}
