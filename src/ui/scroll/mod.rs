//! A list that grows as it is scrolled. It reads a chunk at a time, draws what is in view, and keeps
//! the keyboard's place: however long the list is, the page holds about a hundred rows of it. One copy
//! in the wasm for all lists: a row reaches it as something that draws itself. [`ScrollList`] is a listbox,
//! whose keyboard stays in one place; rows with buttons and boxes of their own stand in [`rows::ScrollTable`]
//! or [`rows::ScrollRows`].

mod handle;
mod list;
mod listbox;
pub mod rows;

pub use handle::{Reading, Scroll};
pub use list::{Part, ReadRows, Row, RowPlace};
pub use listbox::ScrollList;
