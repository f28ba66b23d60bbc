//! Carrying out many requests one after another, with stop, «go on» and what failed: for a bulk change, and
//! for anything else that is a list of requests.

use super::super::href;
use crate::browser;
use crate::components::{FailureNotice, access_texts, dynamic, press, texts, words};
use crate::domain::{Activity, Next, Run, Ticket, Trouble};
use crate::route::Route;
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;

/// A request under way.
pub type Sending = Pin<Box<dyn Future<Output = Result<(), Trouble>>>>;

struct State {
    run: Run,
    /// Which loop may ask for the next item: after «go on» an earlier one only brings its answer home.
    latest: u32,
}

/// A run with what sends its items. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Drive {
    state: StoredValue<State>,
    changed: Trigger,
    send: Callback<Ticket, Sending>,
}

impl Drive {
    /// Nothing to do yet. `send` makes the request for an item.
    pub fn new(send: Callback<Ticket, Sending>) -> Self {
        Self {
            state: StoredValue::new(State {
                run: Run::new(0),
                latest: 0,
            }),
            changed: Trigger::new(),
            send,
        }
    }

    /// Begins with so many items.
    pub fn begin(self, items: usize) {
        self.state.update_value(|state| state.run = Run::new(items));
        self.resume();
    }

    fn resume(self) {
        self.state.update_value(|state| {
            state.run.resume();
            state.latest += 1;
        });
        self.changed.notify();
        let number = self.state.with_value(|state| state.latest);
        leptos::task::spawn_local(self.go(number));
    }

    /// Stops; `false` when it stood already.
    pub fn stop(self) -> bool {
        let ran = matches!(self.activity(), Activity::Running | Activity::Pausing);
        self.state.update_value(|state| state.run.stop());
        self.changed.notify();
        ran
    }

    /// How it is going; tracked.
    fn activity(self) -> Activity {
        self.changed.track();
        self.state.with_value(|state| state.run.activity())
    }

    /// Whether nothing goes on; tracked.
    pub fn stands(self) -> bool {
        matches!(self.activity(), Activity::Stopped(_) | Activity::Finished)
    }

    /// How many are done, failed, and there in all; tracked.
    fn numbers(self) -> (usize, usize, usize) {
        self.changed.track();
        self.state.with_value(|state| {
            let failed = state.run.failures().len();
            (state.run.done(), failed, state.run.total())
        })
    }

    /// Whether this one is done.
    pub fn is_done(self, item: usize) -> bool {
        self.state.with_value(|state| state.run.is_done(item))
    }

    /// Which were given up, and why.
    pub fn failures(self) -> Vec<(usize, Trouble)> {
        self.state.with_value(|state| state.run.failures())
    }

    /// Does what is next, until there is nothing or another loop has taken over.
    async fn go(self, number: u32) {
        loop {
            let next = self.state.try_update_value(|state| {
                let mine = state.latest == number;
                mine.then(|| state.run.take_next())
            });
            match next.flatten() {
                Some(Next::Send(ticket)) => {
                    let answer = self.send.run(ticket).await;
                    let report = |state: &mut State| state.run.report(ticket.item, answer);
                    // The page may be gone by now.
                    if self.state.try_update_value(report).is_none() {
                        return;
                    }
                }
                Some(Next::Pause(millis)) => {
                    self.changed.notify();
                    browser::pause(millis).await;
                    let _ = self.state.try_update_value(|state| {
                        if state.latest == number {
                            state.run.woke();
                        }
                    });
                }
                _ => return,
            }
            self.changed.notify();
        }
    }
}

/// How far it is, with the button that stops it and goes on.
#[component]
pub fn Driven(
    drive: Drive,
    /// Who failed, by name, and why; asked when it stands.
    failed: Callback<(), Vec<(String, String)>>,
    /// More buttons, when it stands.
    more: Callback<(), AnyView>,
    on_close: Callback<()>,
) -> impl IntoView {
    let (t, w) = (texts(), access_texts().bulk);
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
        });
        let rows: Vec<_> = rows.collect();
        (!rows.is_empty()).then(|| {
            view! {
                <h3>{w.failures}</h3>
                <ul class="preview__list">{rows}</ul>
            }
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
            {dynamic(move || trouble(drive.activity()))}
            {dynamic(failures)}
        </div>
        <footer class="dialog__foot">
            {dynamic(move || drive.stands().then(|| more.run(())))}
            <button type="button" class="button button--primary" on:click=press(main)>
                {dynamic(main_words)}
            </button>
        </footer>
    }
}

/// The bar and the words for the eye, and fewer words for the ear.
#[component]
fn Progress(drive: Drive) -> impl IntoView {
    let w = access_texts().bulk;
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
        lines.map(|words| view! { <p>{words}</p> }).collect_view()
    };
    let so_far = move || {
        let (done, failed, _) = drive.numbers();
        Some((done + failed).to_string())
    };
    view! {
        <div class="run">
            <p class="run__count digits">{dynamic(progress)}</p>
            <progress
                class="run__bar"
                aria-label=w.finished_label
                max=words(move || Some(drive.numbers().2.to_string()))
                value=words(so_far)
            ></progress>
            {dynamic(state)}
        </div>
        <p class="visually-hidden" role="status">
            {dynamic(told)}
        </p>
    }
}

/// Why it stands, if the user did not wish it.
fn trouble(activity: Activity) -> Option<impl IntoView> {
    let (t, w) = (texts(), access_texts().bulk);
    let Activity::Stopped(Some(trouble)) = activity else {
        return None;
    };
    let mut words = (t.explain)(trouble);
    w.stopped.clone_into(&mut words.then);
    let sign_in = (trouble == Trouble::SessionEnded).then(|| {
        view! {
            <a class="button" href=href(&Route::Landing) target="_blank" rel="noopener">
                {t.sign_in_other_tab}
            </a>
        }
    });
    Some(view! { <FailureNotice words=words>{sign_in}</FailureNotice> })
}
