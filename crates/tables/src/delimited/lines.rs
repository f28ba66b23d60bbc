//! Quotes that keep every rule of CSV and yet hide people.
//!
//! A stray quote may be closed by another one where a cell may end, even some rows below: `3;"4;5` and then
//! `3;4";5`. No rule tells that from a cell of several lines, but the width of the lines does: a row is as
//! wide as it has separators. Told are
//! - a quote whose line, read to its end as if the quote were text, is as wide as a row of the table, when the
//!   quote goes over or ends in another line of that width. A right cell of several lines cuts its row into
//!   lines of other widths, unless its text has as many separators as a row, and in their places;
//! - quotes within one line that make its row the only one of its width, when without them it is as wide as
//!   others: cells of the columns beside are in one then.
//!
//! Who has a table in which that is right can bring it as a workbook.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{Cell, Cells};
use cabinet_protocol::TableFault;

/// A person has at least four cells (name, СНИЛС, ИНН, position), so that in narrower rows nobody can be
/// hidden, and an address with commas is easily as wide.
const NARROWEST: usize = 3;

/// How many rows of each width a table has.
pub(super) struct Widths(BTreeMap<usize, usize>);

impl Widths {
    /// Counts them.
    pub(super) fn of(cells: Cells<'_>) -> Result<Self, TableFault> {
        let mut widths = BTreeMap::new();
        for cell in cells {
            let cell = cell?;
            if cell.ends_row {
                *widths.entry(cell.column).or_default() += 1;
            }
        }
        Ok(Self(widths))
    }

    fn has(&self, width: usize) -> bool {
        width >= NARROWEST && self.0.contains_key(&width)
    }

    fn has_once(&self, width: usize) -> bool {
        self.0.get(&width) == Some(&1)
    }
}

/// The lines of the row that is being read.
pub(super) struct Lines<'w> {
    widths: &'w Widths,
    separator: u8,
    /// How wide the row is so far, as its quotes have it.
    row: usize,
    /// How wide the present line is so far, the end of what quotes had before in it.
    line: usize,
    /// How much wider the row would be without the quotes that end in the line in which they were opened.
    in_quotes: usize,
    /// How wide the lines are in which doubtful quotes open. Any of them may be the stray one.
    doubtful: BTreeSet<usize>,
}

impl<'w> Lines<'w> {
    /// Before the first row.
    pub(super) fn new(widths: &'w Widths, separator: u8) -> Self {
        Self {
            widths,
            separator,
            row: 0,
            line: 0,
            in_quotes: 0,
            doubtful: BTreeSet::new(),
        }
    }

    /// Adds a cell, and begins anew when it is the last of its row.
    ///
    /// # Errors
    /// Other cells are hidden in the row.
    pub(super) fn add(&mut self, cell: &Cell<'_>) -> Result<(), TableFault> {
        let hides = cell.quoted().is_some_and(|text| self.add_quoted(text));
        if hides || cell.ends_row && self.ends_wrong() {
            return Err(TableFault::OpenQuote(cell.row.into()));
        }
        if cell.ends_row {
            *self = Self::new(self.widths, self.separator);
        } else {
            self.row += 1;
            self.line += 1;
        }
        Ok(())
    }

    /// Whether a line in it is as wide as the one in which it, or a quote before it, was opened.
    fn add_quoted(&mut self, text: &str) -> bool {
        let separators = |line: &str| line.bytes().filter(|byte| *byte == self.separator).count();
        let mut lines = text.split(['\r', '\n']).map(separators);
        let first = lines.next().unwrap_or(0);
        let Some(last) = lines.next_back() else {
            self.in_quotes += first;
            return false;
        };
        if self.doubtful.contains(&(self.line + first)) {
            return true;
        }
        if self.widths.has(self.row + first) {
            self.doubtful.insert(self.row + first);
        }
        self.line = last;
        lines.any(|line| self.doubtful.contains(&line))
    }

    fn ends_wrong(&self) -> bool {
        if !self.doubtful.is_empty() {
            return self.doubtful.contains(&self.line);
        }
        // A row that is one cell gives nobody anything: it may be a title.
        self.in_quotes > 0
            && self.row > 0
            && self.widths.has_once(self.row)
            && self.widths.has(self.row + self.in_quotes)
    }
}
