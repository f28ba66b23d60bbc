//! The report: what was found, in groups.

use std::collections::BTreeMap;

use super::change::Which;
use super::row::Mark;
use super::state::RegistryFile;
use crate::rules::{Beside, Code, Finding, Mend, of};
use cabinet_protocol::registry::Column;

/// One kind of finding in one column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// Which; `None` where it is about the record.
    pub column: Option<Column>,
    /// What.
    pub code: Code,
    /// In how many rows.
    pub count: usize,
    /// The first of them.
    pub rows: Vec<usize>,
    /// Where all of them can be mended: by which request, what the first has, and what it would have (`None`
    /// where it is taken away).
    pub mend: Option<(Which, String, Option<String>)>,
}

/// So many rows of a group are named.
const NAMED: usize = 5;

impl RegistryFile {
    /// The groups, faults before warnings and then by column. What can be mended is a group of its own
    /// beside what is found of the same kind and cannot.
    #[must_use]
    pub fn groups(&self) -> Vec<Group> {
        type Key = (bool, u16, Code, bool);
        let mut groups: BTreeMap<Key, (Mark, usize, Vec<usize>)> = BTreeMap::new();
        let mut last = (u32::MAX, None);
        for mark in self.marks.iter().filter(|mark| self.is_open(mark.row)) {
            let column = mark.column.map_or(u16::MAX, Column::index);
            let key = (mark.code.is_warning(), column, mark.code, !mark.is_mendable);
            // Several of a kind in one row, one after another, are counted once.
            if last == (mark.row, Some(key)) {
                continue;
            }
            last = (mark.row, Some(key));
            let (_, count, rows) = groups.entry(key).or_insert((*mark, 0, Vec::new()));
            *count += 1;
            if rows.len() < NAMED {
                rows.push(mark.row as usize);
            }
        }
        let groups = groups.into_values().map(|(mark, count, rows)| Group {
            column: mark.column,
            code: mark.code,
            count,
            mend: rows.first().and_then(|row| self.example(*row, mark)),
            rows,
        });
        groups.collect()
    }

    /// How the row would be mended.
    fn example(&self, row: usize, mark: Mark) -> Option<(Which, String, Option<String>)> {
        let which = Which::Group {
            column: mark.column,
            code: mark.code,
        };
        let is_it = |one: &Finding| {
            (one.column, one.code, one.is_mendable()) == (mark.column, mark.code, mark.is_mendable)
        };
        let finding = self.findings(row).into_iter().find(is_it)?;
        let text = match (finding.beside, finding.column) {
            (Beside::Name(name), _) => name,
            (_, Some(column)) => of(&self.texts(row)?, column).to_owned(),
            _ => String::new(),
        };
        match finding.mend {
            Mend::None => None,
            Mend::Text(mend) => Some((which, text, Some(mend))),
            Mend::Away(_) => Some((which, text, None)),
        }
    }
}
