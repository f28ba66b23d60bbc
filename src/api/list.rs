//! Lists: how a part of one is asked for, and how it is read.

use super::answer::Answer;
use super::error::ApiError;
use super::request::Request;
use crate::domain::{Cursor, Page};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Rows read at once of a list that grows as it is scrolled.
pub const CHUNK: u16 = 20;

/// The most that the contract lets one answer hold.
pub const MOST: u16 = 100;

/// What a part of a list says of the rest; one reader for all lists.
#[derive(Deserialize)]
struct PageDto {
    total: u64,
    next_cursor: Option<Cursor>,
}

/// The items of a list.
#[derive(Deserialize)]
struct ItemsDto<T> {
    items: Vec<T>,
}

impl Request {
    /// A read of at most `limit` items from `cursor` on: those that `text` and `filters` leave.
    pub fn list(
        path: String,
        limit: u16,
        text: &str,
        filters: &[(&'static str, &str)],
        cursor: Option<&Cursor>,
    ) -> Self {
        let request = Self::get(path)
            .query("limit", &limit.to_string())
            .query("q", text)
            .query("cursor", cursor.map_or("", Cursor::as_str));
        let filters = filters.iter();
        filters.fold(request, |request, (name, value)| request.query(name, value))
    }
}

impl Answer {
    /// A part of a list, whose items are each a `D`.
    pub fn page<D: DeserializeOwned, T: From<D>>(&self) -> Result<Page<T>, ApiError> {
        let page: PageDto = self.read()?;
        Ok(Page {
            items: self.items::<D, T>()?,
            total: page.total,
            next: page.next_cursor,
        })
    }

    /// The items of a list, or of a part of one, each a `D`.
    pub fn items<D: DeserializeOwned, T: From<D>>(&self) -> Result<Vec<T>, ApiError> {
        let list: ItemsDto<D> = self.read()?;
        Ok(list.items.into_iter().map(T::from).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_of_a_list() {
        let cursor = Cursor::new("a+b/=".to_owned());
        let filters = [("role", "head"), ("state", "")];
        let request = Request::list("/x".to_owned(), 20, "ромашка & К", &filters, Some(&cursor));
        // The browser encodes it (`URLSearchParams`).
        let expected = [
            ("limit", "20"),
            ("q", "ромашка & К"),
            ("cursor", "a+b/="),
            ("role", "head"),
        ];
        assert_eq!(
            request.query,
            expected.map(|(name, value)| (name, value.to_owned()))
        );
        let everything = Request::list("/x".to_owned(), 20, "", &[], None);
        assert_eq!(everything.query, [("limit", "20".to_owned())]);
    }
}
