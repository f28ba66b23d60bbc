//! What the page and its Web Worker of tables say to each other, and the words that both have for what is in a
//! file and what is wrong with it. Messages are JSON text; how they travel is in `crates/worker/README.md`.
//!
//! It may have two files open, which know nothing of each other: [`people`], a table of whom to give access, and
//! [`registry`], a file of records of trained persons. No field of a message has to be told where it has nothing
//! to say, and nobody minds one that is not known.

#[macro_use]
mod names;
mod fault;
pub mod people;
pub mod registry;

pub use fault::{Refusal, TableFault};

use serde::{Deserialize, Serialize};

/// A request or an answer with the number of the request: the page counts, an answer brings the number back.
#[derive(Serialize)]
pub struct Numbered<T> {
    /// The number; none where a request was so wrong that it had none.
    pub id: Option<u64>,
    /// What is said.
    #[serde(flatten)]
    pub message: T,
}

/// What is to be known of a message of the worker before anything else of it.
#[derive(Serialize, Deserialize)]
pub struct Heading {
    /// The number of the request.
    pub id: Option<u64>,
    /// It is no answer yet: the worker tells how far it has come.
    pub progress: Option<Progress>,
}

/// How far reading has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// So many rows were read.
    Read(u64),
    /// Rows were checked.
    Checked {
        /// So many.
        rows: u64,
        /// Of so many.
        of: u64,
    },
}

/// A row by its names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RowName {
    /// In requests: its place among the rows, from zero.
    pub row: u64,
    /// In the file, as Excel counts; of a file of XML the record's, from one.
    pub number: u64,
}
