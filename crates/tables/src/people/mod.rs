//! People in a table: which column is what, what is wrong with each row, who stands there twice, and
//! how far sending them has come. What is right or wrong in a cell is `cabinet_core`'s decision.

mod check;
mod columns;
mod list;
mod rights;
mod run;

pub use cabinet_protocol::people::{Column, ResultWords};
pub use check::{CellFault, Checked};
pub use columns::Columns;
pub use list::{Counts, People, RowState};
pub use rights::{Rights, RightsFault};
pub use run::{Run, Sending};
