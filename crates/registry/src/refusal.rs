//! Why nothing of a file was read.

use cabinet_tables::TableFault;

/// Why there are no records; one sentence on the screen each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileRefusal {
    /// XML, but no `RegistrySet`.
    NotARegistry,
    /// A document type, whatever is in it: nothing of it was read.
    DocumentType,
    /// Not XML, or XML beyond what any file of records needs (see [`crate::xml`]).
    NotWellFormed {
        /// Where it was found, from one.
        line: usize,
    },
    /// It declares an encoding that is not known, and is not UTF-8.
    UnknownEncoding,
    /// A `RegistrySet` without records.
    NoRecords,
    /// What can be wrong with any table.
    Table(TableFault),
}

impl FileRefusal {
    /// Its name in the worker's answers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotARegistry => "not_a_registry",
            Self::DocumentType => "document_type",
            Self::NotWellFormed { .. } => "not_well_formed",
            Self::UnknownEncoding => "unknown_encoding",
            Self::NoRecords => "no_records",
            Self::Table(fault) => fault.code(),
        }
    }

    /// The number of its sentence: a line, a limit or a row.
    #[must_use]
    pub fn number(self) -> Option<usize> {
        match self {
            Self::NotWellFormed { line } => Some(line),
            Self::Table(fault) => fault.number(),
            _ => None,
        }
    }
}

impl From<TableFault> for FileRefusal {
    fn from(fault: TableFault) -> Self {
        Self::Table(fault)
    }
}
