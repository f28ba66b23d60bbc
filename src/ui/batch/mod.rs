//! Carrying out many requests one after another, with stop and «go on»: anything that is a list of requests.
//! What is shown of it is the page's.

pub mod view;

use crate::browser;
use crate::domain::{Activity, Next, Run, Ticket, Trouble};
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

    /// Goes on with what is left.
    pub fn resume(self) {
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
    pub fn activity(self) -> Activity {
        self.changed.track();
        self.state.with_value(|state| state.run.activity())
    }

    /// Whether nothing goes on; tracked.
    pub fn stands(self) -> bool {
        matches!(self.activity(), Activity::Stopped(_) | Activity::Finished)
    }

    /// How many are done, failed, and there in all; tracked.
    pub fn numbers(self) -> (usize, usize, usize) {
        self.changed.track();
        self.state.with_value(|state| {
            let run = &state.run;
            (run.done(), run.failed(), run.total())
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
