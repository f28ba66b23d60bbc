//! What a file is, by its bytes.

use crate::zip::Archive;
use cabinet_protocol::TableFault;

/// A file that may hold a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// XLSX or XLSM.
    Workbook,
    /// Text with separators.
    Text,
}

/// Containers of Microsoft Office before 2007, and of what Office encrypts since.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Tells what the bytes are.
///
/// # Errors
/// When they are none of it: what they are instead, as far as that helps.
pub fn sniff(bytes: &[u8]) -> Result<Format, TableFault> {
    if bytes.is_empty() {
        Err(TableFault::Empty)
    } else if bytes.starts_with(&COMPOUND) {
        Err(compound(bytes))
    } else if bytes.starts_with(b"PK") {
        archive(bytes)
    } else if is_other_text(bytes) {
        Err(TableFault::NotATable)
    } else {
        Ok(Format::Text)
    }
}

/// The directory of a compound file names its streams in UTF-16.
fn compound(bytes: &[u8]) -> TableFault {
    let names = |name: &str| {
        let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wanted.len()).any(|window| window == wanted)
    };
    if names("EncryptedPackage") {
        TableFault::Protected
    } else if names("Workbook") || names("Book") {
        TableFault::OldExcel
    } else {
        TableFault::NotATable
    }
}

fn archive(bytes: &[u8]) -> Result<Format, TableFault> {
    let archive = Archive::open(bytes).ok_or(TableFault::Damaged)?;
    if archive.has("xl/workbook.bin") || archive.has("content.xml") {
        Err(TableFault::OtherSpreadsheet)
    } else if archive.has("_rels/.rels") || archive.has("xl/workbook.xml") {
        Ok(Format::Workbook)
    } else {
        Err(TableFault::NotATable)
    }
}

/// Pages of the web (which some programs call `.xls`), PDF and RTF are text, but no table.
fn is_other_text(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = bytes.trim_ascii_start();
    [&b"<"[..], b"%PDF-", b"{\\rtf"]
        .iter()
        .any(|mark| start.starts_with(mark))
}
