//! How what was changed is taken back.

use super::cells::{Address, Place};

/// What a mend or a filling changed, so that it can be taken back.
#[derive(Default, Debug)]
pub struct Undo {
    /// What had been written over the cells, the last change last.
    pub(super) cells: Vec<(Address, Option<Place>)>,
    /// Remarks on the form that were mended.
    pub(super) shapes: Vec<usize>,
}

impl Undo {
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.shapes.is_empty()
    }
}
