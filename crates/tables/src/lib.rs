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
mod limits;
pub mod people;
mod table;
mod xlsx;
mod xml;
mod zip;

pub use cabinet_protocol::TableFault;
pub use encoding::windows_1251;
pub use format::{Format, sniff};
pub use limits::Limits;
pub use table::{Builder, Row, Table};
pub use xlsx::day_of_serial;

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
