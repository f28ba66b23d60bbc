//! Lists in pages: however long a list is, the screen holds one page of it.

/// Where a page begins; opaque.
#[derive(Clone, PartialEq, Eq, Debug)]
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

/// What is asked of a list.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct PageRequest {
    /// What the user typed into the search.
    pub query: String,
    /// `None` for the first page.
    pub cursor: Option<Cursor>,
}

/// Where the user is in a list: what is searched, and the way back to the first page.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Paging {
    query: String,
    trail: Vec<Cursor>,
}

impl Paging {
    /// Items a page.
    pub const LIMIT: u16 = 50;

    /// What to ask for.
    #[must_use]
    pub fn request(&self) -> PageRequest {
        PageRequest {
            query: self.query.clone(),
            cursor: self.trail.last().cloned(),
        }
    }

    /// What is searched.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Searches for something else, from the first page.
    pub fn search(&mut self, query: &str) {
        let query = query.trim();
        if query != self.query {
            *self = Self {
                query: query.to_owned(),
                trail: Vec::new(),
            };
        }
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
        paging.search("  ромашка ");
        paging.forward(Cursor::new("c1".to_owned()));
        paging.forward(Cursor::new("c2".to_owned()));
        assert_eq!(paging.range(7), (101, 107));
        paging.back();
        let request = paging.request();
        assert_eq!(request.cursor, Some(Cursor::new("c1".to_owned())));
        assert_eq!(request.query, "ромашка");
        paging.back();
        assert!(!paging.has_back());
        assert_eq!(paging.request().cursor, None);
    }

    #[test]
    fn another_search_starts_from_the_first_page_and_the_same_one_does_not() {
        let mut paging = Paging::default();
        paging.forward(Cursor::new("c1".to_owned()));
        paging.search(" ");
        assert!(paging.has_back());
        paging.search("а");
        assert!(!paging.has_back());
    }
}
