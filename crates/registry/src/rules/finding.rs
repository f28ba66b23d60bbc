//! What a rule says of a cell or of a record.

use std::borrow::Cow;

pub use cabinet_protocol::registry::Code;

use cabinet_protocol::registry::Column;

/// What is said beside a code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Beside {
    /// Nothing.
    Nothing,
    /// The contract's limit, or the number of a programme.
    Number(u32),
    /// How many digits there are.
    Digits(usize),
    /// The name of an element or attribute, or the text.
    Name(String),
}

/// The one sensible way out, where there is one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mend {
    /// The user must know better.
    None,
    /// What the cell should say.
    Text(String),
    /// What the file had beside the texts is not kept: which of the reader's remarks.
    Away(usize),
}

/// Something found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// In which cell; `None` where it is about the record.
    pub column: Option<Column>,
    /// What.
    pub code: Code,
    /// What belongs to it.
    pub beside: Beside,
    /// The way out.
    pub mend: Mend,
}

impl Finding {
    /// Whether it can be mended.
    #[must_use]
    pub fn is_mendable(&self) -> bool {
        self.mend != Mend::None
    }

    /// Faults before warnings, then by column.
    pub(crate) fn order(&self) -> (bool, u16, Code) {
        let column = self.column.map_or(u16::MAX, Column::index);
        (self.code.is_warning(), column, self.code)
    }
}

/// The findings of one record in the making.
#[derive(Default)]
pub(super) struct Findings(pub(super) Vec<Finding>);

impl Findings {
    pub(super) fn plain(&mut self, column: Column, code: Code) {
        self.beside(column, code, Beside::Nothing);
    }

    pub(super) fn beside(&mut self, column: Column, code: Code, beside: Beside) {
        self.0.push(Finding {
            column: Some(column),
            code,
            beside,
            mend: Mend::None,
        });
    }

    pub(super) fn mended<'m>(&mut self, column: Column, code: Code, mend: impl Into<Cow<'m, str>>) {
        self.0.push(Finding {
            column: Some(column),
            code,
            beside: Beside::Nothing,
            mend: Mend::Text(mend.into().into_owned()),
        });
    }
}
