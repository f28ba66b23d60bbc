//! What a reader says of a file beside the texts of its records.

use cabinet_protocol::registry::{Column, FileFault};
use cabinet_tables::Table;

/// A file that was read.
#[derive(Debug)]
pub struct Reading {
    /// One row a record, its cells at the columns of [`Column`]; a row's number is the record's, from one.
    /// Blank records are rows too.
    pub table: Table,
    /// What is wrong with the form of single records, in the order of the records.
    pub shapes: Vec<ShapeFault>,
    /// Why the file as it is would be refused.
    pub file_faults: Vec<FileFault>,
}

/// Something in the form of a record that the schema does not allow.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShapeFault {
    /// The place of the record among all, from zero.
    pub record: u32,
    /// The field, where it is one.
    pub column: Option<Column>,
    /// The name of the element or attribute where it is none of a field, shortened to 100 characters.
    pub name: Option<String>,
    /// What.
    pub shape: Shape,
}

/// How a record can be malformed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shape {
    /// A required element or attribute is not there.
    MissingElement,
    /// An element is there twice; the first counts.
    RepeatedElement,
    /// An optional element is there and empty, where its type allows no empty text.
    EmptyElement,
    /// An element that the schema does not know; it is not kept.
    UnknownElement,
    /// An attribute that the schema does not know; it is not kept.
    UnknownAttribute,
    /// Text between elements; it is not kept.
    StrayText,
}
