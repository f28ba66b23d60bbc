//! One page of a list: search words, keyset cursors, totals.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, SqlitePool};

/// What is asked of a list.
#[derive(Clone, Debug)]
pub struct PageQuery {
    /// All of them must be found.
    pub words: Vec<String>,
    pub limit: usize,
    pub after: Option<Cursor>,
}

/// The place after an item. It names the item's own place and not a number of items, so that
/// nothing is shown twice or lost while the list changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub sort_key: String,
    pub id: String,
}

impl Cursor {
    pub fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(format!("{}\n{}", self.sort_key, self.id))
    }

    pub fn decode(text: &str) -> Option<Self> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
        let (sort_key, id) = text.split_once('\n')?;
        Some(Self {
            sort_key: sort_key.to_owned(),
            id: id.to_owned(),
        })
    }
}

pub struct Page<T> {
    pub items: Vec<T>,
    pub total: u64,
    pub next: Option<Cursor>,
}

/// A row that knows its place in its list.
pub trait Placed {
    fn place(&self) -> Cursor;
}

/// A list in two halves: which columns, and from where. The table of the list goes by the name
/// `item` and has `sort_key`, `id` and `search`; `?1` stands for whose list it is.
pub struct List<'a> {
    pub columns: &'static str,
    pub source: &'static str,
    pub of: &'a str,
}

impl List<'_> {
    pub async fn page<T>(
        &self,
        pool: &SqlitePool,
        query: &PageQuery,
    ) -> Result<Page<T>, sqlx::Error>
    where
        T: for<'r> FromRow<'r, SqliteRow> + Placed + Send + Unpin,
    {
        let source = self.source;
        // The parameters are numbered, since those of the source come first.
        let words = (2..query.words.len() + 2)
            .map(|number| format!(" and instr(item.search, ?{number}) > 0"))
            .collect::<Vec<_>>()
            .concat();
        let count = format!("select count(*) {source}{words}");
        let mut counting = sqlx::query_scalar::<_, i64>(&count).bind(self.of);

        let next = query.words.len() + 2;
        let after = match &query.after {
            Some(_) => format!(" and (item.sort_key, item.id) > (?{next}, ?{})", next + 1),
            None => String::new(),
        };
        // One more than asked for tells whether there is a next page.
        let one_more = query.limit + 1;
        let select = format!(
            "select {} {source}{words}{after} order by item.sort_key, item.id limit {one_more}",
            self.columns
        );
        let mut selecting = sqlx::query_as::<_, T>(&select).bind(self.of);
        for word in &query.words {
            counting = counting.bind(word);
            selecting = selecting.bind(word);
        }
        if let Some(Cursor { sort_key, id }) = &query.after {
            selecting = selecting.bind(sort_key).bind(id);
        }

        let (total, mut items) =
            tokio::try_join!(counting.fetch_one(pool), selecting.fetch_all(pool))?;
        let more = items.len() > query.limit;
        items.truncate(query.limit);
        let next = items.last().filter(|_| more).map(Placed::place);
        Ok(Page {
            items,
            total: total.unsigned_abs(),
            next,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_the_way_to_the_browser_and_back() {
        let cursor = Cursor {
            sort_key: "сидорова анна".into(),
            id: "s-sidorova".into(),
        };
        assert_eq!(Cursor::decode(&cursor.encode()), Some(cursor));
        for bad in ["", "x", "%%%", "c2lkb3JvdmE"] {
            assert_eq!(Cursor::decode(bad), None, "{bad}");
        }
    }
}
