//! What is shown of many requests: how far they are, stop, «go on», and what failed.

use crate::browser::{self, Leaving};
use crate::domain::{Activity, ErrorKind};
use crate::i18n::{BatchTexts, words};
use crate::navigation::{fresh_sign_in, href};
use crate::route::Route;
use crate::ui::batch::BatchRunner;
use crate::ui::failure::FailureNotice;
use crate::ui::texts;
use leptos::prelude::*;

/// How far it is, with the button that stops it and goes on.
#[component]
pub fn BatchProgress(
    drive: BatchRunner,
    /// Who failed, by name, and why; asked when it stands.
    failed: Callback<(), Vec<(String, String)>>,
    /// More buttons, when it stands.
    more: Callback<(), AnyView>,
    on_close: Callback<()>,
) -> impl IntoView {
    let (t, w) = (texts(), words::<BatchTexts>());
    browser::guard_leaving(move |leaving| {
        let goes_on = untrack(|| !drive.stands());
        // It says then that it was stopped; whoever leaves once more is let go.
        if goes_on && leaving == Leaving::InApp {
            drive.stop();
        }
        goes_on
    });
    on_cleanup(browser::let_leave);
    let failures = move || {
        // The file has all of them.
        const MOST: usize = 100;
        if !drive.stands() {
            return None;
        }
        let rows = failed.run(());
        let rows = rows.into_iter().take(MOST).map(|(name, reason)| {
            view! {
                <li class="preview__row">
                    <span class="preview__name">{name}</span>
                    <span class="table__second">{reason}</span>
                </li>
            }
            .into_any()
        });
        let rows: Vec<_> = rows.collect();
        (!rows.is_empty()).then(|| {
            view! {
                <h3>{w.failures}</h3>
                <ul class="preview__list">{rows}</ul>
            }
            .into_any()
        })
    };
    let main = move |_| match untrack(|| drive.activity()) {
        Activity::Running | Activity::Pausing => {
            drive.stop();
        }
        Activity::Stopping => {}
        Activity::Stopped(_) => drive.resume(),
        Activity::Finished => on_close.run(()),
    };
    let main_words = move || match drive.activity() {
        Activity::Running | Activity::Pausing | Activity::Stopping => w.stop,
        Activity::Stopped(_) => w.go_on,
        Activity::Finished => t.close,
    };
    view! {
        <div class="dialog__body" id="dialog-body" tabindex="-1">
            <Progress drive=drive />
            {move || kind(drive.activity())}
            {move || failures()}
        </div>
        <footer class="dialog__foot">
            {move || drive.stands().then(|| more.run(()))}
            <button type="button" class="button button--primary" on:click=main>
                {move || main_words()}
            </button>
        </footer>
    }
}

/// The bar and the words for the eye, and fewer words for the ear.
#[component]
fn Progress(drive: BatchRunner) -> impl IntoView {
    let w = words::<BatchTexts>();
    let progress = move || {
        let (done, failed, total) = drive.numbers();
        (w.progress)(done + failed, total)
    };
    // Told now and then: every single one would drown everything else that is read aloud.
    let told = move || {
        let (done, failed, total) = drive.numbers();
        match drive.activity() {
            Activity::Running => {
                let tenth = (done + failed) * 10 / total.max(1);
                (tenth > 0).then(|| (w.progress)(total * tenth / 10, total))
            }
            Activity::Pausing => Some(w.pausing.to_owned()),
            Activity::Stopping => Some(w.stopping.to_owned()),
            Activity::Stopped(_) => Some(w.stopped.to_owned()),
            Activity::Finished => Some((w.finished)(done)),
        }
    };
    let state = move || {
        let (done, failed, _) = drive.numbers();
        let word = match drive.activity() {
            Activity::Running | Activity::Stopped(Some(_)) => None,
            Activity::Pausing => Some(w.pausing.to_owned()),
            Activity::Stopping => Some(w.stopping.to_owned()),
            Activity::Stopped(None) => Some(w.stopped.to_owned()),
            Activity::Finished => Some((w.finished)(done)),
        };
        let lines = [word, (failed > 0).then(|| (w.failed)(failed))];
        let lines = lines.into_iter().flatten();
        lines
            .map(|words| view! { <p>{words}</p> }.into_any())
            .collect_view()
    };
    let so_far = move || {
        let (done, failed, _) = drive.numbers();
        Some((done + failed).to_string())
    };
    view! {
        <div class="run">
            <p class="run__count digits">{progress}</p>
            <progress
                class="run__bar"
                aria-label=w.finished_label
                max=move || Some(drive.numbers().2.to_string())
                value=so_far
            ></progress>
            {move || state()}
        </div>
        <p class="visually-hidden" role="status">
            {move || told()}
        </p>
    }
}

/// Why it stands, if the user did not wish it.
fn kind(activity: Activity) -> Option<impl IntoView> {
    let (t, w) = (texts(), words::<BatchTexts>());
    let Activity::Stopped(Some(kind)) = activity else {
        return None;
    };
    let words = (t.explain)(kind).then(w.stopped);
    // In another tab: what was done and what is left is known to this one only.
    let sign_in = match kind {
        ErrorKind::SessionEnded => Some((href(&Route::Landing), t.sign_in_other_tab)),
        ErrorKind::SignInStale(max_age) => Some((fresh_sign_in(max_age), t.sign_in_fresh)),
        _ => None,
    };
    let sign_in = sign_in.map(|(href, words)| {
        view! {
            <a class="button" href=href target="_blank" rel="noopener">
                {words}
            </a>
        }
        .into_any()
    });
    Some(view! { <FailureNotice words=words>{sign_in}</FailureNotice> })
}
