//! Why there is no table.

/// One sentence on the screen each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableFault {
    /// More bytes than a file may have.
    TooLarge {
        /// How many it may have.
        limit: usize,
    },
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
    /// More rows than can be checked at once.
    TooManyRows {
        /// How many rows may be there besides the header.
        limit: usize,
    },
    /// More cells, or more text in them, than a list of people has.
    TooManyCells,
    /// A cell with more text than a cell can have.
    LongCell {
        /// The row's number in the file.
        row: u32,
    },
    /// A quote is opened and not closed where its cell ends, so that other cells, or other people, would
    /// be read as the text of one cell.
    OpenQuote {
        /// The number in the file of the row where it is opened.
        row: u32,
    },
    /// Every sheet is hidden.
    NoVisibleSheet,
    /// It ends too early or contradicts itself.
    Damaged,
}

impl TableFault {
    /// Its name in the worker's answers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too_large",
            Self::Bomb => "bomb",
            Self::Protected => "protected",
            Self::OldExcel => "old_excel",
            Self::OtherSpreadsheet => "other_spreadsheet",
            Self::NotATable => "not_a_table",
            Self::Empty => "empty",
            Self::TooManyRows { .. } => "too_many_rows",
            Self::TooManyCells => "too_many_cells",
            Self::LongCell { .. } => "long_cell",
            Self::OpenQuote { .. } => "open_quote",
            Self::NoVisibleSheet => "no_visible_sheet",
            Self::Damaged => "damaged",
        }
    }

    /// The number of its sentence: a limit or a row.
    #[must_use]
    pub fn number(self) -> Option<usize> {
        match self {
            Self::TooLarge { limit } | Self::TooManyRows { limit } => Some(limit),
            Self::LongCell { row } | Self::OpenQuote { row } => usize::try_from(row).ok(),
            _ => None,
        }
    }
}
