//! The way to the worker: each request has a number and waits for the answer of that number.

use super::answer;
use super::types::Progress;
use crate::browser::{Heard, MadeFile, NoWorker, PickedFile, TablesWorker};
use leptos::prelude::*;
use serde_json::Value;
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// What the worker answers: its words, and the file that it made.
type Answer = (Value, Option<MadeFile>);

/// An answer that somebody waits for.
#[derive(Default)]
struct Slot {
    answer: Option<Result<Answer, NoWorker>>,
    waker: Option<Waker>,
}

type Slots = Rc<RefCell<Vec<(u64, Rc<RefCell<Slot>>)>>>;

struct Inner {
    worker: TablesWorker,
    slots: Slots,
    latest: u64,
}

/// A worker of its own. Cheap to copy; the worker ends with the owner that made it.
#[derive(Clone, Copy)]
pub struct Line(StoredValue<Inner, LocalStorage>);

impl Line {
    /// Starts the worker. `progress` hears how far reading has come.
    ///
    /// # Errors
    /// There is no worker.
    pub fn start(progress: impl Fn(Progress) + Clone + 'static) -> Result<Self, NoWorker> {
        let slots = Slots::default();
        let waiting = slots.clone();
        let worker = TablesWorker::start(move |heard| hear(&waiting, heard, &progress))?;
        Ok(Self(StoredValue::new_local(Inner {
            worker,
            slots,
            latest: 0,
        })))
    }

    /// Ends the worker, whatever it is doing. Who waits for an answer learns that there is none.
    pub fn end(self) {
        let slots = self.0.try_with_value(|inner| inner.slots.clone());
        self.0.dispose();
        if let Some(slots) = slots {
            all_lost(&slots);
        }
    }

    /// Asks, with a file if it is about one.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn ask(self, request: Value, file: Option<&PickedFile>) -> Result<Value, NoWorker> {
        self.ask_for_file(request, file).await.map(|(json, _)| json)
    }

    /// The same where the answer may have a file that the worker made.
    ///
    /// # Errors
    /// The worker is gone.
    pub async fn ask_for_file(
        self,
        mut request: Value,
        file: Option<&PickedFile>,
    ) -> Result<Answer, NoWorker> {
        let slot = Rc::<RefCell<Slot>>::default();
        let posted = self.0.try_update_value(|inner| {
            inner.latest += 1;
            request["id"] = inner.latest.into();
            inner.slots.borrow_mut().push((inner.latest, slot.clone()));
            inner.worker.post(&request.to_string(), file)
        });
        let Some(Ok(())) = posted else {
            return Err(NoWorker);
        };
        let answer = poll_fn(|context| {
            let mut slot = slot.borrow_mut();
            if let Some(answer) = slot.answer.take() {
                return Poll::Ready(answer);
            }
            slot.waker = Some(context.waker().clone());
            Poll::Pending
        });
        answer.await
    }
}

/// Takes a message: an answer goes to who waits for it, the loss of the worker to all.
fn hear(slots: &Slots, heard: Result<Heard, NoWorker>, progress: &impl Fn(Progress)) {
    let read = heard.and_then(|heard| {
        let json = serde_json::from_str::<Value>(&heard.text).map_err(|_| NoWorker);
        json.map(|json| (json, heard.file))
    });
    let Ok((json, file)) = read else {
        all_lost(slots);
        return;
    };
    if let Some(now) = answer::progress(&json) {
        progress(now);
        return;
    }
    let id = json.get("id").and_then(Value::as_u64);
    let slot = {
        let mut slots = slots.borrow_mut();
        let place = slots.iter().position(|(waits, _)| Some(*waits) == id);
        place.map(|place| slots.swap_remove(place).1)
    };
    if let Some(slot) = slot {
        give(&slot, Ok((json, file)));
    }
}

fn all_lost(slots: &Slots) {
    let all = std::mem::take(&mut *slots.borrow_mut());
    for (_, slot) in all {
        give(&slot, Err(NoWorker));
    }
}

fn give(slot: &Rc<RefCell<Slot>>, answer: Result<Answer, NoWorker>) {
    let mut slot = slot.borrow_mut();
    slot.answer = Some(answer);
    if let Some(waker) = slot.waker.take() {
        waker.wake();
    }
}
