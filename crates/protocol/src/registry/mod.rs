//! A file of records for the registry of trained persons. What a file is shows in its bytes: XML
//! (`RegistrySet` of schema 1.0.9), a workbook, or text with separators.

mod answer;
mod code;
mod column;
mod fault;
mod request;

pub use answer::{
    Answer, Changed, Counted, Example, FilePart, Found, Group, GroupKind, Kind, Note, Plan,
    Portion, RecordCounts, RecordError, RecordRow, RecordSummary, Rows, State,
};
pub use code::Code;
pub use column::Column;
pub use fault::{FileFault, RegistryFault};
pub use request::{FileKind, Outcome, Program, RecordFilter, Rejection, ReportWords, Request};
