//! What is known of a list that grows as it is scrolled, apart from how it is drawn.

use crate::api::ApiError;
use crate::domain::{Cursor, VirtualWindow, Window};
use crate::ui::list_key::ListKey;
use leptos::prelude::*;
use std::sync::Arc;

/// A row.
#[derive(Clone)]
pub struct Row {
    /// Tells it apart: a row that comes twice, because the list changed meanwhile, is shown once.
    pub key: String,
    /// Draws it where it stands.
    pub draw: Arc<dyn Fn(RowPlace) -> AnyView + Send + Sync>,
}

/// Where a row stands.
pub struct RowPlace {
    /// The list in which it stands.
    pub list: ReadRows,
    /// The id it must have.
    pub id: String,
    /// From 1.
    pub number: String,
    /// Of so many.
    pub total: String,
    /// Whether the keyboard is on it.
    pub active: bool,
}

/// What one request brings.
pub struct Part {
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// How many there are in all.
    pub total: u64,
    /// Where the next part begins.
    pub next: Option<Cursor>,
}

/// The rows of a list that were read. Cheap to copy.
#[derive(Clone, Copy)]
pub struct ReadRows(pub(super) StoredValue<List>);

impl ReadRows {
    /// The keys of the rows from one to the other.
    pub fn between(self, one: &str, other: &str) -> Vec<String> {
        self.0.with_value(|list| list.between(one, other))
    }
}

/// What one request brought.
pub struct Chunk {
    /// Tells it from what stands or stood in its place.
    pub number: usize,
    /// Where it began.
    pub cursor: Option<Cursor>,
    /// The place of its first row.
    pub first: usize,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// What is asked for: rows that come after so many chunks, until there are so many of them. What stood there
/// gives way only when they have come.
#[derive(Clone, Default)]
pub struct Request {
    pub after: usize,
    pub cursor: Option<Cursor>,
    pub rows: usize,
}

/// What is known of the list.
#[derive(Default)]
pub struct List {
    pub chunks: Vec<Chunk>,
    pub heights: VirtualWindow,
    pub window: Window,
    /// `None` before the first answer.
    pub total: Option<u64>,
    pub next: Option<Cursor>,
    /// Chunks so far.
    pub numbered: usize,
    /// What the last request was for.
    pub asked: Request,
    pub active: Option<usize>,
    /// The active row is drawn, but not in view yet. What was scrolled before does not count any more, or it would
    /// not be drawn either.
    pub revealing: bool,
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

    /// Drops all chunks after so many.
    pub fn cut(&mut self, after: usize) {
        self.chunks.truncate(after);
        self.heights.truncate(after);
        if after == 0 {
            self.active = None;
            self.revealing = false;
        }
    }

    pub fn add(&mut self, cursor: Option<Cursor>, part: Part) {
        let first = self.count();
        let rows = part.rows.into_iter().filter(|row| !self.has(&row.key));
        let rows = rows.collect();
        self.numbered += 1;
        self.chunks.push(Chunk {
            number: self.numbered,
            cursor,
            first,
            rows,
        });
        self.heights.push();
        self.total = Some(part.total);
        self.next = part.next;
    }

    /// What to ask for to have again what is drawn, and all that follows as it is then.
    pub fn drawn_again(&self) -> Request {
        let drawn = self.chunks.get(self.window.chunks.clone());
        let drawn = drawn.unwrap_or_default();
        Request {
            after: self.window.chunks.start,
            cursor: drawn.first().and_then(|chunk| chunk.cursor.clone()),
            rows: drawn.iter().map(|chunk| chunk.rows.len()).sum(),
        }
    }

    /// The keys of the rows between these two, both included, in the order of the list.
    pub fn between(&self, one: &str, other: &str) -> Vec<String> {
        let rows = || self.chunks.iter().flat_map(|chunk| &chunk.rows);
        let place = |key: &str| rows().position(|row| row.key == key);
        let (Some(one), Some(other)) = (place(one), place(other)) else {
            return Vec::new();
        };
        let (first, last) = (one.min(other), one.max(other));
        let keys = rows().skip(first).take(last - first + 1);
        keys.map(|row| row.key.clone()).collect()
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
        list.add(None, part(&["a", "b"]));
        list.add(None, part(&["b", "c"]));
        list.add(None, part(&["d"]));
        assert_eq!(list.count(), 4);
        let firsts: Vec<_> = list.chunks.iter().map(|chunk| chunk.first).collect();
        assert_eq!(firsts, [0, 2, 3]);
        assert_eq!([0, 1, 2, 3].map(|place| list.chunk_of(place)), [0, 0, 1, 2]);
    }

    #[test]
    fn what_is_drawn_is_asked_for_again_and_what_follows_gives_way() {
        let mut list = List::default();
        let cursor = |text: &str| Some(Cursor::new(text.to_owned()));
        list.add(None, part(&["a", "b"]));
        list.add(cursor("1"), part(&["c", "d", "e"]));
        list.add(cursor("2"), part(&["f"]));
        list.window.chunks = 1..3;
        let again = list.drawn_again();
        assert_eq!((again.after, again.rows), (1, 4));
        assert_eq!(again.cursor, cursor("1"));
        list.cut(again.after);
        assert_eq!(list.count(), 2);
        list.add(again.cursor, part(&["c", "e", "f", "g"]));
        assert_eq!((list.count(), list.heights.count()), (6, 2));
    }

    #[test]
    fn a_range_goes_both_ways() {
        let mut list = List::default();
        list.add(None, part(&["a", "b"]));
        list.add(None, part(&["c", "d"]));
        assert_eq!(list.between("b", "d"), ["b", "c", "d"]);
        assert_eq!(list.between("d", "b"), ["b", "c", "d"]);
        assert_eq!(list.between("a", "a"), ["a"]);
        assert!(list.between("a", "gone").is_empty());
    }

    #[test]
    fn keys_move_within_what_is_there() {
        let mut list = List::default();
        assert_eq!(list.place_after(ListKey::Down(1)), None);
        list.add(None, part(&["a", "b", "c"]));
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
