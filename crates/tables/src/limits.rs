//! How large what a user brings may be.

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
