//! Sending goes on: how far it is, stopping it, and what helps when it stands.

use super::transfer::Transfer;
use super::words::words;
use crate::domain::Activity;
use crate::features::sections::failure::FormFailure;

use leptos::prelude::*;

#[component]
pub fn RunningStep(transfer: Transfer) -> impl IntoView {
    let t = words();
    let progress = move || {
        let (done, all) = transfer.done.get();
        (t.progress)(done, all)
    };
    let word = move || state(transfer);
    // Told now and then: every portion would drown everything else that is read aloud.
    let told = move || {
        state(transfer).or_else(|| {
            let (done, all) = transfer.done.get();
            let tenth = done * 10 / all.max(1);
            (tenth > 0).then(|| (t.progress)(all * tenth / 10, all))
        })
    };
    let stands = move || {
        matches!(
            transfer.activity(),
            Activity::Stopped(_) | Activity::Finished
        )
    };
    let failure = move || {
        let error = transfer.kind()?;
        Some(view! { <FormFailure error=error /> })
    };
    let main = move |_| {
        if untrack(stands) {
            transfer.resume();
        } else {
            transfer.stop();
        }
    };
    let main_words = move || if stands() { t.go_on } else { t.stop };
    view! {
        <section class="run" id="send-running" tabindex="-1" aria-labelledby="sending">
            <h2 id="sending">{t.sending}</h2>
            <p class="run__count digits">{progress}</p>
            <progress
                class="run__bar"
                aria-label=t.sending
                max=move || Some(transfer.done.get().1.to_string())
                value=move || Some(transfer.done.get().0.to_string())
            ></progress>
            <p>{word}</p>
            <p class="visually-hidden" role="status">
                {move || told()}
            </p>
            {move || failure()}
            <div class="notice__actions">
                <button type="button" class="button button--primary" on:click=main>
                    {move || main_words()}
                </button>
                <button
                    type="button"
                    class="button"
                    hidden=move || !stands()
                    on:click=move |_| transfer.to_file()
                >
                    {t.to_file}
                </button>
            </div>
        </section>
    }
}

/// What there is to say beside the numbers.
fn state(transfer: Transfer) -> Option<String> {
    let t = words();
    match transfer.activity() {
        Activity::Running if transfer.finishing.get() => Some(t.finishing.to_owned()),
        Activity::Running => None,
        Activity::Pausing => Some(t.pausing.to_owned()),
        Activity::Stopping => Some(t.stopping.to_owned()),
        Activity::Stopped(_) => Some(t.stopped.to_owned()),
        Activity::Finished => {
            let failed = transfer.failed();
            (failed > 0 && !transfer.finishing.get()).then(|| (t.not_sent)(failed))
        }
    }
}
