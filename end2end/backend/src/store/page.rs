//! One page of a list: search words, keyset cursors, totals.

use serde::Deserialize;
use sqlx::FromRow;
use sqlx::sqlite::SqliteRow;
use strum::{EnumIter, IntoStaticStr};

use super::Store;
use crate::sealed;
use crate::text::{Search, Word};

/// What is asked of a list.
#[derive(Clone, Debug)]
pub struct PageQuery {
    pub search: Search,
    pub sort: Sort,
    pub limit: usize,
    pub after: Option<Cursor>,
}

/// The order of a list; each knows some of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, EnumIter, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Sort {
    Name,
    #[serde(rename = "-name")]
    #[strum(serialize = "-name")]
    NameDescending,
    Role,
    Until,
    LastSignIn,
    /// Of what happened, the latest first.
    Newest,
    /// By the day that the list is about, the earliest first.
    Date,
    #[serde(rename = "-date")]
    #[strum(serialize = "-date")]
    DateDescending,
    /// The largest first.
    Workplaces,
    /// As it stands in its document.
    Number,
    /// By when something is to be done, the earliest first.
    Due,
    /// By the day on which it was found, the latest first.
    #[serde(rename = "-found")]
    #[strum(serialize = "-found")]
    FoundDescending,
}

impl Sort {
    /// How a cursor says it.
    fn name(self) -> &'static str {
        self.into()
    }
}

/// The place after an item. It names the item's own place and not a number of items, so that
/// nothing is shown twice or lost while the list changes. That place is somebody's name: nobody reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub key: String,
    pub id: String,
}

impl Cursor {
    pub fn encode(&self, sort: Sort) -> String {
        sealed::seal(&format!("{}\n{}\n{}", sort.name(), self.key, self.id))
    }

    /// None also where it was given with another order: its place means nothing there.
    pub fn decode(text: &str, sort: Sort) -> Option<Self> {
        let text = sealed::open(text)?;
        let (key, id) = text
            .strip_prefix(sort.name())?
            .strip_prefix('\n')?
            .split_once('\n')?;
        Some(Self {
            key: key.to_owned(),
            id: id.to_owned(),
        })
    }
}

pub struct Page<T> {
    pub items: Vec<T>,
    pub total: u64,
    pub sort: Sort,
    pub next: Option<Cursor>,
}

/// A row that knows its place in its list.
pub trait Placed {
    fn place(&self) -> Cursor;
}

/// A list in SQL, where `?1` stands for whose list it is. Only the rows of the page are read in
/// full: the others are looked through by what `matching` has of them.
pub struct List<'a> {
    /// What is shown of an item, whose table goes by the name `item`.
    pub columns: &'static str,
    /// That table and what is joined to it.
    pub tables: &'static str,
    /// Which items there are, from their table too.
    pub matching: &'a str,
    /// By what they are ordered, before their ids.
    pub key: &'a str,
    pub searched: Searched,
    pub of: &'a str,
    /// What `matching` names besides, from `?2` on.
    pub with: &'a [&'a str],
}

/// Where a search looks for what is no plain word. Those are looked for in `item.search`, which has
/// nothing that is not shown.
#[derive(Clone, Copy)]
pub struct Searched {
    /// Where the initials of people are looked for.
    names: &'static str,
    /// Whether all of a number that is shown masked is `{number}`.
    masked: Option<&'static str>,
}

impl Searched {
    pub const TEXTS: Self = Self {
        names: "item.search",
        masked: None,
    };

    /// People, whose full names they are ordered by, and a condition with `{number}`.
    pub const fn people(masked: &'static str) -> Self {
        Self {
            names: "item.sort_key",
            masked: Some(masked),
        }
    }

    /// The condition for a word, which is this parameter.
    fn finds(self, word: &Word, parameter: &str) -> String {
        let shown = format!("instr(item.search, {parameter}) > 0");
        match (word, self.masked) {
            (Word::Initial(_), _) => {
                format!("instr({}, ' ' || {parameter}) > 0", self.names)
            }
            (Word::Number(_), Some(masked)) if word.is_whole_number() => {
                let whole = masked.replace("{number}", parameter);
                format!("({shown} or {whole})")
            }
            _ => shown,
        }
    }
}

impl List<'_> {
    pub async fn page<T>(&self, store: &Store, query: &PageQuery) -> Result<Page<T>, sqlx::Error>
    where
        T: for<'r> FromRow<'r, SqliteRow> + Placed + Send + Unpin,
    {
        let Self {
            columns,
            tables,
            matching,
            key,
            searched,
            of,
            with,
        } = self;
        let (found, words) = found(&query.search, *searched, with.len() + 2);
        let count = format!("select count(*) {matching}{found}");
        let mut counting = sqlx::query_scalar::<_, i64>(&count).bind(of);

        let (beyond, order) = match query.sort {
            Sort::NameDescending
            | Sort::Newest
            | Sort::DateDescending
            | Sort::Workplaces
            | Sort::FoundDescending => ("<", "desc"),
            Sort::Name
            | Sort::Role
            | Sort::Until
            | Sort::LastSignIn
            | Sort::Date
            | Sort::Number
            | Sort::Due => (">", "asc"),
        };
        let next = with.len() + words.len() + 2;
        let after = match &query.after {
            Some(_) => format!(" and ({key}, item.id) {beyond} (?{next}, ?{})", next + 1),
            None => String::new(),
        };
        // One more than asked for tells whether there is a next page.
        let one_more = query.limit + 1;
        let select = format!(
            "select {columns}, page.place from
                (select item.id as id, {key} as place {matching}{found}{after}
                 order by {key} {order}, item.id {order} limit {one_more}) page
             join {tables} where item.id = page.id
             order by page.place {order}, page.id {order}"
        );
        let mut selecting = sqlx::query_as::<_, T>(&select).bind(of);
        for word in with.iter().copied().chain(words) {
            counting = counting.bind(word);
            selecting = selecting.bind(word);
        }
        if let Some(Cursor { key, id }) = &query.after {
            selecting = selecting.bind(key).bind(id);
        }

        let pool = store.lists();
        let (total, mut items) =
            tokio::try_join!(counting.fetch_one(pool), selecting.fetch_all(pool))?;
        let more = items.len() > query.limit;
        items.truncate(query.limit);
        let next = items.last().filter(|_| more).map(Placed::place);
        Ok(Page {
            items,
            total: total.unsigned_abs(),
            sort: query.sort,
            next,
        })
    }
}

/// The condition that a search makes, and the words that it names from this number on.
fn found(search: &Search, searched: Searched, first: usize) -> (String, Vec<&str>) {
    let mut words = Vec::new();
    let meanings: Vec<_> = search
        .meanings()
        .iter()
        .map(|meaning| {
            let tests: Vec<_> = meaning
                .iter()
                .map(|word| {
                    words.push(word.as_str());
                    searched.finds(word, &format!("?{}", words.len() + first - 1))
                })
                .collect();
            tests.join(" and ")
        })
        .collect();
    if meanings.is_empty() {
        return (String::new(), words);
    }
    (format!(" and ({})", meanings.join(" or ")), words)
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn a_cursor_survives_the_way_to_the_browser_and_back() {
        let cursor = Cursor {
            key: "сидорова анна".into(),
            id: "s-sidorova".into(),
        };
        for sort in Sort::iter() {
            let text = cursor.encode(sort);
            assert_eq!(Cursor::decode(&text, sort).as_ref(), Some(&cursor));
        }
        for bad in ["", "x", "%%%", "c2lkb3JvdmE"] {
            assert_eq!(Cursor::decode(bad, Sort::Name), None, "{bad}");
        }
    }

    #[test]
    fn a_cursor_of_another_order_is_none() {
        let cursor = Cursor {
            key: "a".into(),
            id: "b".into(),
        };
        let text = cursor.encode(Sort::NameDescending);
        assert_eq!(Cursor::decode(&text, Sort::Name), None);
        assert_eq!(Cursor::decode(&text, Sort::Role), None);
    }

    #[test]
    fn each_meaning_needs_all_its_words() {
        let search = Search::people("jy b f");
        let (sql, words) = found(&search, Searched::TEXTS, 2);
        assert_eq!(words, ["jy", "b", "f", "он", "и", "а"]);
        let test = |number| format!("instr(item.search, ?{number}) > 0");
        let all = |numbers: [u8; 3]| numbers.map(test).join(" and ");
        assert_eq!(
            sql,
            format!(" and ({} or {})", all([2, 3, 4]), all([5, 6, 7]))
        );
        assert_eq!(found(&Search::people(""), Searched::TEXTS, 2).0, "");
    }

    #[test]
    fn only_a_whole_number_is_compared_with_what_is_masked() {
        let people = Searched::people("item.snils = {number}");
        let sql = |query| found(&Search::people(query), people, 2).0;
        let shown = "instr(item.search, ?2) > 0";
        for part in ["4595", "1122334459", "1122334459512"] {
            assert_eq!(sql(part), format!(" and ({shown})"), "{part}");
        }
        let whole = format!(" and (({shown} or item.snils = ?2))");
        assert_eq!(sql("112-233-445 95"), whole);
        assert_eq!(sql("к."), " and (instr(item.sort_key, ' ' || ?2) > 0)");
    }
}
