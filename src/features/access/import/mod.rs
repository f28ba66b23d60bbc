//! «Загрузить из таблицы»: a table is read and checked in a worker, mended on the screen, compared with the
//! cabinet, and only then sent, one employee after another.

mod check;
mod compare;
mod dialog;
mod pick;
mod row;
mod sending;
mod state;
pub mod words;

pub use dialog::ImportDialog;
