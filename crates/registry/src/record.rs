//! One record as it is written.

use crate::columns::COLUMNS;
use cabinet_protocol::registry::Column;

/// The texts of a record, checked by whoever made it: what is written is exactly these.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    texts: [&'a str; COLUMNS],
}

impl<'a> Record<'a> {
    /// A record of the text of each column; an empty one is none.
    pub fn of(text: impl FnMut(Column) -> &'a str) -> Self {
        Self {
            texts: Column::ALL.map(text),
        }
    }

    /// The text of a column.
    #[must_use]
    pub fn text(&self, column: Column) -> &'a str {
        let text = self.texts.get(usize::from(column.index()));
        text.copied().unwrap_or_default()
    }
}
