//! Cells of a text with separators, one after another.
//!
//! A quote at the start of a cell opens it, after RFC 4180, and any other is text. Where quotes are not what
//! they should be, most readers go on somehow, and what they take for one cell are other people: here that
//! is a fault. Told are
//! - a quote that nothing closes;
//! - text after a closing quote. But `"Ромашка", ООО` is what Excel copies, and what whoever quotes no cells
//!   writes: where quotes pair off before the next separator nothing is hidden in them, and all of it is
//!   text. Two at the start are told, for they are a stray one before a quoted cell. Spaces after a closing
//!   quote are nothing;
//! - a tab in quotes between tabs: Excel copies no such cell.
//!
//! What a quote hides that is closed where a cell may end is looked for in [`super::lines`].

use std::borrow::Cow;

use cabinet_protocol::TableFault;

/// A cell as it stands in the text.
pub(super) struct Cell<'t> {
    /// The number of its row, as the user's program numbers them.
    pub(super) row: u32,
    /// From zero.
    pub(super) column: usize,
    /// Whether the row has no more of them.
    pub(super) ends_row: bool,
    /// Without the quotes around it; those in it are still doubled then.
    written: &'t str,
    is_quoted: bool,
}

impl<'t> Cell<'t> {
    /// What its quotes are around, if it has them.
    pub(super) fn quoted(&self) -> Option<&'t str> {
        self.is_quoted.then_some(self.written)
    }

    /// What it says.
    pub(super) fn text(&self) -> Cow<'t, str> {
        if self.is_quoted && self.written.contains('"') {
            Cow::Owned(self.written.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(self.written)
        }
    }
}

/// Takes cells off a text.
#[derive(Clone)]
pub(super) struct Cells<'t> {
    rest: &'t str,
    /// ASCII, and neither a quote nor a line end.
    separator: u8,
    row: u32,
    column: usize,
}

impl<'t> Cells<'t> {
    /// Those of a text before which there were so many rows.
    pub(super) fn new(text: &'t str, separator: u8, rows_before: u32) -> Self {
        Self {
            rest: text,
            separator,
            row: rows_before,
            column: 0,
        }
    }

    fn cell(&mut self) -> Result<Cell<'t>, TableFault> {
        let quoted = self.quoted()?;
        let (written, after) = quoted.unwrap_or_else(|| self.plain());
        let next = after.strip_prefix(char::from(self.separator));
        let cell = Cell {
            row: self.row,
            column: self.column,
            ends_row: next.is_none(),
            written,
            is_quoted: quoted.is_some(),
        };
        self.column = if next.is_some() { self.column + 1 } else { 0 };
        self.rest = next.or(after_line_end(after)).unwrap_or(after);
        Ok(cell)
    }

    /// What is between the quotes of the next cell, and what comes after the cell; nothing when it has none.
    fn quoted(&self) -> Result<Option<(&'t str, &'t str)>, TableFault> {
        let Some(opened) = self.rest.strip_prefix('"') else {
            return Ok(None);
        };
        let open_quote = TableFault::OpenQuote(self.row.into());
        let (inside, after) = closed(opened).ok_or(open_quote)?;
        if self.separator == b'\t' && inside.contains('\t') {
            return Err(open_quote);
        }
        let separator = char::from(self.separator);
        let after = after.trim_start_matches(|sign| sign == ' ' && sign != separator);
        if after.is_empty() || after.starts_with(['\r', '\n', separator]) {
            return Ok(Some((inside, after)));
        }
        let (plain, _) = self.plain();
        let is_text = plain.matches('"').count().is_multiple_of(2) && !plain.starts_with("\"\"");
        if is_text { Ok(None) } else { Err(open_quote) }
    }

    /// The next cell, were no quote to mean anything, and what comes after it.
    fn plain(&self) -> (&'t str, &'t str) {
        let ends = |byte| byte == self.separator || matches!(byte, b'\r' | b'\n');
        let length = self.rest.bytes().position(ends);
        self.rest.split_at(length.unwrap_or(self.rest.len()))
    }
}

impl<'t> Iterator for Cells<'t> {
    type Item = Result<Cell<'t>, TableFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.column == 0 {
            // No rows of the table; the user's program counts them.
            while let Some(after) = after_line_end(self.rest) {
                self.rest = after;
                self.row += 1;
            }
            if self.rest.is_empty() {
                return None;
            }
            self.row += 1;
        }
        Some(self.cell())
    }
}

/// What stands before the quote that closes, and what after it.
fn closed(text: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find('"')?;
        let after = text.get(at + 1..)?;
        if !after.starts_with('"') {
            return Some((text.get(..at)?, after));
        }
        from = at + 2;
    }
}

/// What comes after the line end that the text begins with.
pub(super) fn after_line_end(text: &str) -> Option<&str> {
    let after = text.strip_prefix("\r\n").or(text.strip_prefix('\n'));
    after.or(text.strip_prefix('\r'))
}
