//! What the user changes: cells, rows left out, mends of many rows, and how the last of those is taken back.

use cabinet_protocol::registry::Request;

use super::cells::Address;
use super::row::Mark;
use super::row::Sending;
use super::state::RegistryFile;
use super::undo::Undo;
use crate::rules::{Code, Finding, Mend, is_blank, of};
use cabinet_protocol::registry::Column;

/// What is to be mended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// Everything that can be.
    All,
    /// One group of the report.
    Group {
        /// Its column.
        column: Option<Column>,
        /// Its code.
        code: Code,
    },
}

impl Which {
    /// Reads what [`Which::name`] wrote.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        if name == Request::ALL_GROUPS {
            return Some(Self::All);
        }
        let (code, column) = name.split_once('@')?;
        let code = Code::of(code)?;
        let column = match column {
            "" => None,
            column => Some(Column::of(column)?),
        };
        Some(Self::Group { column, code })
    }

    /// Its name in the worker's messages.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::All => Request::ALL_GROUPS.to_owned(),
            Self::Group { column, code } => {
                format!("{}@{}", code.code(), column.map_or("", Column::code))
            }
        }
    }

    fn takes(self, column: Option<Column>, code: Code) -> bool {
        self == Self::All || self == Self::Group { column, code }
    }
}

/// So many changes can be taken back, one after another.
const UNDOS: usize = 20;
/// A mend of a cell lets the next one of the same cell be made; a cell has fewer.
const PASSES: usize = 8;

impl RegistryFile {
    /// Writes over a cell and checks its row anew. A row that was sent stays as it is; one that was
    /// rejected waits again.
    pub fn fix(&mut self, row: usize, column: Column, text: &str) {
        let Ok(number) = u32::try_from(row) else {
            return;
        };
        let Some(known) = self.rows.get_mut(row) else {
            return;
        };
        if known.sending == Sending::Sent {
            return;
        }
        known.sending = Sending::Waits;
        self.rejections.remove(&number);
        self.cells.write(number, column, text);
        // What the user wrote is not taken back with a mend before it.
        let address = Address::of(number, column);
        for undo in &mut self.undo {
            undo.cells.retain(|(known, _)| *known != address);
        }
        self.undo.retain(|undo| !undo.is_empty());
        self.recheck(&[number]);
    }

    /// Leaves a row out, or takes it in again.
    pub fn leave_out(&mut self, row: usize, out: bool) {
        if let Some(row) = self.rows.get_mut(row)
            && row.sending != Sending::Sent
        {
            row.is_left_out = out;
            self.find_duplicates();
        }
    }

    /// Whether there is a mend or a filling to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Mends what has one sensible mend, in the rows that may still be sent.
    pub fn mend(&mut self, which: Which) {
        let wanted = |mark: &&Mark| mark.is_mendable && which.takes(mark.column, mark.code);
        let marks = self.marks.iter().filter(wanted);
        let rows = marks.map(|mark| mark.row);
        let mut rows: Vec<u32> = rows.filter(|row| self.is_open(*row)).collect();
        rows.dedup();
        let mut undo = Undo::default();
        for row in &rows {
            for _ in 0..PASSES {
                if !self.mend_row(*row, which, &mut undo) {
                    break;
                }
            }
        }
        self.changed(undo, &rows);
    }

    /// Does the first mend of each cell of a row; gives whether a cell has another.
    fn mend_row(&mut self, row: u32, which: Which, undo: &mut Undo) -> bool {
        let found = self.findings(row as usize);
        let wanted = |one: &&Finding| one.is_mendable() && which.takes(one.column, one.code);
        let mut done = 0_u32;
        let mut has_more = false;
        for finding in found.iter().filter(wanted) {
            match (&finding.mend, finding.column) {
                (Mend::Away(shape), _) if self.shapes.mend(*shape, true) => {
                    undo.shapes.push(*shape);
                }
                (Mend::Text(text), Some(column)) => {
                    let bit = 1 << column.index();
                    if done & bit == 0 {
                        done |= bit;
                        let before = self.cells.write(row, column, text);
                        undo.cells.push((Address::of(row, column), before));
                    } else {
                        has_more = true;
                    }
                }
                _ => {}
            }
        }
        has_more
    }

    /// Writes a text into the blank cells of a column, in the rows that may still be sent.
    pub fn fill(&mut self, column: Column, text: &str) {
        let mut undo = Undo::default();
        let mut rows = Vec::new();
        for row in (0..).take(self.rows.len()) {
            let texts = self.texts(row as usize);
            let is_blank = texts.is_some_and(|texts| is_blank(of(&texts, column)));
            if is_blank && !self::is_blank(text) && self.is_open(row) {
                let before = self.cells.write(row, column, text);
                undo.cells.push((Address::of(row, column), before));
                rows.push(row);
            }
        }
        self.changed(undo, &rows);
    }

    /// Takes the last mend or filling back, but in rows that were sent since.
    pub fn undo(&mut self) {
        let Some(undo) = self.undo.pop() else { return };
        let mut rows = Vec::new();
        for (address, before) in undo.cells.into_iter().rev() {
            if !self.is_sent(address.row()) {
                self.cells.restore(address, before);
                rows.push(address.row());
            }
        }
        for shape in undo.shapes {
            let record = self.shapes.record(shape);
            if let Some(row) = record.filter(|row| !self.is_sent(*row)) {
                self.shapes.mend(shape, false);
                rows.push(row);
            }
        }
        rows.sort_unstable();
        rows.dedup();
        self.recheck(&rows);
    }

    fn changed(&mut self, undo: Undo, rows: &[u32]) {
        if undo.is_empty() {
            return;
        }
        if self.undo.len() == UNDOS {
            self.undo.remove(0);
        }
        self.undo.push(undo);
        self.recheck(rows);
    }
}
