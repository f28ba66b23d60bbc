//! What the page is told of a table of people.

use super::column::Column;
use crate::RowName;
use serde::{Deserialize, Serialize};

/// An answer; which of them it is follows from the request.
#[derive(Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each holds what is said where it is defined")]
pub enum Answer {
    Summary(Summary),
    Rows(Rows),
    Changed(Changed),
    Grants(Grants),
    Results(Results),
}

/// A table that was read.
#[derive(Clone, Serialize, Deserialize)]
pub struct Summary {
    /// What each row's cells are, in order.
    pub columns: Vec<Column>,
    /// Those of them that the table does not have.
    pub missing: Vec<Column>,
    /// Whether the table says itself what its columns are.
    pub has_header: bool,
    /// How many of each kind.
    pub counts: Counts,
    /// Bytes of the worker's WebAssembly.
    pub memory: u64,
}

/// How many rows of each kind; each row is of one.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Counts {
    /// In all.
    pub rows: u64,
    /// Right, and waiting.
    pub ready: u64,
    /// With something wrong.
    pub faulty: u64,
    /// With a СНИЛС that stands above.
    pub duplicate: u64,
    /// Left out by the user.
    pub left_out: u64,
    /// Given.
    pub sent: u64,
    /// Refused.
    pub failed: u64,
    /// With nothing to do.
    pub skipped: u64,
}

/// Rows of a kind.
#[derive(Serialize, Deserialize)]
pub struct Rows {
    /// How many there are of the kind.
    pub total: u64,
    /// Those that were asked for.
    pub rows: Vec<TableRow>,
}

/// A row as it is now.
#[derive(Serialize, Deserialize)]
pub struct Changed {
    /// The row.
    pub row: TableRow,
    /// How many there are of each kind now.
    pub counts: Counts,
}

/// What has become of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// It is right, and waits.
    Ready,
    /// Something is wrong.
    Faulty,
    /// The same СНИЛС stands above.
    Duplicate,
    /// The user left it out.
    LeftOut,
    /// Access is given.
    Sent,
    /// It was refused.
    Failed,
    /// There was nothing to do.
    Skipped,
}

/// A row to be shown. No `Debug`: its numbers belong into no log.
#[derive(Clone, Serialize, Deserialize)]
pub struct TableRow {
    /// Names it in requests.
    pub row: u64,
    /// Its number in the file.
    pub number: u64,
    /// What has become of it.
    pub state: RowState,
    /// In the order of the summary's columns.
    pub cells: Vec<String>,
    /// What is wrong, also with a row that is left out.
    pub faults: Vec<RowFault>,
    /// Of a duplicate: the row with the same СНИЛС.
    #[serde(rename = "of", skip_serializing_if = "Option::is_none")]
    pub same_as: Option<RowName>,
    /// Why it failed or was skipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// A cell with a fault.
#[derive(Clone, Serialize, Deserialize)]
pub struct RowFault {
    /// Where.
    pub column: Column,
    /// What.
    pub fault: CellFault,
}

/// What is wrong with a cell.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellFault {
    /// Nothing in it.
    Required,
    /// Too long.
    TooLong,
    /// Something else than digits.
    NotDigits,
    /// The check digits are wrong.
    CheckDigits,
    /// So many digits, which are too few.
    TooShort(usize),
    /// So many digits, which are too many.
    TooManyDigits(usize),
    /// Excel dropped the zeros at the start; with what it must have been.
    LostZeros(String),
    /// Names that no permission and no template has.
    UnknownPermissions(Vec<String>),
    /// Labels of permissions that exclude one another.
    ConflictingPermissions(Vec<String>),
}

/// Rows that are ready and wait.
#[derive(Serialize, Deserialize)]
pub struct Grants {
    /// In the order of the file.
    pub grants: Vec<Grant>,
}

/// Whom to give what. No `Debug`: its numbers belong into no log.
#[derive(Serialize, Deserialize)]
pub struct Grant {
    /// Names it in requests.
    pub row: u64,
    /// The `Idempotency-Key`.
    pub key: String,
    /// Фамилия.
    pub last_name: String,
    /// Имя.
    pub first_name: String,
    /// Отчество, where there is one.
    pub middle_name: Option<String>,
    /// ИНН, digits only.
    pub inn: String,
    /// СНИЛС, digits only.
    pub snils: String,
    /// Должность.
    pub position: String,
    /// Codes, with all that they require.
    pub permissions: Vec<String>,
}

/// What became of each row.
#[derive(Serialize, Deserialize)]
pub struct Results {
    /// The table, for Excel.
    pub csv: String,
}
