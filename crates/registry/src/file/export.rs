//! Files of the rows that are ready.

use super::state::RegistryFile;
use crate::record::Record;
use crate::rules::sent;
use crate::write;

/// Records of one file, as the import schema has it.
const FILE: usize = 5_000;

impl RegistryFile {
    /// How many files the rows that are ready make.
    #[must_use]
    pub fn files(&self) -> usize {
        self.ready().len().div_ceil(FILE)
    }

    /// The XML of a file by its number, from one, and how many records it has.
    #[must_use]
    pub fn xml(&self, part: usize) -> Option<(Vec<u8>, usize)> {
        let ready = self.ready();
        let rows = ready.chunks(FILE).nth(part.checked_sub(1)?)?;
        let texts = rows.iter().filter_map(|row| self.texts(*row as usize));
        let records = texts.map(|texts| Record::of(|column| sent(&texts, column)));
        Some((write::xml(records), rows.len()))
    }
}
