//! The file itself: its rows, and what is found in them.

use super::cells::Cells;
use super::found::Shapes;
use super::planned::Plan;
use super::row::{Mark, Row, Sending};
use super::undo::Undo;
use crate::rules;
use crate::rules::{Finding, Rules, Texts};
use cabinet_protocol::registry::{Column, FileFault, Kind, RecordCounts, Rejection, State};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// An opened file.
#[derive(Debug)]
pub struct RegistryFile {
    pub(super) kind: Kind,
    pub(super) has_header: bool,
    pub(super) has_macros: bool,
    pub(super) missing: Vec<Column>,
    pub(super) file_faults: Vec<FileFault>,
    pub(super) cells: Cells,
    pub(super) shapes: Shapes,
    pub(super) rules: Rules,
    pub(super) rows: Vec<Row>,
    /// In the order of the rows.
    pub(super) marks: Vec<Mark>,
    pub(super) undo: Vec<Undo>,
    pub(super) plan: Option<Plan>,
    pub(super) rejections: BTreeMap<u32, Vec<Rejection>>,
}

impl RegistryFile {
    /// What the file is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether a table says what its columns are.
    #[must_use]
    pub fn has_header(&self) -> bool {
        self.has_header
    }

    /// Whether a workbook has macros; they were not run.
    #[must_use]
    pub fn has_macros(&self) -> bool {
        self.has_macros
    }

    /// The columns that a table needs and does not have.
    #[must_use]
    pub fn missing(&self) -> &[Column] {
        &self.missing
    }

    /// Why the file as it is would be refused.
    #[must_use]
    pub fn file_faults(&self) -> &[FileFault] {
        &self.file_faults
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none; never so.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row's number in the file.
    #[must_use]
    pub fn number(&self, row: usize) -> Option<u32> {
        let row = self.rows.get(row)?;
        Some(self.cells.number(row.at))
    }

    /// The texts of a row as they are now.
    #[must_use]
    pub fn texts(&self, row: usize) -> Option<Texts<'_>> {
        let at = self.rows.get(row)?.at;
        let row = u32::try_from(row).ok()?;
        Some(self.cells.texts(row, at, &self.cells.overlay))
    }

    /// What became of a row.
    #[must_use]
    pub fn state(&self, row: usize) -> Option<State> {
        self.rows.get(row).map(Row::state)
    }

    /// Whether a row that is ready has a warning.
    #[must_use]
    pub fn is_warned(&self, row: usize) -> bool {
        let row = self.rows.get(row);
        row.is_some_and(|row| row.is_warned && row.state() == State::Ready)
    }

    /// The row that a row repeats.
    #[must_use]
    pub fn first(&self, row: usize) -> Option<usize> {
        self.rows.get(row)?.first.map(|first| first as usize)
    }

    /// Why the registry refused a row.
    #[must_use]
    pub fn rejections(&self, row: usize) -> &[Rejection] {
        let row = u32::try_from(row).ok();
        let found = row.and_then(|row| self.rejections.get(&row));
        found.map_or(&[], Vec::as_slice)
    }

    /// How many rows are in which state.
    #[must_use]
    pub fn counts(&self) -> RecordCounts {
        let mut counts = RecordCounts {
            rows: self.len() as u64,
            ..RecordCounts::default()
        };
        for row in &self.rows {
            let count = match row.state() {
                State::Ready => &mut counts.ready,
                State::Faulty => &mut counts.faulty,
                State::Duplicate => &mut counts.duplicate,
                State::LeftOut => &mut counts.left_out,
                State::Sent => &mut counts.sent,
                State::Rejected => &mut counts.rejected,
            };
            *count += 1;
            counts.warned += u64::from(row.state() == State::Ready && row.is_warned);
        }
        counts
    }

    /// What is wrong and noteworthy in a row, faults first.
    #[must_use]
    pub fn findings(&self, row: usize) -> Vec<Finding> {
        let Some(texts) = self.texts(row) else {
            return Vec::new();
        };
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        self.found_in(row, &texts)
    }

    pub(super) fn found_in(&self, row: u32, texts: &Texts) -> Vec<Finding> {
        let mut found = self.rules.check(texts);
        self.shapes.join(row, &self.cells, &mut found);
        found
    }

    /// Checks rows anew; they are in their order.
    pub(super) fn recheck(&mut self, rows: &[u32]) {
        self.marks
            .retain(|mark| rows.binary_search(&mark.row).is_err());
        for row in rows {
            self.check(*row);
        }
        // Two runs, each in its order.
        self.marks.sort_by_key(|mark| mark.row);
        self.find_duplicates();
    }

    /// Checks a row and notes what is found behind all other notes.
    pub(super) fn check(&mut self, row: u32) {
        let Some(texts) = self.texts(row as usize) else {
            return;
        };
        let found = self.found_in(row, &texts);
        let identity = rules::identity(&texts).map(|identity| {
            let mut hasher = DefaultHasher::new();
            identity.hash(&mut hasher);
            hasher.finish()
        });
        let marks = found.iter().map(|finding| Mark {
            row,
            column: finding.column,
            code: finding.code,
            is_mendable: finding.is_mendable(),
        });
        self.marks.extend(marks);
        if let Some(row) = self.rows.get_mut(row as usize) {
            row.identity = identity;
            row.is_faulty = found.iter().any(|finding| !finding.code.is_warning());
            row.is_warned = found.iter().any(|finding| finding.code.is_warning());
        }
    }

    /// Of the rows that are not left out, the first is the one that the others repeat: of those that were
    /// sent, else of those without faults, since one with faults is not sent.
    pub(super) fn find_duplicates(&mut self) {
        let rows = (0..).zip(&self.rows).filter(|(_, row)| !row.is_left_out);
        let rank = |row: &Row| (row.sending != Sending::Sent, row.is_faulty);
        let known = rows.filter_map(|(place, row)| Some((row.identity?, rank(row), place)));
        let mut known: Vec<(u64, (bool, bool), u32)> = known.collect();
        known.sort_unstable();
        for row in &mut self.rows {
            row.first = None;
        }
        for group in known.chunk_by(|one, other| one.0 == other.0) {
            let Some(((.., first), others)) = group.split_first() else {
                continue;
            };
            for (.., row) in others {
                if let Some(row) = self.rows.get_mut(*row as usize) {
                    row.first = Some(*first);
                }
            }
        }
    }

    pub(super) fn is_open(&self, row: u32) -> bool {
        let row = self.rows.get(row as usize);
        row.is_some_and(Row::is_open)
    }

    pub(super) fn is_sent(&self, row: u32) -> bool {
        let row = self.rows.get(row as usize);
        row.is_some_and(|row| row.sending == Sending::Sent)
    }
}
