//! `q`, `limit` and `cursor` of the lists, and the page they answer.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::problem::{Kind, Problem};
use crate::store::page::{Cursor, Page, PageQuery, Sort};
use crate::text::Search;

const LIMIT: usize = 50;
const LARGEST_LIMIT: usize = 100;
const LONGEST_QUERY: usize = 200;
/// Of an id and of a permission's code.
const LONGEST_NAME: usize = 100;

#[derive(Deserialize)]
struct Parameters {
    q: Option<String>,
    limit: Option<usize>,
    cursor: Option<String>,
}

/// The parameters of the address.
pub async fn parameters<T: DeserializeOwned>(parts: &mut Parts) -> Result<T, Problem> {
    let parameters = Query::<T>::from_request_parts(parts, &()).await;
    parameters
        .map(|Query(parameters)| parameters)
        .map_err(|_| Problem::from(Kind::BadRequest).detail("a parameter cannot be read"))
}

/// The `sort` of a list that knows these; the first unless it is asked otherwise.
pub async fn sort<const N: usize>(parts: &mut Parts, known: [Sort; N]) -> Result<Sort, Problem> {
    #[derive(Deserialize)]
    struct Order {
        sort: Option<Sort>,
    }
    const { assert!(N > 0, "a list has an order") };
    let Order { sort } = parameters(parts).await?;
    let sort = sort.unwrap_or(known[0]);
    if known.contains(&sort) {
        Ok(sort)
    } else {
        Err(Problem::from(Kind::BadRequest).detail("the list has no such order"))
    }
}

/// Refuses what is too long, or too short, for the code of a permission.
pub fn short(value: &str) -> Result<(), Problem> {
    if (1..=LONGEST_NAME).contains(&value.chars().count()) {
        Ok(())
    } else {
        Err(Problem::from(Kind::BadRequest).detail("a name is empty or too long"))
    }
}

/// Refuses what is nobody's id, whoever gave it.
pub fn an_id(value: &str) -> Result<(), Problem> {
    short(value)?;
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"_~-".contains(&byte);
    if value.bytes().all(safe) {
        Ok(())
    } else {
        Err(Problem::from(Kind::BadRequest).detail("an id is none"))
    }
}

impl PageQuery {
    /// What every list is asked, of a list in this order that is searched in this way.
    pub async fn read(
        parts: &mut Parts,
        sort: Sort,
        search: fn(&str) -> Search,
    ) -> Result<Self, Problem> {
        Self::read_up_to(LARGEST_LIMIT, parts, sort, search).await
    }

    /// The same of a list whose pages may be longer than others.
    pub async fn read_up_to(
        largest: usize,
        parts: &mut Parts,
        sort: Sort,
        search: fn(&str) -> Search,
    ) -> Result<Self, Problem> {
        let bad = |detail| Problem::from(Kind::BadRequest).detail(detail);
        let Parameters { q, limit, cursor } = parameters(parts).await?;
        let q = q.unwrap_or_default();
        if q.chars().count() > LONGEST_QUERY {
            return Err(bad("q is too long"));
        }
        let limit = limit.unwrap_or(LIMIT);
        if !(1..=largest).contains(&limit) {
            return Err(bad("limit is not between 1 and the largest of this list"));
        }
        let after = match cursor {
            Some(cursor) => Some(Cursor::decode(&cursor, sort).ok_or(Kind::CursorInvalid)?),
            None => None,
        };
        Ok(Self {
            search: search(&q),
            sort,
            limit,
            after,
        })
    }
}

/// Of a list of people, who come by name.
impl<S: Send + Sync> FromRequestParts<S> for PageQuery {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Self::read(parts, Sort::Name, Search::people).await
    }
}

#[derive(Serialize)]
pub struct PageBody<T> {
    items: Vec<T>,
    total: u64,
    next_cursor: Option<String>,
}

impl<T> PageBody<T> {
    pub fn new<Row>(page: Page<Row>, describe: impl Fn(Row) -> T) -> Self {
        Self {
            items: page.items.into_iter().map(describe).collect(),
            total: page.total,
            next_cursor: page.next.map(|cursor| cursor.encode(page.sort)),
        }
    }
}
