//! Tables that users bring: an XLSX workbook, or text with separators, read from bytes that nobody
//! vouches for. [`read`] makes a [`Table`] of texts of them, in bounded memory; [`people`] finds people
//! in it and checks them row by row. Pure: no browser, no network, no clock, no randomness.
//!
//! What a cell becomes:
//! - text stays as it is; blank cells and blank rows are not kept;
//! - a number is written without exponent, and with as many leading zeros as its format shows;
//! - a date is written `2026-11-22`, with ` 10:30` after it when it has a time of day;
//! - a formula is what it came to when the file was saved;
//! - in text with separators a quote at the start of a cell opens it; where it may have other cells in it, or
//!   other people, there is no table ([`TableFault::OpenQuote`]);
//! - merged cells are what the file has: the text in the first, nothing in the others.

mod delimited;
mod encoding;
mod format;
pub mod people;
mod table;
mod xlsx;
mod xml;
mod zip;

pub use cabinet_protocol::TableFault;
pub use encoding::windows_1251;
pub use format::{Format, sniff};
pub use table::{Builder, Row, Table};
pub use xlsx::day_of_serial;

/// How much is read before the reader gives up. None of it is believed to be what a file says of
/// itself: bytes are counted as they come.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: usize,
    /// Bytes of all parts of a workbook that are read, unpacked.
    pub unpacked_bytes: u64,
    /// Bytes of all texts that are kept.
    pub text_bytes: usize,
    /// Bytes of the text of one cell; Excel itself takes 32,767 characters.
    pub cell_bytes: usize,
    /// Cells that are not blank.
    pub cells: usize,
    /// Rows that are not blank, the header among them.
    pub rows: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 50_000_000,
            unpacked_bytes: 300_000_000,
            text_bytes: 64_000_000,
            cell_bytes: 4 * 32_767,
            cells: 4_000_000,
            rows: 100_001,
        }
    }
}

/// Whether a workbook has macros; they are never run.
#[must_use]
pub fn has_macros(bytes: &[u8]) -> bool {
    let archive = zip::Archive::open(bytes);
    archive.is_some_and(|archive| archive.has("xl/vbaProject.bin"))
}

/// Reads a table; what it is shows in its bytes, whatever the file is called. `progress` hears from
/// time to time how many rows there are so far.
///
/// # Errors
/// Why there is no table; nothing of it is kept then.
pub fn read(
    bytes: &[u8],
    limits: &Limits,
    progress: &mut dyn FnMut(usize),
) -> Result<Table, TableFault> {
    if bytes.len() > limits.file_bytes {
        return Err(TableFault::TooLarge(limits.file_bytes as u64));
    }
    let mut builder = Builder::new(limits, progress);
    match sniff(bytes)? {
        Format::Workbook => xlsx::read(bytes, &mut builder)?,
        Format::Text => delimited::read(&encoding::decoded(bytes)?, &mut builder)?,
    }
    builder.finished()
}
