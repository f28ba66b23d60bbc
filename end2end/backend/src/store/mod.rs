//! SQLite. Each file holds the questions about one thing; none of them knows HTTP.

pub mod access;
pub mod authorised;
pub mod declarations;
pub mod history;
pub mod idempotency;
pub mod open;
pub mod organization;
pub mod page;
pub mod people;
pub mod sout;
pub mod standing;
pub mod training;
pub mod violations;

use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use sqlx::{ConnectOptions as _, Connection as _, Sqlite, Transaction};

#[derive(Clone)]
pub struct Store {
    pool: SqlitePool,
    /// Reads only. A search looks through all that an organization has: so many of them wait here
    /// for each other, and nobody else for them.
    lists: SqlitePool,
}

impl Store {
    pub fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    /// For what may take long.
    fn lists(&self) -> &SqlitePool {
        &self.lists
    }

    /// A transaction that holds the write lock from its beginning: what it read is still true
    /// when it writes.
    pub async fn write(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.pool.begin_with("begin immediate").await
    }

    /// Writes everything out, so that the file is complete by itself and can be copied alone.
    ///
    /// `-wal` and `-shm` are removed by whichever connection closes last. Those of a pool may
    /// close at the same moment, and then none of them takes itself for the last; hence one more.
    pub async fn close(&self) -> Result<(), sqlx::Error> {
        // Closing counts an idle connection's permit twice, so it may end while another connection
        // is still being given back; only an empty pool has none open.
        for pool in [&self.lists, &self.pool] {
            pool.close().await;
            while pool.size() > 0 {
                tokio::time::sleep(Duration::from_millis(1)).await;
                pool.close().await;
            }
        }
        let options = SqliteConnectOptions::clone(&self.pool.connect_options());
        let mut last = options.create_if_missing(false).connect().await?;
        let in_use: bool = sqlx::query_scalar("pragma wal_checkpoint(truncate)")
            .fetch_one(&mut last)
            .await?;
        if in_use {
            tracing::warn!("the database is in use elsewhere: its file may lack the last changes");
        }
        last.close().await
    }
}
