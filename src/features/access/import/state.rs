//! What the steps share.

use super::words::ImportTexts;
use crate::domain::{Catalogue, Template};
use crate::i18n::Texts;
use crate::tables::{Counts, PeopleWorker, RowFilter, Summary, TableFault};
use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq)]
pub enum Stage {
    Pick,
    Reading,
    Check,
    Comparing,
    Preview,
    Sending,
}

/// What the steps share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Import {
    /// The words: after an answer the context is gone.
    pub t: &'static ImportTexts,
    /// The same for those of all pages.
    pub all: &'static Texts,
    pub stage: RwSignal<Stage>,
    pub worker: StoredValue<Option<PeopleWorker>>,
    /// How far what takes long has come.
    pub word: RwSignal<String>,
    pub fault: RwSignal<Option<TableFault>>,
    pub summary: StoredValue<Option<Summary>>,
    pub counts: RwSignal<Counts>,
    /// The place of the chosen one among `RowFilter::ALL`.
    pub filter: RwSignal<usize>,
    /// Without them a table names permissions one by one.
    pub templates: Signal<Vec<Template>>,
    pub catalogue: StoredValue<Catalogue>,
    pub asking: RwSignal<bool>,
}

impl Import {
    /// The worker, unless it did not start.
    pub fn worker(self) -> Result<PeopleWorker, TableFault> {
        self.worker
            .try_get_value()
            .flatten()
            .ok_or(TableFault::Stopped)
    }

    /// As far as they are known.
    pub fn templates(self) -> Vec<Template> {
        self.templates.try_get_untracked().unwrap_or_default()
    }

    /// Shows the rows of a table that was read, or what is wrong with it.
    pub fn take(self, read: Result<Summary, TableFault>) {
        let stage = match read {
            Ok(summary) => {
                let faulty = summary.counts.faulty > 0;
                let first = if faulty {
                    RowFilter::Faulty
                } else {
                    RowFilter::All
                };
                let place = RowFilter::ALL.into_iter().position(|one| one == first);
                self.filter.set(place.unwrap_or_default());
                self.counts.set(summary.counts);
                self.summary.set_value(Some(summary));
                Stage::Check
            }
            Err(fault) => {
                self.fault.set(Some(fault));
                Stage::Pick
            }
        };
        self.stage.set(stage);
    }

    /// The worker is gone, and with it the table.
    pub fn lose(self, fault: TableFault) {
        self.fault.set(Some(fault));
        self.stage.set(Stage::Pick);
    }
}
