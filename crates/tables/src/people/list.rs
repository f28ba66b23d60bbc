//! The people of a table, of whom only what was decided is held for each row: what is wrong is worked
//! out anew when a row is shown.

use std::collections::BTreeMap;

use cabinet_core::domain::Permissions;

use super::check;
use super::check::Checked;
use super::columns::Columns;
use super::rights::Rights;
use crate::table::Table;
use cabinet_protocol::TableFault;
use cabinet_protocol::people::Column;

/// A table of people, checked.
#[derive(Debug)]
pub struct People {
    table: Table,
    columns: Columns,
    shown: Vec<Column>,
    rights: Rights,
    otherwise: Permissions,
    rows: Vec<Row>,
    /// What the user wrote over cells.
    fixes: BTreeMap<(usize, Column), String>,
}

/// What is held for each row.
#[derive(Clone, Copy, Debug)]
struct Row {
    at: u32,
    is_faulty: bool,
    is_left_out: bool,
    /// The row with the same СНИЛС before it.
    first: Option<u32>,
    snils: Option<u64>,
}

/// What became of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowState {
    /// Everything is right.
    Ready,
    /// Something is wrong with a cell.
    Faulty,
    /// The СНИЛС is that of an earlier row.
    Duplicate {
        /// Which.
        of: usize,
    },
    /// The user left it out.
    LeftOut,
}

/// How many rows are in which state.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Counts {
    /// All.
    pub rows: usize,
    /// Right.
    pub ready: usize,
    /// Wrong.
    pub faulty: usize,
    /// Twice.
    pub duplicate: usize,
    /// Left out.
    pub left_out: usize,
}

/// Every so many rows the progress is told.
const TELL_EVERY: usize = 2_000;

impl People {
    /// Checks a table. Blank permissions mean `otherwise`. `progress` hears how many rows are checked.
    ///
    /// # Errors
    /// A table with nobody in it.
    pub fn check(
        table: Table,
        rights: Rights,
        otherwise: Permissions,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Self, TableFault> {
        let columns = Columns::of(&table);
        let mut people = Self {
            shown: columns.shown(),
            rows: Vec::new(),
            fixes: BTreeMap::new(),
            table,
            columns,
            rights,
            otherwise,
        };
        for at in people.columns.rows_before()..people.table.len() {
            let has_something = people.table.row(at).is_some_and(|row| {
                let mut places = people.shown.iter();
                places.any(|column| {
                    let place = people.columns.place(*column);
                    place.is_some_and(|place| !row.cell(place).is_empty())
                })
            });
            if !has_something {
                continue;
            }
            people.rows.push(Row {
                at: u32::try_from(at).map_err(|_| TableFault::TooManyCells)?,
                is_faulty: false,
                is_left_out: false,
                first: None,
                snils: None,
            });
            people.recheck(people.rows.len() - 1);
            if people.rows.len().is_multiple_of(TELL_EVERY) {
                progress(people.rows.len());
            }
        }
        if people.rows.is_empty() {
            return Err(TableFault::Empty);
        }
        people.find_duplicates();
        progress(people.rows.len());
        Ok(people)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is nobody; never so.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Which column is what.
    #[must_use]
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The names of permissions.
    #[must_use]
    pub fn rights(&self) -> &Rights {
        &self.rights
    }

    /// The row's number in the file.
    #[must_use]
    pub fn number(&self, row: usize) -> Option<u32> {
        let at = self.rows.get(row)?.at as usize;
        self.table.row(at).map(|row| row.number)
    }

    /// The text of a cell: as the user wrote it, otherwise as the file has it.
    #[must_use]
    pub fn text(&self, row: usize, column: Column) -> &str {
        if let Some(text) = self.fixes.get(&(row, column)) {
            return text;
        }
        let at = self.rows.get(row).map(|row| row.at as usize);
        let row = at.and_then(|at| self.table.row(at));
        match (row, self.columns.place(column)) {
            (Some(row), Some(place)) => row.cell(place),
            _ => "",
        }
    }

    /// What is wrong with the row, and whom to give what when nothing is.
    #[must_use]
    pub fn checked(&self, row: usize) -> Checked {
        let text = |column| self.text(row, column);
        check::check(&self.shown, text, &self.rights, &self.otherwise)
    }

    /// What became of the row.
    #[must_use]
    pub fn state(&self, row: usize) -> Option<RowState> {
        let row = self.rows.get(row)?;
        Some(if row.is_left_out {
            RowState::LeftOut
        } else if row.is_faulty {
            RowState::Faulty
        } else if let Some(of) = row.first {
            RowState::Duplicate { of: of as usize }
        } else {
            RowState::Ready
        })
    }

    /// The rows for which this holds, in the order of the file.
    pub fn rows_in(&self, wanted: impl Fn(usize, RowState) -> bool) -> impl Iterator<Item = usize> {
        let rows = 0..self.rows.len();
        rows.filter(move |row| self.state(*row).is_some_and(|state| wanted(*row, state)))
    }

    /// How many are in which state.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            rows: self.len(),
            ..Counts::default()
        };
        for row in 0..self.len() {
            match self.state(row) {
                Some(RowState::Ready) => counts.ready += 1,
                Some(RowState::Faulty) => counts.faulty += 1,
                Some(RowState::Duplicate { .. }) => counts.duplicate += 1,
                Some(RowState::LeftOut) => counts.left_out += 1,
                None => {}
            }
        }
        counts
    }

    /// Writes over a cell and checks its row anew; nothing happens to a row that is not there.
    pub fn fix(&mut self, row: usize, column: Column, text: String) {
        if row >= self.rows.len() || !self.shown.contains(&column) {
            return;
        }
        self.fixes.insert((row, column), text);
        self.recheck(row);
        self.find_duplicates();
    }

    /// Leaves a row out, or takes it in again.
    pub fn leave_out(&mut self, row: usize, out: bool) {
        if let Some(row) = self.rows.get_mut(row) {
            row.is_left_out = out;
            self.find_duplicates();
        }
    }

    /// Gives this to everybody whose cell of permissions is blank. `progress` as in [`People::check`].
    pub fn give_otherwise(&mut self, otherwise: Permissions, progress: &mut dyn FnMut(usize)) {
        self.otherwise = otherwise;
        for row in 0..self.rows.len() {
            self.recheck(row);
            if row.is_multiple_of(TELL_EVERY) {
                progress(row);
            }
        }
        self.find_duplicates();
    }

    fn recheck(&mut self, row: usize) {
        let checked = self.checked(row);
        if let Some(row) = self.rows.get_mut(row) {
            row.is_faulty = checked.grant.is_none();
            row.snils = checked.snils;
        }
    }

    /// Of the rows that are not left out, the first with a СНИЛС is the one that the others repeat.
    fn find_duplicates(&mut self) {
        let mut known: Vec<(u64, u32)> = (0..)
            .zip(&self.rows)
            .filter(|(_, row)| !row.is_left_out)
            .filter_map(|(place, row)| Some((row.snils?, place)))
            .collect();
        known.sort_unstable();
        for row in &mut self.rows {
            row.first = None;
        }
        for group in known.chunk_by(|one, other| one.0 == other.0) {
            let Some(((_, first), others)) = group.split_first() else {
                continue;
            };
            for (_, row) in others {
                if let Some(row) = self.rows.get_mut(*row as usize) {
                    row.first = Some(*first);
                }
            }
        }
    }
}
