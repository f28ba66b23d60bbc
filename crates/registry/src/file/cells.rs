//! The texts of the records: those of the file, and what was written over them.

use std::collections::BTreeMap;
use std::rc::Rc;

use cabinet_tables::Table;

use crate::columns::COLUMNS;
use crate::rules::Texts;
use crate::table::Headings;
use cabinet_protocol::registry::Column;

/// Where a text stands among those written over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    start: u32,
    length: u32,
}

/// What was written over which cell. A plan keeps the one of its time; it is copied only when something is
/// written after that.
pub(super) type Overlay = Rc<BTreeMap<u32, Place>>;

/// A cell of a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Address(u32);

const WIDTH: u32 = 19;

impl Address {
    pub(super) fn of(row: u32, column: Column) -> Self {
        Self(row * WIDTH + u32::from(column.index()))
    }

    pub(super) fn row(self) -> u32 {
        self.0 / WIDTH
    }
}

#[derive(Debug)]
pub(super) struct Cells {
    table: Table,
    headings: Headings,
    /// Only grows: a text that is written over stays for plans and for undoing.
    written: String,
    /// The last text of each column: a mend often writes one text many times.
    last: [Option<Place>; COLUMNS],
    pub(super) overlay: Overlay,
}

impl Cells {
    pub(super) fn new(table: Table, headings: Headings) -> Self {
        Self {
            table,
            headings,
            written: String::new(),
            last: [None; COLUMNS],
            overlay: Overlay::default(),
        }
    }

    /// The texts of a record that stands at a place of the table; `overlay` is today's or a plan's.
    pub(super) fn texts(&self, row: u32, at: u32, overlay: &Overlay) -> Texts<'_> {
        let mut texts = self.in_file(at);
        let first = row * WIDTH;
        for (address, place) in overlay.range(first..first + WIDTH) {
            if let Some(text) = texts.get_mut((address - first) as usize) {
                *text = self.text(*place);
            }
        }
        texts
    }

    /// The texts of a row as the file has them.
    pub(super) fn in_file(&self, at: u32) -> Texts<'_> {
        match self.table.row(at as usize) {
            Some(row) => self.headings.texts(row),
            None => [""; COLUMNS],
        }
    }

    /// Where in the table the records begin and end.
    pub(super) fn extent(&self) -> (usize, usize) {
        (self.headings.rows_before(), self.table.len())
    }

    pub(super) fn number(&self, at: u32) -> u32 {
        self.table.row(at as usize).map_or(0, |row| row.number)
    }

    fn text(&self, place: Place) -> &str {
        let start = place.start as usize;
        let text = self.written.get(start..start + place.length as usize);
        text.unwrap_or_default()
    }

    pub(super) fn is_written(&self, address: Address) -> bool {
        self.overlay.contains_key(&address.0)
    }

    /// Writes over a cell; gives what had been written over it before. Beyond 4 GB nothing is written.
    pub(super) fn write(&mut self, row: u32, column: Column, text: &str) -> Option<Place> {
        let address = Address::of(row, column);
        let before = self.overlay.get(&address.0).copied();
        if let Some(place) = self.kept(column, text) {
            Rc::make_mut(&mut self.overlay).insert(address.0, place);
        }
        before
    }

    fn kept(&mut self, column: Column, text: &str) -> Option<Place> {
        let last = self.last.get(usize::from(column.index())).copied()?;
        if let Some(last) = last.filter(|last| self.text(*last) == text) {
            return Some(last);
        }
        let place = Place {
            start: u32::try_from(self.written.len()).ok()?,
            length: u32::try_from(text.len()).ok()?,
        };
        self.written.push_str(text);
        *self.last.get_mut(usize::from(column.index()))? = Some(place);
        Some(place)
    }

    /// Takes back what was written over a cell.
    pub(super) fn restore(&mut self, address: Address, before: Option<Place>) {
        let overlay = Rc::make_mut(&mut self.overlay);
        match before {
            Some(place) => overlay.insert(address.0, place),
            None => overlay.remove(&address.0),
        };
    }
}
