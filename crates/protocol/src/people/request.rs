//! What the page asks of a table of people.

use super::column::Column;
use serde::{Deserialize, Serialize};

/// A request. Opening a table forgets the one before.
#[derive(Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Request {
    /// Reads the file that comes along, and checks its rows: [`super::Summary`].
    Open(Names),
    /// The same for a text that was pasted.
    Paste {
        /// The text.
        text: String,
        /// What can be written in a cell of permissions.
        #[serde(flatten)]
        names: Names,
    },
    /// How the table stands: [`super::Summary`].
    Summary,
    /// Rows of a kind: [`super::Rows`].
    Rows {
        /// Which.
        filter: RowFilter,
        /// How many of the kind come before.
        from: u64,
        /// How many; no more than 1,000 come.
        count: u64,
    },
    /// Writes another text into a cell: [`super::Changed`].
    Fix {
        /// Of which row.
        row: u64,
        /// Of which column.
        column: Column,
        /// What.
        text: String,
    },
    /// Leaves a row out, or takes it in again: [`super::Changed`].
    LeaveOut {
        /// Which.
        row: u64,
        /// Out.
        out: bool,
    },
    /// Says what blank cells of permissions mean, which are faults before: [`super::Summary`].
    Otherwise {
        /// Codes of permissions.
        permissions: Vec<String>,
    },
    /// The first rows that are ready and wait: [`super::Grants`].
    Next {
        /// How many; no more than 1,000 come.
        count: u64,
    },
    /// Access is given: [`super::Changed`].
    Sent {
        /// To whom.
        row: u64,
    },
    /// It was refused: [`super::Changed`].
    Failed {
        /// To whom.
        row: u64,
        /// Why, in words for the user.
        why: String,
    },
    /// There was nothing to do: [`super::Changed`].
    Skipped {
        /// For whom.
        row: u64,
        /// Why, in words for the user.
        why: String,
    },
    /// What was refused waits again, under the keys it had: [`super::Summary`].
    Retry,
    /// A table for Excel with what became of each row: [`super::Results`].
    Results {
        /// Its words.
        words: ResultWords,
    },
}

/// What can be written in a cell of permissions.
#[derive(Serialize, Deserialize)]
pub struct Names {
    /// The catalogue.
    pub permissions: Vec<Permission>,
    /// The templates.
    #[serde(default)]
    pub templates: Vec<Template>,
}

/// An entry of the catalogue; all but its label are codes.
#[derive(Serialize, Deserialize)]
pub struct Permission {
    /// Its own.
    pub code: String,
    /// In words.
    pub label: String,
    /// What goes along with it.
    #[serde(default)]
    pub requires: Vec<String>,
    /// What it excludes.
    #[serde(default)]
    pub conflicts: Vec<String>,
}

/// A named set of permissions.
#[derive(Serialize, Deserialize)]
pub struct Template {
    /// What it is called.
    pub name: String,
    /// Codes.
    pub permissions: Vec<String>,
}

/// Which rows.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowFilter {
    /// All.
    All,
    /// Right, and waiting.
    Ready,
    /// Something is wrong.
    Faulty,
    /// The same СНИЛС stands above.
    Duplicate,
    /// Left out by the user.
    LeftOut,
    /// Nothing had to be done.
    Skipped,
}

impl RowFilter {
    /// All, in the order of the screen.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Ready,
        Self::Faulty,
        Self::Duplicate,
        Self::LeftOut,
        Self::Skipped,
    ];
}

/// The words of the table of results.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
pub struct ResultWords {
    /// Over the row's number in the file.
    pub number: String,
    /// Over each of the summary's columns.
    pub columns: Vec<String>,
    /// Over what became of the row.
    pub result: String,
    /// Of a row that was sent.
    pub sent: String,
    /// Before why a row was refused.
    pub failed: String,
    /// Before why a row was not sent.
    pub skipped: String,
    /// Of a row that waits.
    pub pending: String,
    /// Of a row with a fault.
    pub faulty: String,
    /// Before the number of the row that a row repeats.
    pub duplicate: String,
    /// Of a row that was left out.
    pub left_out: String,
}
