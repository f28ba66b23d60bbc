//! A table of people, of whom the page asks for the first rows that are ready ([`Request::Next`])
//! until it has told what became of each. So it asks for as many as it sends at once, and after a lost answer or a
//! stop the same rows come with the same keys. A key changes only when the row is changed.

mod answer;
mod column;
mod request;

pub use answer::{
    Answer, CellFault, Changed, Counts, Grant, Grants, Results, RowFault, RowState, Rows, Summary,
    TableRow,
};
pub use column::Column;
pub use request::{Names, Permission, Request, ResultWords, RowFilter, Template};
