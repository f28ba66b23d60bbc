//! Lists in pages: however long a list is, the screen holds one page of it.

use serde::Deserialize;

/// Where a page begins; opaque.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Cursor(String);

impl Cursor {
    /// Takes the cursor as the backend gave it.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The value of the query parameter.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One page of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page<T> {
    /// In the backend's order.
    pub items: Vec<T>,
    /// How many match in all.
    pub total: u64,
    /// Where the next page begins; `None` on the last.
    pub next: Option<Cursor>,
}

/// Where the user is in a list of pages: the way back to the first one.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Paging {
    trail: Vec<Cursor>,
}

impl Paging {
    /// Items a page.
    pub const LIMIT: u16 = 50;

    /// Where the page begins; `None` for the first.
    #[must_use]
    pub fn cursor(&self) -> Option<&Cursor> {
        self.trail.last()
    }

    /// To the page that begins here.
    pub fn forward(&mut self, next: Cursor) {
        self.trail.push(next);
    }

    /// To the page before.
    pub fn back(&mut self) {
        self.trail.pop();
    }

    /// To the first page, as when a cursor has expired.
    pub fn restart(&mut self) {
        self.trail.clear();
    }

    /// Whether there is a page before.
    #[must_use]
    pub fn has_back(&self) -> bool {
        !self.trail.is_empty()
    }

    /// The numbers of the first and last item of a page with so many items, from one.
    #[must_use]
    pub fn range(&self, items: usize) -> (u64, u64) {
        let before = self.trail.len() as u64 * u64::from(Self::LIMIT);
        (before + 1, before + items as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let mut paging = Paging::default();
        paging.forward(Cursor::new("c1".to_owned()));
        paging.forward(Cursor::new("c2".to_owned()));
        assert_eq!(paging.range(7), (101, 107));
        paging.back();
        assert_eq!(paging.cursor(), Some(&Cursor::new("c1".to_owned())));
        paging.back();
        assert!(!paging.has_back());
        assert_eq!(paging.cursor(), None);
    }

    #[test]
    fn from_the_first_page_again() {
        let mut paging = Paging::default();
        paging.forward(Cursor::new("c1".to_owned()));
        paging.restart();
        assert_eq!(paging, Paging::default());
    }
}
