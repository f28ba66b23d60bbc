//! Files for the registry of trained persons («Реестр обученных по охране труда лиц»): read from bytes that
//! nobody vouches for, checked record by record, mended, cut into portions and written again. Pure: no
//! browser, no network, no clock, no randomness.
//!
//! The rules are those of the import schema `educated_person_import_v1.0.9.xsd`, which is known from users of
//! the system and not from an official document, and of the contract (`NewTrainingRecord`), which is stricter.

mod columns;
mod file;
pub mod forms;
mod record;
pub mod rules;
mod shape;
pub mod table;
pub mod write;
pub mod xml;

pub use cabinet_protocol::Progress;
pub use cabinet_protocol::registry::{
    Column, FileFault, Kind, Outcome, RecordCounts, RegistryFault, Rejection, ReportWords, State,
};
pub use columns::COLUMNS;
pub use file::{Group, Portion, RegistryFile, Which};
pub use record::Record;
pub use shape::{Reading, Shape, ShapeFault};
