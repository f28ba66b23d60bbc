//! `q`, `limit` and `cursor` of the lists, and the page they answer.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};

use crate::problem::{Kind, Problem};
use crate::store::page::{Cursor, Page, PageQuery};
use crate::text;

const LIMIT: usize = 50;
const LARGEST_LIMIT: usize = 100;
const LONGEST_QUERY: usize = 200;

#[derive(Deserialize)]
struct Parameters {
    q: Option<String>,
    limit: Option<usize>,
    cursor: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for PageQuery {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let bad = |detail| Problem::from(Kind::BadRequest).detail(detail);
        let parameters = Query::<Parameters>::from_request_parts(parts, state).await;
        let Query(Parameters { q, limit, cursor }) =
            parameters.map_err(|_| bad("q, limit or cursor cannot be read"))?;
        let q = q.unwrap_or_default();
        if q.chars().count() > LONGEST_QUERY {
            return Err(bad("q is too long"));
        }
        let limit = limit.unwrap_or(LIMIT);
        if !(1..=LARGEST_LIMIT).contains(&limit) {
            return Err(bad("limit is not between 1 and 100"));
        }
        let after = match cursor {
            Some(cursor) => Some(Cursor::decode(&cursor).ok_or(Kind::CursorInvalid)?),
            None => None,
        };
        Ok(Self {
            words: text::words(&q),
            limit,
            after,
        })
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
            next_cursor: page.next.as_ref().map(Cursor::encode),
        }
    }
}
