//! The rows of a list: which are in view, and opening one by a press anywhere on it.

mod row;
mod scroll;

pub use row::open_row;
pub use scroll::{
    Scrolled, after_drawing, keep_keyboard, keyboard_in, reveal_row, scroll_to_top, scrolled,
};
