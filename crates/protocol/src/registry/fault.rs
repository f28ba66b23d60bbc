//! What is wrong with a file of records as a whole.

use crate::fault::TableFault;
use serde::{Deserialize, Serialize};

/// Why nothing of a file was read; one sentence on the screen each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "fault", content = "number", rename_all = "snake_case")]
pub enum RegistryFault {
    /// XML, but no `RegistrySet`.
    NotARegistry,
    /// A document type, whatever is in it: nothing of it was read.
    DocumentType,
    /// Not XML, or XML beyond what any file of records needs; in the line of this number.
    NotWellFormed(u64),
    /// It declares an encoding that is not known, and is not UTF-8.
    UnknownEncoding,
    /// A `RegistrySet` without records.
    NoRecords,
    /// What can be wrong with any table.
    #[serde(untagged)]
    Table(TableFault),
}

impl RegistryFault {
    /// There is no worker, or it is gone with all that was in it.
    pub const STOPPED: Self = Self::Table(TableFault::Stopped);
}

impl From<TableFault> for RegistryFault {
    fn from(fault: TableFault) -> Self {
        Self::Table(fault)
    }
}

/// Why the registry would refuse a file as it is, though its records can be read. What is sent and written from
/// here is free of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "fault", content = "number", rename_all = "snake_case")]
pub enum FileFault {
    /// More records than a file may have: how many it may have.
    TooManyRecords(u64),
    /// Elements in a namespace, though the schema has none.
    Namespace,
    /// Its bytes are not in the encoding that it declares.
    WrongEncoding,
    /// Elements, attributes or text beside the records.
    Stray,
}
