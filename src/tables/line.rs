//! The way to the worker: each request has a number and waits for the answer of that number.

use crate::browser::{Heard, MadeFile, NoWorker, PickedFile, TablesWorker};
use cabinet_protocol::{Heading, Numbered, Progress, TableFault};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// An answer that somebody waits for.
#[derive(Default)]
struct Slot {
    answer: Option<Result<Heard, NoWorker>>,
    waker: Option<Waker>,
}

type SharedSlot = Rc<RefCell<Slot>>;
type Slots = Rc<RefCell<Vec<(u64, SharedSlot)>>>;

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
    /// What is wrong with the file as a whole, or that the worker is gone.
    pub async fn ask<A, F>(
        self,
        request: &impl Serialize,
        file: Option<&PickedFile>,
    ) -> Result<A, F>
    where
        A: DeserializeOwned,
        F: DeserializeOwned + From<TableFault>,
    {
        // Not `?`, which would read any fault as one of tables: so it is inferred from the bounds.
        let answer = self.ask_for_file(request, file).await;
        answer.map(|(answer, _)| answer)
    }

    /// The same where the answer may have a file that the worker made.
    ///
    /// # Errors
    /// As `ask`.
    pub async fn ask_for_file<A, F>(
        self,
        request: &impl Serialize,
        file: Option<&PickedFile>,
    ) -> Result<(A, Option<MadeFile>), F>
    where
        A: DeserializeOwned,
        F: DeserializeOwned + From<TableFault>,
    {
        let heard = match self.post(request, file) {
            Ok(slot) => answer(slot).await,
            Err(NoWorker) => Err(NoWorker),
        };
        let heard = heard.map_err(|NoWorker| TableFault::Stopped)?;
        // Named, for the same reason.
        let answer = read::<A, F>(&heard.text)?;
        Ok((answer, heard.file))
    }

    fn post(
        self,
        request: &impl Serialize,
        file: Option<&PickedFile>,
    ) -> Result<SharedSlot, NoWorker> {
        let slot = SharedSlot::default();
        let posted = self.0.try_update_value(|inner| {
            inner.latest += 1;
            let message = Numbered {
                id: Some(inner.latest),
                message: request,
            };
            let text = serde_json::to_string(&message).map_err(|_| NoWorker)?;
            inner.slots.borrow_mut().push((inner.latest, slot.clone()));
            inner.worker.post(&text, file)
        });
        posted.unwrap_or(Err(NoWorker)).map(|()| slot)
    }
}

async fn answer(slot: SharedSlot) -> Result<Heard, NoWorker> {
    poll_fn(|context| {
        let mut slot = slot.borrow_mut();
        if let Some(answer) = slot.answer.take() {
            return Poll::Ready(answer);
        }
        slot.waker = Some(context.waker().clone());
        Poll::Pending
    })
    .await
}

/// The answer that a text is, or the fault.
fn read<A, F>(text: &str) -> Result<A, F>
where
    A: DeserializeOwned,
    F: DeserializeOwned + From<TableFault>,
{
    serde_json::from_str(text).map_err(|_| {
        let fault = serde_json::from_str(text);
        fault.unwrap_or_else(|_| TableFault::Stopped.into())
    })
}

/// Takes a message: an answer goes to who waits for it, the loss of the worker to all.
fn hear(slots: &Slots, heard: Result<Heard, NoWorker>, progress: &impl Fn(Progress)) {
    let read = heard.and_then(|heard| {
        let heading = serde_json::from_str::<Heading>(&heard.text).map_err(|_| NoWorker);
        heading.map(|heading| (heading, heard))
    });
    let Ok((heading, heard)) = read else {
        all_lost(slots);
        return;
    };
    if let Some(now) = heading.progress {
        progress(now);
        return;
    }
    let slot = {
        let mut slots = slots.borrow_mut();
        let place = slots
            .iter()
            .position(|(waits, _)| Some(*waits) == heading.id);
        place.map(|place| slots.swap_remove(place).1)
    };
    if let Some(slot) = slot {
        give(&slot, Ok(heard));
    }
}

fn all_lost(slots: &Slots) {
    let all = std::mem::take(&mut *slots.borrow_mut());
    for (_, slot) in all {
        give(&slot, Err(NoWorker));
    }
}

fn give(slot: &SharedSlot, answer: Result<Heard, NoWorker>) {
    let mut slot = slot.borrow_mut();
    slot.answer = Some(answer);
    if let Some(waker) = slot.waker.take() {
        waker.wake();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cabinet_protocol::people::Results;
    use cabinet_protocol::registry::RegistryFault;

    #[test]
    fn an_answer_is_one_or_a_fault() {
        let csv = |text| read::<Results, RegistryFault>(text).map(|results| results.csv);
        let answer = r#"{"id":1,"csv":"a;b","of_a_newer_worker":null}"#;
        assert_eq!(csv(answer), Ok("a;b".to_owned()));
        let fault = r#"{"id":1,"fault":"not_well_formed","number":7}"#;
        assert_eq!(csv(fault), Err(RegistryFault::NotWellFormed(7)));
        for other in [r#"{"id":1}"#, r#"{"id":1,"fault":"not_understood"}"#] {
            assert_eq!(csv(other), Err(RegistryFault::STOPPED), "{other}");
        }
    }
}
