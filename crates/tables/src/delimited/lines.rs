//! Quotes that keep every rule of CSV and yet hide people.
//!
//! A stray quote may be closed by another one where a cell may end, even some rows below: `3;"4;5` and then
//! `3;4";5`. No rule tells that from a cell of several lines, but the width of the lines does: a row is as
//! wide as it has separators. Told are
//! - a quote whose line, read to its end as if the quote were text, is as wide as a row of the table, when the
//!   quote goes over or ends in another line of that width. A right cell of several lines cuts its row into
//!   lines of other widths, unless its text has as many separators as a row, and in their places;
//! - quotes within one line that make its row the only one of its width, when without some of them it is as wide
//!   as others: cells of the columns beside are in one then.
//!
//! Who has a table in which that is right can bring it as a workbook.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{Cell, Cells};
use cabinet_protocol::TableFault;

/// A person has at least four cells (name, СНИЛС, ИНН, position), so that in narrower rows nobody can be
/// hidden, and an address with commas is easily as wide.
const NARROWEST: usize = 3;

/// Rows of one width.
#[derive(Default)]
struct Alike {
    count: usize,
    /// Whether one of them has neither separators nor line ends in quotes, in which others could be hidden.
    has_plain: bool,
}

/// The rows of a table by their width.
pub(super) struct Widths {
    all: BTreeMap<usize, Alike>,
    has_plain: bool,
}

impl Widths {
    /// Counts them.
    pub(super) fn of(cells: Cells<'_>, separator: u8) -> Result<Self, TableFault> {
        let mut all = BTreeMap::<_, Alike>::new();
        let mut is_plain = true;
        for cell in cells {
            let cell = cell?;
            let hides = |text: &str| text.contains(['\r', '\n', char::from(separator)]);
            is_plain &= !cell.quoted().is_some_and(hides);
            if cell.ends_row {
                let alike = all.entry(cell.column).or_default();
                alike.count += 1;
                alike.has_plain |= is_plain;
                is_plain = true;
            }
        }
        let has_plain = all.values().any(|alike| alike.has_plain);
        Ok(Self { all, has_plain })
    }

    /// Whether the table has rows of this width. Those that may be wrong themselves count where there are no others.
    fn has(&self, width: usize) -> bool {
        let alike = self.all.get(&width);
        width >= NARROWEST && alike.is_some_and(|alike| alike.has_plain || !self.has_plain)
    }

    /// Whether a row of this width is the only one, and would be as wide as others without some of its quotes. A
    /// row that is one cell gives nobody anything: it may be a title.
    fn is_narrow(&self, width: usize, in_quotes: usize) -> bool {
        let is_alone = self.all.get(&width).is_some_and(|alike| alike.count == 1);
        let mut wider = width + 1..=width + in_quotes;
        width > 0 && is_alone && wider.any(|width| self.has(width))
    }
}

fn separators(text: &str, separator: u8) -> usize {
    text.bytes().filter(|byte| *byte == separator).count()
}

/// The lines of the row that is being read.
pub(super) struct Lines<'w> {
    widths: &'w Widths,
    separator: u8,
    /// How wide the row is so far.
    width: usize,
    /// How much wider it would be without the quotes that end in the line in which they were opened.
    in_quotes: usize,
    /// How wide the lines are in which doubtful quotes open. Any of them may be the stray one.
    doubtful: BTreeSet<usize>,
    /// How wide the row is where the line in which such a quote ends is as wide as that.
    ends: BTreeSet<usize>,
}

impl<'w> Lines<'w> {
    /// Before the first row.
    pub(super) fn new(widths: &'w Widths, separator: u8) -> Self {
        Self {
            widths,
            separator,
            width: 0,
            in_quotes: 0,
            doubtful: BTreeSet::new(),
            ends: BTreeSet::new(),
        }
    }

    /// Adds a cell, and begins anew when it is the last of its row.
    ///
    /// # Errors
    /// Other cells are hidden in the row.
    pub(super) fn add(&mut self, cell: &Cell<'_>) -> Result<(), TableFault> {
        let hides = cell.quoted().is_some_and(|text| self.add_quoted(text));
        if hides || cell.ends_row && self.end_wrong() {
            return Err(TableFault::OpenQuote(cell.row.into()));
        }
        if cell.ends_row {
            *self = Self::new(self.widths, self.separator);
        } else {
            self.width += 1;
        }
        Ok(())
    }

    /// Whether a line in it is as wide as the one in which it, or a quote before it, was opened.
    fn add_quoted(&mut self, text: &str) -> bool {
        let mut lines = text
            .split(['\r', '\n'])
            .map(|line| separators(line, self.separator));
        let first = lines.next().unwrap_or(0);
        let Some(last) = lines.next_back() else {
            self.in_quotes += first;
            return false;
        };
        let opened_in = self.width + first;
        if self.ends.contains(&opened_in) {
            return true;
        }
        if self.widths.has(opened_in) {
            self.doubtful.insert(opened_in);
            self.ends.extend((self.width + opened_in).checked_sub(last));
        }
        lines.any(|line| self.doubtful.contains(&line))
    }

    fn end_wrong(&self) -> bool {
        if self.doubtful.is_empty() {
            self.widths.is_narrow(self.width, self.in_quotes)
        } else {
            self.ends.contains(&self.width)
        }
    }
}
