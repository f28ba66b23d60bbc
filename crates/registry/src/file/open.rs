//! From bytes to an opened file.

use std::collections::BTreeMap;

use cabinet_tables::{Format, Limits, TableFault, has_macros, read, sniff};

use super::cells::Cells;
use super::found::Shapes;
use super::row::Row;
use super::row::Sending;
use super::state::RegistryFile;
use crate::rules::{self, Rules};
use crate::table::Headings;
use crate::xml;
use cabinet_protocol::Progress;
use cabinet_protocol::registry::{Kind, RegistryFault};

/// Every so many rows the progress is told.
const TELL_EVERY: usize = 2_000;

impl RegistryFile {
    /// Reads and checks a file; what it is shows in its bytes.
    ///
    /// # Errors
    /// Why there are no records.
    pub fn open(
        bytes: &[u8],
        limits: &Limits,
        rules: Rules,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Self, RegistryFault> {
        let mut told = |rows| progress(Progress::Read(rows as u64));
        let mut file = if xml::is_xml(bytes) {
            let reading = xml::read(bytes, limits, &mut told)?;
            let headings = Headings::plain_order();
            Self {
                shapes: Shapes::new(reading.shapes),
                file_faults: reading.file_faults,
                ..Self::empty(Kind::Xml, Cells::new(reading.table, headings), rules)
            }
        } else {
            let table = read(bytes, limits, &mut told)?;
            let headings = Headings::of(&table);
            let kind = match sniff(bytes)? {
                Format::Workbook => Kind::Workbook,
                Format::Text => Kind::Text,
            };
            Self {
                has_header: headings.has_header(),
                has_macros: kind == Kind::Workbook && has_macros(bytes),
                missing: headings.missing(),
                ..Self::empty(kind, Cells::new(table, headings), rules)
            }
        };
        file.check_all(progress)?;
        Ok(file)
    }

    fn empty(kind: Kind, cells: Cells, rules: Rules) -> Self {
        Self {
            kind,
            has_header: false,
            has_macros: false,
            missing: Vec::new(),
            file_faults: Vec::new(),
            cells,
            shapes: Shapes::default(),
            rules,
            rows: Vec::new(),
            marks: Vec::new(),
            undo: Vec::new(),
            plan: None,
            rejections: BTreeMap::new(),
        }
    }

    fn check_all(&mut self, progress: &mut dyn FnMut(Progress)) -> Result<(), RegistryFault> {
        let (first, of) = self.cells.extent();
        for at in first..of {
            let at = u32::try_from(at).map_err(|_| TableFault::TooManyCells)?;
            // A row of a table with nothing in the columns that are read is none; a blank record is one.
            if self.kind != Kind::Xml {
                let texts = self.cells.in_file(at);
                if texts.iter().all(|text| rules::is_blank(text)) {
                    continue;
                }
            }
            self.rows.push(Row {
                at,
                first: None,
                identity: None,
                is_faulty: false,
                is_warned: false,
                is_left_out: false,
                sending: Sending::Waits,
            });
            let rows = self.rows.len();
            self.check(u32::try_from(rows - 1).map_err(|_| TableFault::TooManyCells)?);
            if rows.is_multiple_of(TELL_EVERY) {
                progress(Progress::Checked {
                    rows: rows as u64,
                    of: (of - first) as u64,
                });
            }
        }
        if self.rows.is_empty() {
            return Err(TableFault::Empty.into());
        }
        self.find_duplicates();
        let rows = self.rows.len() as u64;
        progress(Progress::Checked { rows, of: rows });
        Ok(())
    }
}
