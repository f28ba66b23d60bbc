//! The file that is being worked on: what the steps share, and every change of it.

use super::words::words;
use crate::browser;
use crate::browser::PickedFile;
use crate::domain::{LearnProgram, Organization};
use crate::features::training::send::words::SendTexts;
use crate::tables::Progress;
use crate::tables::registry::{
    Field, RecordCounts, RecordFilter, RecordRow, RecordSummary, RegistryFault, RegistryWorker,
    RowName,
};
use crate::ui::latest::Latest;
use leptos::prelude::*;
use std::future::Future;

/// Which step is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// A file is to be chosen.
    Pick,
    /// It is being read.
    Reading,
    /// It is shown.
    Check,
    /// It is being sent.
    Sending,
}

impl Stage {
    /// The id of the element where the keyboard begins.
    pub fn begins_at(self) -> &'static str {
        match self {
            Self::Pick => "send-title",
            Self::Reading => "send-reading",
            Self::Check => "send-summary",
            Self::Sending => "send-running",
        }
    }
}

/// What would lose what was mended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Away {
    /// Another page.
    Page,
    /// Another file.
    File,
}

/// The file. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Job {
    /// The words: after an answer the context is gone.
    pub t: &'static SendTexts,
    pub stage: RwSignal<Stage>,
    /// For whom.
    pub organization: StoredValue<Organization>,
    programs: StoredValue<Vec<LearnProgram>>,
    worker: StoredValue<Option<RegistryWorker>>,
    /// What the file is called.
    pub name: StoredValue<String>,
    /// How far reading has come.
    pub word: RwSignal<String>,
    /// Why there is no file.
    pub fault: RwSignal<Option<RegistryFault>>,
    pub summary: RwSignal<Option<RecordSummary>>,
    pub filter: RwSignal<RecordFilter>,
    /// From which row on the list is shown, where that is not the first.
    pub from: RwSignal<Option<RowName>>,
    /// The row that gets the keyboard when it is drawn.
    wanted: StoredValue<Option<u64>>,
    /// The list has to be read anew.
    pub moved: Trigger,
    /// Whether something was mended that is kept nowhere.
    pub edited: RwSignal<bool>,
    /// What the user is asked about before they do it.
    pub asks: RwSignal<Option<Away>>,
    /// Which reading or question is the latest one: an older one's answer is dropped.
    latest: Latest,
}

impl Job {
    /// Nothing chosen yet.
    pub fn new(organization: Organization, programs: Vec<LearnProgram>) -> Self {
        Self {
            t: words(),
            stage: RwSignal::new(Stage::Pick),
            organization: StoredValue::new(organization),
            programs: StoredValue::new(programs),
            worker: StoredValue::new(None),
            name: StoredValue::new(String::new()),
            word: RwSignal::new(String::new()),
            fault: RwSignal::new(None),
            summary: RwSignal::new(None),
            filter: RwSignal::new(RecordFilter::All),
            from: RwSignal::new(None),
            wanted: StoredValue::new(None),
            moved: Trigger::new(),
            edited: RwSignal::new(false),
            asks: RwSignal::new(None),
            latest: Latest::new(),
        }
    }

    /// The worker; it starts when it is first needed.
    pub fn worker(self) -> Result<RegistryWorker, RegistryFault> {
        let there = self.worker.try_get_value();
        if let Some(worker) = there.ok_or(RegistryFault::STOPPED)? {
            return Ok(worker);
        }
        let (t, word) = (self.t, self.word);
        let started = RegistryWorker::start(move |progress| {
            word.set(match progress {
                Progress::Read(rows) => (t.reading)(rows),
                Progress::Checked { rows, of } => (t.checking)(rows, of),
            });
        });
        let worker = started.map_err(|_| RegistryFault::STOPPED)?;
        self.worker.set_value(Some(worker));
        Ok(worker)
    }

    /// Ends the worker, whatever it is doing.
    pub fn end(self) {
        let worker = self.worker.try_update_value(Option::take).flatten();
        if let Some(worker) = worker {
            worker.end();
        }
    }

    /// Lets another file be chosen.
    pub fn pick(self) {
        self.edited.set(false);
        self.fault.set(None);
        self.stage.set(Stage::Pick);
    }

    /// Reads a file and checks it.
    pub fn open(self, file: PickedFile) {
        self.fault.set(None);
        self.summary.set(None);
        self.edited.set(false);
        self.name.set_value(file.name());
        self.word.set((self.t.reading)(0));
        self.stage.set(Stage::Reading);
        let turn = self.latest.turn();
        leptos::task::spawn_local(async move {
            let programs = self.programs.try_get_value().unwrap_or_default();
            let read = match self.worker() {
                Ok(worker) => worker.open(&file, &programs, &browser::today()).await,
                Err(fault) => Err(fault),
            };
            if turn.lasts() {
                self.take(read);
            }
        });
    }

    /// Gives reading up. The worker cannot be interrupted, so it goes.
    pub fn give_up(self) {
        self.latest.turn();
        self.end();
        self.stage.set(Stage::Pick);
    }

    /// Shows a file that was read, or what is wrong with it.
    fn take(self, read: Result<RecordSummary, RegistryFault>) {
        match read {
            Ok(summary) => {
                self.show(match summary.counts.faulty {
                    0 => RecordFilter::All,
                    _ => RecordFilter::Faulty,
                });
                self.summary.set(Some(summary));
                self.stage.set(Stage::Check);
            }
            Err(fault) => self.lose(fault),
        }
    }

    /// There is no file any more, or none was opened.
    pub fn lose(self, fault: RegistryFault) {
        if fault == RegistryFault::STOPPED {
            self.end();
        }
        self.edited.set(false);
        self.summary.set(None);
        self.fault.set(Some(fault));
        self.stage.set(Stage::Pick);
    }

    /// Shows the rows of a kind from the first on.
    pub fn show(self, filter: RecordFilter) {
        self.from.set(None);
        self.filter.set(filter);
    }

    /// Shows one row, and those after it, and gives it the keyboard.
    pub fn show_row(self, row: RowName) {
        self.wanted.set_value(Some(row.row));
        self.filter.set(RecordFilter::All);
        self.from.set(Some(row));
        self.moved.notify();
    }

    /// Whether this row is the one that gets the keyboard; only once.
    pub fn is_wanted(self, row: u64) -> bool {
        let taken = self.wanted.try_update_value(|wanted| {
            let is = *wanted == Some(row);
            if is {
                *wanted = None;
            }
            is
        });
        taken.unwrap_or_default()
    }

    /// Mends all rows of a group, or of all groups.
    pub fn mend(self, mend: Option<String>) {
        self.change_report(async move { self.worker()?.mend(mend).await });
    }

    /// Writes a text into the blank cells of a column.
    pub fn fill(self, field: Field, text: String) {
        self.change_many(async move { self.worker()?.fill(field, &text).await });
    }

    /// Takes the last of these back.
    pub fn undo(self) {
        self.change_report(async move { self.worker()?.undo().await });
    }

    /// A change by a button that may be gone after it: the keyboard goes on where the report is.
    fn change_report(
        self,
        changing: impl Future<Output = Result<RecordSummary, RegistryFault>> + 'static,
    ) {
        self.change_many(async move {
            let summary = changing.await?;
            let is_empty = summary.report.is_empty();
            browser::focus(if is_empty { "send-summary" } else { "report" });
            Ok(summary)
        });
    }

    fn change_many(
        self,
        changing: impl Future<Output = Result<RecordSummary, RegistryFault>> + 'static,
    ) {
        self.edited.set(true);
        let turn = self.latest.turn();
        leptos::task::spawn_local(async move {
            match changing.await {
                Ok(summary) => {
                    if turn.lasts() {
                        self.summary.set(Some(summary));
                    }
                    self.read_again();
                }
                Err(fault) => self.lose(fault),
            }
        });
    }

    /// Reads the list again; where nothing of its kind is left, the others are shown.
    pub fn read_again(self) {
        let empty = self.summary.try_with_untracked(|summary| {
            let counts = summary.as_ref().map(|summary| summary.counts)?;
            let filter = self.filter.try_get_untracked()?;
            Some(filter.count(&counts) == 0)
        });
        if empty.flatten() == Some(true) {
            self.show(RecordFilter::All);
        }
        self.moved.notify();
    }

    /// Carries a change of one row out and shows it as it is then.
    pub fn change_row(
        self,
        now: RwSignal<RecordRow>,
        changing: impl Future<Output = Result<(RecordRow, RecordCounts), RegistryFault>> + 'static,
    ) {
        self.edited.set(true);
        leptos::task::spawn_local(async move {
            match changing.await {
                Ok((row, counts)) => {
                    now.set(row);
                    self.counted(counts);
                    self.look();
                }
                Err(fault) => self.lose(fault),
            }
        });
    }

    /// Takes note of how many rows there are of each kind.
    pub fn counted(self, counts: RecordCounts) {
        self.summary.update(|summary| {
            if let Some(summary) = summary {
                summary.counts = counts;
            }
        });
    }

    /// Reads the report again: a row has changed.
    pub fn look(self) {
        let turn = self.latest.turn();
        leptos::task::spawn_local(async move {
            let Ok(worker) = self.worker() else { return };
            let now = worker.now().await;
            if !turn.lasts() {
                return;
            }
            match now {
                Ok(summary) => {
                    self.summary.set(Some(summary));
                }
                Err(fault) => self.lose(fault),
            }
        });
    }

    /// How many rows of each kind; tracked.
    pub fn counts(self) -> RecordCounts {
        self.summary.with(|summary| {
            let counts = summary.as_ref().map(|summary| summary.counts);
            counts.unwrap_or_default()
        })
    }

    /// The fields of each row, in order.
    pub fn columns(self) -> Vec<Field> {
        self.summary.with_untracked(|summary| {
            let columns = summary.as_ref().map(|summary| summary.columns.clone());
            columns.unwrap_or_default()
        })
    }

    /// Whether the numbers are those of records in XML.
    pub fn is_xml(self) -> bool {
        self.summary
            .with_untracked(|summary| summary.as_ref().is_some_and(RecordSummary::is_xml))
    }
}
