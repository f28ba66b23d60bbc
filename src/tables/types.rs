//! A table of people as the page sees it.

use crate::domain::{Permissions, PersonByHand};

/// What is wrong with a table as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum TableFault {
    /// More bytes than this.
    TooLarge(u64),
    /// More rows than this.
    TooManyRows(u64),
    /// In the row of this number.
    LongCell(u64),
    /// Opened and not closed in the row of this number.
    OpenQuote(u64),
    /// It unpacks to far more than it is.
    Bomb,
    /// A password.
    Protected,
    /// Excel of before 2007.
    OldExcel,
    /// Of another program.
    OtherSpreadsheet,
    /// No table at all.
    NotATable,
    /// Nothing in it.
    Empty,
    /// Too wide.
    TooManyCells,
    /// All sheets are hidden.
    NoVisibleSheet,
    /// It breaks off or contradicts itself.
    Damaged,
    /// The browser could not read it: moved or changed meanwhile.
    Unreadable,
    /// The worker is gone, or says what nobody understands.
    Stopped,
}

/// A column that every row has.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub enum Column {
    /// Фамилия, имя и отчество together.
    FullName,
    /// Фамилия.
    LastName,
    /// Имя.
    FirstName,
    /// Отчество.
    MiddleName,
    /// СНИЛС.
    Snils,
    /// ИНН.
    Inn,
    /// Должность.
    Position,
    /// Полномочия.
    Permissions,
}

impl Column {
    const ALL: [Self; 8] = [
        Self::FullName,
        Self::LastName,
        Self::FirstName,
        Self::MiddleName,
        Self::Snils,
        Self::Inn,
        Self::Position,
        Self::Permissions,
    ];

    /// Its name in the protocol.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::FullName => "full_name",
            Self::LastName => "last_name",
            Self::FirstName => "first_name",
            Self::MiddleName => "middle_name",
            Self::Snils => "snils",
            Self::Inn => "inn",
            Self::Position => "position",
            Self::Permissions => "permissions",
        }
    }

    /// The column of this name.
    pub(super) fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }
}

/// Which rows.
#[derive(Clone, Copy, PartialEq, Eq)]
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
    /// Those that are offered, in the order of the screen.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Ready,
        Self::Faulty,
        Self::Duplicate,
        Self::LeftOut,
        Self::Skipped,
    ];

    /// Its name in the protocol.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Ready => "ready",
            Self::Faulty => "faulty",
            Self::Duplicate => "duplicate",
            Self::LeftOut => "left_out",
            Self::Skipped => "skipped",
        }
    }
}

/// How many rows of each kind.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
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

/// A table that was read.
#[derive(Clone)]
pub struct Summary {
    /// What each row's cells are, in order.
    pub columns: Vec<Column>,
    /// Those of them that the table does not have.
    pub missing: Vec<Column>,
    /// How many of each kind.
    pub counts: Counts,
}

/// How far reading has come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many rows were read.
    Read(u64),
    /// So many rows of so many were checked.
    Checked(u64, u64),
}

/// What is wrong with a cell.
#[derive(Clone)]
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
    /// Permissions that exclude one another.
    ConflictingPermissions(Vec<String>),
    /// What a newer worker finds.
    Unknown,
}

/// A cell with a fault.
#[derive(Clone)]
pub struct RowFault {
    /// Where.
    pub column: Column,
    /// What.
    pub fault: CellFault,
}

/// A row to be shown.
#[derive(Clone)]
pub struct TableRow {
    /// Names it in requests.
    pub row: u64,
    /// Its number in the file.
    pub number: u64,
    /// Its kind, as the protocol names it.
    pub state: String,
    /// In the order of the summary's columns.
    pub cells: Vec<String>,
    /// What is wrong.
    pub faults: Vec<RowFault>,
    /// The number of the row with the same СНИЛС.
    pub same_as: Option<u64>,
    /// Why it failed or was skipped.
    pub why: Option<String>,
}

/// A row to be sent. No `Debug`: its numbers belong into no log.
#[derive(Clone)]
pub struct RowGrant {
    /// Names it in requests.
    pub row: u64,
    /// The `Idempotency-Key`.
    pub key: String,
    /// Whom.
    pub person: PersonByHand,
    /// What is given.
    pub permissions: Permissions,
}
