//! What the page asks of a file of records.

use super::answer::RecordCounts;
use super::column::Column;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A request. Opening a file forgets the one before.
#[derive(Serialize, Deserialize)]
#[serde(tag = "do")]
pub enum Request {
    /// Reads the file that comes along, and checks its records: [`super::RecordSummary`].
    #[serde(rename = "registry_open")]
    Open {
        /// The day after which no test can have been: `2026-11-22`.
        today: String,
        /// The backend's catalogue of programmes.
        programs: Vec<Program>,
    },
    /// How the file stands: [`super::RecordSummary`].
    #[serde(rename = "registry_summary")]
    Summary,
    /// Rows of a kind: [`super::Rows`].
    #[serde(rename = "registry_rows")]
    Rows {
        /// Which.
        filter: RecordFilter,
        /// From which row on, whether or not the filter lets that one through.
        from: u64,
        /// How many; no more than 1,000 come.
        count: u64,
    },
    /// Writes another text into a cell; a rejected row waits again: [`super::Changed`].
    #[serde(rename = "registry_fix")]
    Fix {
        /// Of which row.
        row: u64,
        /// Of which field.
        column: Column,
        /// What.
        text: String,
    },
    /// Leaves a row out, or takes it in again: [`super::Changed`].
    #[serde(rename = "registry_leave_out")]
    LeaveOut {
        /// Which.
        row: u64,
        /// Out.
        out: bool,
    },
    /// Mends the rows of a group that still wait: [`super::RecordSummary`].
    #[serde(rename = "registry_mend")]
    Mend {
        /// The group's [`super::Group::mend`], or [`Self::ALL_GROUPS`].
        mend: String,
    },
    /// Writes a text into the cells of a field that are blank, in the rows that still wait:
    /// [`super::RecordSummary`].
    #[serde(rename = "registry_fill")]
    Fill {
        /// Which field.
        column: Column,
        /// What.
        text: String,
    },
    /// Takes back the last mend or filling but for what was fixed or sent since; the last 20 can be taken back one
    /// after another: [`super::RecordSummary`].
    #[serde(rename = "registry_undo")]
    Undo,
    /// Plans to send what is ready: [`super::Plan`].
    #[serde(rename = "registry_plan")]
    Plan,
    /// A portion of the plan: [`super::Portion`].
    #[serde(rename = "registry_portion")]
    Portion {
        /// From one.
        number: u32,
    },
    /// Says what became of a portion's records, in their order: [`super::Counted`].
    #[serde(rename = "registry_outcome")]
    Outcome {
        /// Which portion.
        number: u32,
        /// One for each record.
        results: Vec<Outcome>,
    },
    /// Makes a file: [`super::FilePart`], and the bytes, unless there is nothing to write.
    #[serde(rename = "registry_file")]
    File {
        /// Which.
        what: FileKind,
        /// Which part, from one.
        part: u64,
        /// Of [`FileKind::Report`], and of no other.
        words: Option<ReportWords>,
    },
}

impl Request {
    /// What [`Self::Mend`] says for all groups that have a mend.
    pub const ALL_GROUPS: &str = "all";
}

/// A programme of the catalogue.
#[derive(Serialize, Deserialize)]
pub struct Program {
    /// Its number.
    pub id: u32,
    /// Its title.
    pub title: String,
}

/// Which rows.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordFilter {
    /// All.
    All,
    /// With a fault.
    Faulty,
    /// Ready, with something worth a look.
    Warned,
    /// Right, and waiting.
    Ready,
    /// The same record stands above.
    Duplicate,
    /// Left out by the user.
    LeftOut,
    /// Taken by the registry.
    Sent,
    /// Refused by it.
    Rejected,
}

impl RecordFilter {
    /// All, in the order of the screen.
    pub const ALL: [Self; 8] = [
        Self::All,
        Self::Faulty,
        Self::Warned,
        Self::Ready,
        Self::Duplicate,
        Self::LeftOut,
        Self::Sent,
        Self::Rejected,
    ];

    /// How many rows are of it.
    #[must_use]
    pub fn count(self, counts: &RecordCounts) -> u64 {
        match self {
            Self::All => counts.rows,
            Self::Faulty => counts.faulty,
            Self::Warned => counts.warned,
            Self::Ready => counts.ready,
            Self::Duplicate => counts.duplicate,
            Self::LeftOut => counts.left_out,
            Self::Sent => counts.sent,
            Self::Rejected => counts.rejected,
        }
    }
}

/// What became of one record of a portion.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "outcome", content = "errors", rename_all = "snake_case")]
pub enum Outcome {
    /// The registry took it.
    Accepted,
    /// It did not; why.
    Rejected(Vec<Rejection>),
}

/// Why the registry refused a record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rejection {
    /// Where in the record (RFC 6901).
    pub pointer: String,
    /// What, in the contract's words.
    pub code: String,
}

/// A file for the user.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// `RegistrySet` of the ready records, in parts of at most 5,000.
    Xml,
    /// The same, each part in an archive.
    Olot,
    /// An empty table for Excel, as text; also before anything is opened.
    TemplateCsv,
    /// The same as a workbook.
    TemplateXlsx,
    /// All rows, each with its state and what is wrong with it, for Excel.
    Report,
}

/// The words of the report; a code without a word stands for itself.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
pub struct ReportWords {
    /// Over the row's number in the file.
    pub number: String,
    /// Over what became of the row.
    pub result: String,
    /// Over what is wrong with it.
    pub what: String,
    /// Of the columns, by code.
    pub columns: BTreeMap<String, String>,
    /// Of the states, by code.
    pub states: BTreeMap<String, String>,
    /// Of faults, warnings and why the registry refused, by code.
    pub reasons: BTreeMap<String, String>,
}
