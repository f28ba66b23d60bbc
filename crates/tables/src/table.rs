//! Rows and cells, in three allocations however many there are.

use crate::limits::Limits;
use cabinet_protocol::TableFault;

/// A table: rows with their numbers in the file, cells as text. Blank cells and rows are not kept, so
/// that one cell far away makes no wide table.
#[derive(Clone, Default, Debug)]
pub struct Table {
    text: String,
    cells: Vec<Cell>,
    rows: Vec<RowEnd>,
}

/// Where the text of a cell stands; equal texts may stand in one place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    start: u32,
    length: u32,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    column: u16,
    text: Place,
}

#[derive(Clone, Copy, Debug)]
struct RowEnd {
    number: u32,
    cells_end: u32,
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t> {
    /// As the user's program numbers it, from one.
    pub number: u32,
    cells: &'t [Cell],
    text: &'t str,
}

impl<'t> Row<'t> {
    /// The text of a column, from zero; empty when the cell is blank.
    #[must_use]
    pub fn cell(&self, column: u16) -> &'t str {
        let cell = self.cells.iter().find(|cell| cell.column == column);
        cell.map_or("", |cell| at(self.text, cell.text))
    }

    /// The cells that are not blank, with their columns.
    pub fn cells(&self) -> impl Iterator<Item = (u16, &'t str)> {
        let text = self.text;
        let cells = self.cells.iter();
        cells.map(move |cell| (cell.column, at(text, cell.text)))
    }
}

fn at(text: &str, place: Place) -> &str {
    let start = place.start as usize;
    text.get(start..start + place.length as usize)
        .unwrap_or_default()
}

impl Table {
    /// How many rows are not blank.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row at a place among those that are not blank.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<Row<'_>> {
        let row = self.rows.get(index)?;
        let start = match index.checked_sub(1) {
            Some(before) => self.rows.get(before)?.cells_end as usize,
            None => 0,
        };
        Some(Row {
            number: row.number,
            cells: self.cells.get(start..row.cells_end as usize)?,
            text: &self.text,
        })
    }

    /// All of them.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).filter_map(|index| self.row(index))
    }
}

/// Every so many rows the progress is told.
const TELL_EVERY: usize = 2_000;
/// Columns of a sheet of Excel.
const COLUMNS: usize = 16_384;

/// A table in the making, which stays within the limits.
pub struct Builder<'l> {
    table: Table,
    limits: &'l Limits,
    progress: &'l mut dyn FnMut(usize),
}

impl<'l> Builder<'l> {
    /// An empty one. `progress` hears from time to time how many rows there are so far.
    pub fn new(limits: &'l Limits, progress: &'l mut dyn FnMut(usize)) -> Self {
        Self {
            table: Table::default(),
            limits,
            progress,
        }
    }

    pub(crate) fn limits(&self) -> &'l Limits {
        self.limits
    }

    /// Keeps a text for whichever cell has it.
    pub(crate) fn keep(&mut self, text: &str, row: u32) -> Result<Place, TableFault> {
        if text.len() > self.limits.cell_bytes {
            return Err(TableFault::LongCell(row.into()));
        }
        let start = self.table.text.len();
        if start + text.len() > self.limits.text_bytes {
            return Err(TableFault::TooManyCells);
        }
        self.table.text.push_str(text);
        let number = |size: usize| u32::try_from(size).map_err(|_| TableFault::TooManyCells);
        Ok(Place {
            start: number(start)?,
            length: number(text.len())?,
        })
    }

    /// Puts a kept text into a cell of the row that is being read.
    pub(crate) fn put(&mut self, column: usize, text: Place) -> Result<(), TableFault> {
        if at(&self.table.text, text).trim().is_empty() {
            return Ok(());
        }
        self.place(column, text)
    }

    fn place(&mut self, column: usize, text: Place) -> Result<(), TableFault> {
        let column = u16::try_from(column).ok().filter(|_| column < COLUMNS);
        let column = column.ok_or(TableFault::TooManyCells)?;
        if self.table.cells.len() >= self.limits.cells {
            return Err(TableFault::TooManyCells);
        }
        self.table.cells.push(Cell { column, text });
        Ok(())
    }

    /// Keeps a text and puts it into a cell of the row with this number; a blank one is forgotten.
    ///
    /// # Errors
    /// It is beyond the limits.
    pub fn cell(&mut self, column: usize, text: &str, row: u32) -> Result<(), TableFault> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let text = self.keep(text, row)?;
        self.put(column, text)
    }

    /// As [`Self::cell`], but white space is kept too: for a format where it means something.
    ///
    /// # Errors
    /// It is beyond the limits.
    pub fn exact(&mut self, column: usize, text: &str, row: u32) -> Result<(), TableFault> {
        if text.is_empty() {
            return Ok(());
        }
        let text = self.keep(text, row)?;
        self.place(column, text)
    }

    /// Ends the row that is being read; a blank one is forgotten.
    ///
    /// # Errors
    /// There are too many.
    pub fn end_row(&mut self, number: u32) -> Result<(), TableFault> {
        let before = self.table.rows.last().map_or(0, |row| row.cells_end);
        if usize::try_from(before).is_ok_and(|before| before == self.table.cells.len()) {
            return Ok(());
        }
        self.keep_row(number)
    }

    /// Ends the row that is being read, and keeps it though it be blank.
    ///
    /// # Errors
    /// There are too many.
    pub fn keep_row(&mut self, number: u32) -> Result<(), TableFault> {
        let cells_end =
            u32::try_from(self.table.cells.len()).map_err(|_| TableFault::TooManyCells)?;
        if self.table.rows.len() >= self.limits.rows {
            let limit = self.limits.rows.saturating_sub(1);
            return Err(TableFault::TooManyRows(limit as u64));
        }
        self.table.rows.push(RowEnd { number, cells_end });
        if self.table.rows.len().is_multiple_of(TELL_EVERY) {
            (self.progress)(self.table.rows.len());
        }
        Ok(())
    }

    /// Whether no row was kept yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// The table.
    ///
    /// # Errors
    /// It has no rows.
    pub fn finished(mut self) -> Result<Table, TableFault> {
        if self.table.is_empty() {
            return Err(TableFault::Empty);
        }
        (self.progress)(self.table.len());
        self.table.text.shrink_to_fit();
        self.table.cells.shrink_to_fit();
        self.table.rows.shrink_to_fit();
        Ok(self.table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_blank_is_kept_only_where_it_is_asked_for() {
        let limits = Limits::default();
        let mut progress = |_| {};
        let mut builder = Builder::new(&limits, &mut progress);
        builder.cell(0, " ", 1).unwrap();
        builder.end_row(1).unwrap();
        builder.cell(0, " ", 2).unwrap();
        builder.exact(1, "", 2).unwrap();
        builder.keep_row(2).unwrap();
        builder.exact(3, " ", 3).unwrap();
        builder.end_row(3).unwrap();
        let table = builder.finished().unwrap();
        let rows: Vec<(u32, Vec<(u16, &str)>)> = table
            .rows()
            .map(|row| (row.number, row.cells().collect()))
            .collect();
        assert_eq!(rows, [(2, vec![]), (3, vec![(3, " ")])]);
    }
}
