//! Why there is no table, and why a request has no answer.

use serde::{Deserialize, Serialize};

/// What is wrong with a table as a whole; one sentence on the screen each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "fault", content = "number", rename_all = "snake_case")]
pub enum TableFault {
    /// More bytes than a file may have: how many it may have.
    TooLarge(u64),
    /// More rows than can be checked at once: how many may be there besides the header.
    TooManyRows(u64),
    /// A cell with more text than a cell can have, in the row of this number in the file.
    LongCell(u64),
    /// A quote is opened in the row of this number and not closed where its cell ends, so that other cells, or
    /// other people, would be read as the text of one cell.
    OpenQuote(u64),
    /// A workbook that unpacks to far more than it looks like.
    Bomb,
    /// It opens with a password only.
    Protected,
    /// The format of Excel before 2007.
    OldExcel,
    /// A table of another kind, which Excel can save as XLSX: `.xlsb`, `.ods`.
    OtherSpreadsheet,
    /// No table at all.
    NotATable,
    /// Nothing in it.
    Empty,
    /// More cells, or more text in them, than a list of people has.
    TooManyCells,
    /// Every sheet is hidden.
    NoVisibleSheet,
    /// It ends too early or contradicts itself.
    Damaged,
    /// The browser could not read it: moved or changed meanwhile.
    Unreadable,
    /// The worker is gone, or says what the page does not understand.
    #[serde(other)]
    Stopped,
}

/// Why a request has no answer.
#[derive(Debug, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Refusal<F> {
    /// The request is none, or about a table or a row that is not there. The page does not ask such things: to it
    /// this is [`TableFault::Stopped`].
    NotUnderstood,
    /// What is wrong with the file.
    #[serde(untagged)]
    File(F),
}

impl<F> From<F> for Refusal<F> {
    fn from(fault: F) -> Self {
        Self::File(fault)
    }
}
