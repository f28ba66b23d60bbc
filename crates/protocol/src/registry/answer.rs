//! What the page is told of a file of records.

use super::code::Code;
use super::column::Column;
use super::fault::FileFault;
use crate::RowName;
use serde::{Deserialize, Serialize};

/// An answer; which of them it is follows from the request.
#[derive(Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each holds what is said where it is defined")]
pub enum Answer {
    Summary(RecordSummary),
    Rows(Rows),
    Changed(Changed),
    Plan(Plan),
    Portion(Portion),
    Counted(Counted),
    File(FilePart),
}

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A `RegistrySet`.
    Xml,
    /// XLSX.
    Workbook,
    /// Text with separators.
    Text,
}

/// A file that was read.
#[derive(Clone, Serialize, Deserialize)]
pub struct RecordSummary {
    /// What it is.
    pub kind: Kind,
    /// The fields, in the order of each row's cells: all of them.
    pub columns: Vec<Column>,
    /// Those that a table needs and this one does not have. XML has all; of the number and the title of a programme
    /// one is enough, and where foreigners are marked, nobody needs a СНИЛС.
    pub missing: Vec<Column>,
    /// Whether a table says itself what its columns are.
    pub has_header: bool,
    /// How many of each kind.
    pub counts: RecordCounts,
    /// Why the registry would refuse the file as it is.
    pub file_faults: Vec<FileFault>,
    /// What else is to be said of it.
    pub notes: Vec<Note>,
    /// What is wrong where: faults before warnings, then in the order of the fields, those of the record last.
    pub report: Vec<Group>,
    /// How many files of 5,000 the ready records make.
    pub files: u64,
    /// Whether there is a mend or a filling to take back.
    #[serde(rename = "undo")]
    pub can_undo: bool,
    /// Bytes of the worker's WebAssembly.
    pub memory: u64,
}

impl RecordSummary {
    /// Whether its numbers are those of records in XML, and not of rows in a table.
    #[must_use]
    pub fn is_xml(&self) -> bool {
        self.kind == Kind::Xml
    }

    /// Whether it is a workbook with macros.
    #[must_use]
    pub fn has_macros(&self) -> bool {
        self.notes.contains(&Note::Macros)
    }

    /// How many errors there are: one for each field at fault.
    #[must_use]
    pub fn errors(&self) -> u64 {
        let faults = self.report.iter();
        let faults = faults.filter(|group| group.kind == GroupKind::Fault);
        faults.map(|group| group.count).sum()
    }

    /// The columns that the table does not have, as long as nothing was written into them.
    #[must_use]
    pub fn blank_columns(&self) -> Vec<Column> {
        let is_blank = |column: &Column| {
            let mut of_it = self.report.iter();
            of_it.any(|group| group.column == Some(*column) && group.code == Code::Required)
        };
        let missing = self.missing.iter().copied();
        missing.filter(is_blank).collect()
    }

    /// Whether something can be mended for all at once.
    #[must_use]
    pub fn can_mend(&self) -> bool {
        self.report.iter().any(|group| group.mend.is_some())
    }
}

/// What is to be said of a file that is no fault.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// A workbook has macros; they are not run and not kept.
    Macros,
}

/// How many rows of each kind; all but `warned` add up to `rows`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RecordCounts {
    /// In all.
    pub rows: u64,
    /// Right, and waiting.
    pub ready: u64,
    /// With a fault.
    pub faulty: u64,
    /// Of those that are ready, with something worth a look.
    pub warned: u64,
    /// The same record stands above.
    pub duplicate: u64,
    /// Left out by the user.
    pub left_out: u64,
    /// Handed to the registry, which did not refuse them.
    pub sent: u64,
    /// Refused by it.
    pub rejected: u64,
}

/// The same finding in the same field of rows that still wait. What is found of one kind and only partly has a mend
/// makes two groups.
#[derive(Clone, Serialize, Deserialize)]
pub struct Group {
    /// Where; `None`: the record as a whole.
    pub column: Option<Column>,
    /// Whether it keeps the rows from being sent.
    pub kind: GroupKind,
    /// What.
    pub code: Code,
    /// How many rows.
    pub count: u64,
    /// The first few of them.
    pub rows: Vec<RowName>,
    /// Where one mend fits all of them: its name for [`super::Request::Mend`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mend: Option<String>,
    /// What it does to the first of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Example>,
}

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// The rows cannot be sent.
    Fault,
    /// It is worth a look.
    Warning,
}

/// What a mend does.
#[derive(Clone, Serialize, Deserialize)]
pub struct Example {
    /// What is there.
    pub text: String,
    /// What would be there; `None`: it is taken away.
    pub mend: Option<String>,
}

/// Rows of a kind.
#[derive(Serialize, Deserialize)]
pub struct Rows {
    /// How many there are of the kind from the row on that was asked for.
    pub left: u64,
    /// Those that were asked for.
    pub rows: Vec<RecordRow>,
}

/// A row as it is now.
#[derive(Serialize, Deserialize)]
pub struct Changed {
    /// The row.
    pub row: RecordRow,
    /// How many there are of each kind now.
    pub counts: RecordCounts,
}

/// Rows have changed.
#[derive(Serialize, Deserialize)]
pub struct Counted {
    /// How many there are of each kind now.
    pub counts: RecordCounts,
}

names! {
    /// What became of a row.
    #[derive(PartialOrd, Ord)]
    State {
        /// Right, and waits.
        Ready = "ready",
        /// Something is wrong.
        Faulty = "faulty",
        /// The same person, programme, day and protocol as an earlier row.
        Duplicate = "duplicate",
        /// The user left it out.
        LeftOut = "left_out",
        /// The registry has it.
        Sent = "sent",
        /// The registry refused it.
        Rejected = "rejected",
    }
}

/// A row to be shown. No `Debug`: its numbers belong into no log.
#[derive(Clone, Serialize, Deserialize)]
pub struct RecordRow {
    /// Names it in requests.
    pub row: u64,
    /// Its number in the table; the record's in XML.
    pub number: u64,
    /// What became of it.
    pub state: State,
    /// In the order of the summary's columns.
    pub cells: Vec<String>,
    /// What is wrong.
    pub faults: Vec<Found>,
    /// What is worth a look.
    pub warnings: Vec<Found>,
    /// Of a duplicate: the row with the same record.
    #[serde(rename = "of", skip_serializing_if = "Option::is_none")]
    pub same_as: Option<RowName>,
    /// Of a rejected row: why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<RecordError>,
}

/// What was found in a row.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Found {
    /// Where; `None`: the record as a whole.
    pub column: Option<Column>,
    /// What.
    pub code: Code,
    /// The contract's limit, or the number of a programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// How many digits there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digits: Option<u64>,
    /// The name of an element or attribute, or the stray text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where there is one sensible mend: the text for [`super::Request::Fix`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mend: Option<String>,
}

/// Why the registry refused a record.
#[derive(Clone, Serialize, Deserialize)]
pub struct RecordError {
    /// Where in the record (RFC 6901).
    pub pointer: String,
    /// What, in the contract's words.
    pub code: String,
    /// The field that the pointer is to.
    pub column: Option<Column>,
}

/// What is about to be sent: the rows that are ready, in the order of the file, as they are now. It stays so until
/// it is planned anew; a row that is changed or left out meanwhile keeps what the plan has.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// SHA-256 over the records' canonical form, in hexadecimal digits: the same file with the same changes has the
    /// same digest and the same portions, also after a reload and on another computer.
    pub digest: String,
    /// How many records.
    pub records: u64,
    /// In how many portions, of 100 records each.
    pub portions: u32,
}

/// A portion of the plan.
#[derive(Serialize, Deserialize)]
pub struct Portion {
    /// From one.
    pub number: u32,
    /// Its rows, in the order of its records.
    pub rows: Vec<RowName>,
    /// The text of the request (`Portion` of the contract), to be sent as it is.
    pub body: String,
}

/// A file that was made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilePart {
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Which part it is, from one.
    pub part: u64,
    /// Of so many; 0 when there was nothing to write.
    pub parts: u64,
    /// How many records are in it.
    pub records: u64,
}
