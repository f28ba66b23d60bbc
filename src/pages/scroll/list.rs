//! What is known of a list that grows as it is scrolled, apart from how it is drawn.

use super::{Part, Row};
use crate::api::ApiError;
use crate::components::ListKey;
use crate::domain::{Cursor, Heights, Window};

/// What one request brought.
pub struct Chunk {
    /// The place of its first row.
    pub first: usize,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// What is known of the list.
#[derive(Default)]
pub struct List {
    pub chunks: Vec<Chunk>,
    pub heights: Heights,
    pub window: Window,
    /// `None` before the first answer.
    pub total: Option<u64>,
    pub next: Option<Cursor>,
    /// Where the last request began.
    pub asked: Option<Cursor>,
    pub active: Option<usize>,
    /// The number of the last request: an answer to an earlier one is dropped.
    pub latest: u32,
    pub reading: bool,
    pub failure: Option<ApiError>,
    /// Whether it had to begin anew while it was read on.
    pub restarted: bool,
}

impl List {
    pub fn count(&self) -> usize {
        let end = |chunk: &Chunk| chunk.first + chunk.rows.len();
        self.chunks.last().map_or(0, end)
    }

    fn has(&self, key: &str) -> bool {
        let mut shown = self.chunks.iter().flat_map(|chunk| &chunk.rows);
        shown.any(|row| row.key == key)
    }

    pub fn add(&mut self, part: Part) {
        let first = self.count();
        let rows = part.rows.into_iter().filter(|row| !self.has(&row.key));
        let rows = rows.collect();
        self.chunks.push(Chunk { first, rows });
        self.heights.push();
        self.total = Some(part.total);
        self.next = part.next;
    }

    pub fn chunk_of(&self, place: usize) -> usize {
        let after = self.chunks.partition_point(|chunk| chunk.first <= place);
        after.saturating_sub(1)
    }

    /// The place to which the key leads; `None` when it means nothing to the list now.
    pub fn place_after(&self, key: ListKey) -> Option<usize> {
        let last = self.count().checked_sub(1)?;
        let place = match (key, self.active) {
            // Where the keyboard is in the text, these keys belong to the text.
            (ListKey::Choose, _) | (ListKey::First | ListKey::Last, None) => return None,
            (ListKey::Down(_), None) | (ListKey::First, _) => 0,
            (ListKey::Up(_), None) | (ListKey::Last, _) => last,
            (ListKey::Down(rows), Some(place)) => place + rows,
            (ListKey::Up(rows), Some(place)) => place.saturating_sub(rows),
        };
        Some(place.min(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::*;
    use std::sync::Arc;

    fn part(keys: &[&str]) -> Part {
        let row = |key: &&str| Row {
            key: (*key).to_owned(),
            draw: Arc::new(|_| ().into_any()),
        };
        Part {
            rows: keys.iter().map(row).collect(),
            total: 10,
            next: None,
        }
    }

    #[test]
    fn a_row_that_comes_twice_is_shown_once() {
        let mut list = List::default();
        list.add(part(&["a", "b"]));
        list.add(part(&["b", "c"]));
        list.add(part(&["d"]));
        assert_eq!(list.count(), 4);
        let firsts: Vec<_> = list.chunks.iter().map(|chunk| chunk.first).collect();
        assert_eq!(firsts, [0, 2, 3]);
        assert_eq!([0, 1, 2, 3].map(|place| list.chunk_of(place)), [0, 0, 1, 2]);
    }

    #[test]
    fn keys_move_within_what_is_there() {
        let mut list = List::default();
        assert_eq!(list.place_after(ListKey::Down(1)), None);
        list.add(part(&["a", "b", "c"]));
        assert_eq!(list.place_after(ListKey::Down(10)), Some(0));
        assert_eq!(list.place_after(ListKey::Up(1)), Some(2));
        assert_eq!(list.place_after(ListKey::Last), None, "the text has it");
        list.active = Some(1);
        assert_eq!(list.place_after(ListKey::Last), Some(2));
        assert_eq!(list.place_after(ListKey::Down(10)), Some(2));
        assert_eq!(list.place_after(ListKey::Up(10)), Some(0));
        assert_eq!(list.place_after(ListKey::First), Some(0));
    }
}
