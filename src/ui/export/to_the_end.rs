//! Reading a list to its end, however long it is: for a file of it, and to choose everybody in it.

use crate::api::ApiError;
use crate::browser;
use crate::domain::{Again, Cursor, RetryPolicy};
use std::future::Future;
use std::pin::Pin;

/// What one request brought.
pub struct Brought {
    /// How many rows.
    pub count: u64,
    /// How many there are in all.
    pub total: u64,
    /// Where the next ones begin.
    pub next: Option<Cursor>,
}

/// A request under way.
pub type Bringing = Pin<Box<dyn Future<Output = Result<Brought, ApiError>>>>;

/// Reads to the end; `false` when it was stopped. `read` takes in the rows from a cursor on; without one it
/// begins, and drops what it had: a list whose cursor has expired begins anew. `note` hears how many there
/// are of how many, and says whether to go on; it is asked after every answer and every pause.
pub async fn to_the_end(
    read: &dyn Fn(Option<Cursor>) -> Bringing,
    note: &dyn Fn(u64, u64) -> bool,
) -> Result<bool, ApiError> {
    let mut patience = RetryPolicy::default();
    let mut cursor: Option<Cursor> = None;
    let (mut count, mut total) = (0, 0);
    loop {
        match read(cursor.clone()).await {
            Ok(brought) => {
                patience.came();
                count += brought.count;
                total = brought.total;
                cursor = brought.next;
            }
            Err(error) => match patience.after(error.kind) {
                Some(Again::After(millis)) => {
                    browser::pause(millis).await;
                    if note(count, total) {
                        continue;
                    }
                    return Ok(false);
                }
                Some(Again::Anew) => {
                    (count, cursor) = (0, None);
                    if note(count, total) {
                        continue;
                    }
                    return Ok(false);
                }
                None => return Err(error),
            },
        }
        if !note(count, total) {
            return Ok(false);
        }
        if cursor.is_none() {
            return Ok(true);
        }
    }
}
