//! What a reader of XML said of the form of records, and when that is over.

use super::cells::{Address, Cells};
use crate::rules::{Beside, Code, Finding, Mend};
use crate::shape::{Shape, ShapeFault};
use cabinet_protocol::registry::Column;

/// The remarks, in the order of the records.
#[derive(Default, Debug)]
pub(super) struct Shapes {
    faults: Vec<ShapeFault>,
    /// Which of them were mended.
    mended: Vec<bool>,
}

impl Shapes {
    pub(super) fn new(mut faults: Vec<ShapeFault>) -> Self {
        faults.sort_by_key(|fault| fault.record);
        Self {
            mended: vec![false; faults.len()],
            faults,
        }
    }

    /// Marks a remark as mended or not; gives whether that was new.
    pub(super) fn mend(&mut self, index: usize, mended: bool) -> bool {
        match self.mended.get_mut(index) {
            Some(place) => std::mem::replace(place, mended) != mended,
            None => false,
        }
    }

    /// The record that a remark is about.
    pub(super) fn record(&self, index: usize) -> Option<u32> {
        self.faults.get(index).map(|fault| fault.record)
    }

    /// Adds what was said of a record to what the rules found in its texts.
    pub(super) fn join(&self, row: u32, cells: &Cells, found: &mut Vec<Finding>) {
        let start = self.faults.partition_point(|fault| fault.record < row);
        let ours = self.faults.iter().zip(&self.mended).enumerate().skip(start);
        let ours = ours.take_while(|(_, (fault, _))| fault.record == row);
        let before = found.len();
        let mut is_changed = false;
        for (index, (fault, is_mended)) in ours {
            // What the user wrote stands in a record of its own making.
            let is_written = |column| cells.is_written(Address::of(row, column));
            if *is_mended || fault.column.is_some_and(is_written) {
                continue;
            }
            if fault.shape == Shape::MissingElement {
                is_changed |= missing(fault, found);
            } else {
                found.push(finding(fault, index));
            }
        }
        if is_changed || found.len() != before {
            found.sort_by_key(Finding::order);
        }
    }
}

/// Says that an element is missing where the rules say that its text is.
fn missing(fault: &ShapeFault, found: &mut Vec<Finding>) -> bool {
    let is_blank = |finding: &&mut Finding| {
        matches!(finding.code, Code::Required | Code::MissingElement) && !finding.is_mendable()
    };
    let mend = match fault.column {
        Some(Column::MiddleName) => Mend::Text(String::new()),
        Some(column) => {
            let mut found = found.iter_mut().filter(is_blank);
            let same = found.find(|finding| finding.column == Some(column));
            if let Some(finding) = same {
                finding.code = Code::MissingElement;
                return true;
            }
            return false;
        }
        // A part of the record is missing while its texts are.
        None => {
            let mut blank = found.iter_mut().filter(is_blank);
            let name = fault.name.as_deref();
            if !blank.any(|one| one.column.is_some_and(|column| name == Some(part(column)))) {
                return false;
            }
            Mend::None
        }
    };
    found.push(Finding {
        column: fault.column,
        code: Code::MissingElement,
        beside: beside(fault),
        mend,
    });
    true
}

/// The element that a column is in.
fn part(column: Column) -> &'static str {
    if column <= Column::OrganizationUnitId {
        "Worker"
    } else if column <= Column::OrganizationTitle {
        "Organization"
    } else {
        "Test"
    }
}

fn finding(fault: &ShapeFault, index: usize) -> Finding {
    let (code, mend) = match fault.shape {
        Shape::MissingElement => (Code::MissingElement, Mend::None),
        Shape::RepeatedElement => (Code::RepeatedElement, Mend::None),
        Shape::EmptyElement => (Code::EmptyElement, Mend::Away(index)),
        Shape::UnknownElement => (Code::UnknownElement, Mend::Away(index)),
        Shape::UnknownAttribute => (Code::UnknownAttribute, Mend::Away(index)),
        Shape::StrayText => (Code::StrayText, Mend::Away(index)),
    };
    Finding {
        column: fault.column,
        code,
        beside: beside(fault),
        mend,
    }
}

fn beside(fault: &ShapeFault) -> Beside {
    match &fault.name {
        Some(name) => Beside::Name(name.clone()),
        None => Beside::Nothing,
    }
}
