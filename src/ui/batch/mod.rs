//! Carrying out many requests one after another, with stop and «go on»: anything that is a list of requests.
//! What is shown of it is the page's.

pub mod view;

use crate::browser;
use crate::domain::{Activity, ErrorKind, Next, Run, Ticket};
use crate::ui::latest::{Latest, Turn};
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;

/// A request under way.
pub type Sending = Pin<Box<dyn Future<Output = Result<(), ErrorKind>>>>;

/// A run with what sends its items. Cheap to copy.
#[derive(Clone, Copy)]
pub struct BatchRunner {
    run: RwSignal<Run>,
    /// Which loop may ask for the next item: after «go on» an earlier one only brings its answer home.
    latest: Latest,
    send: Callback<Ticket, Sending>,
}

impl BatchRunner {
    /// Nothing to do yet. `send` makes the request for an item.
    pub fn new(send: Callback<Ticket, Sending>) -> Self {
        Self {
            run: RwSignal::new(Run::new(0)),
            latest: Latest::new(),
            send,
        }
    }

    /// Begins with so many items.
    pub fn begin(self, items: usize) {
        self.run.set(Run::new(items));
        self.resume();
    }

    /// Goes on with what is left.
    pub fn resume(self) {
        self.run.update(Run::resume);
        leptos::task::spawn_local(self.go(self.latest.turn()));
    }

    /// Stops; `false` when it stood already.
    pub fn stop(self) -> bool {
        let ran = matches!(self.activity(), Activity::Running | Activity::Pausing);
        self.run.update(Run::stop);
        ran
    }

    /// How it is going; tracked.
    pub fn activity(self) -> Activity {
        self.run.with(Run::activity)
    }

    /// Whether nothing goes on; tracked.
    pub fn stands(self) -> bool {
        matches!(self.activity(), Activity::Stopped(_) | Activity::Finished)
    }

    /// How many are done, failed, and there in all; tracked.
    pub fn numbers(self) -> (usize, usize, usize) {
        self.run.with(|run| (run.done(), run.failed(), run.total()))
    }

    /// Whether this one is done.
    pub fn is_done(self, item: usize) -> bool {
        self.run.with_untracked(|run| run.is_done(item))
    }

    /// Which were given up, and why.
    pub fn failures(self) -> Vec<(usize, ErrorKind)> {
        self.run.with_untracked(Run::failures)
    }

    /// Does what is next, until there is nothing or another loop has taken over.
    async fn go(self, turn: Turn) {
        while turn.lasts() {
            match self.run.try_update(Run::take_next) {
                Some(Next::Send(ticket)) => {
                    let answer = self.send.run(ticket).await;
                    self.run.update(|run| run.report(ticket.item, answer));
                }
                Some(Next::Pause(millis)) => {
                    browser::pause(millis).await;
                    if turn.lasts() {
                        self.run.update(Run::woke);
                    }
                }
                _ => return,
            }
        }
    }
}
