//! Opening the database.

use std::num::NonZeroUsize;
use std::path::Path;
use std::time::Duration;

use sqlx::migrate::MigrateError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::Store;

#[derive(Debug)]
pub enum OpenError {
    Folder(std::io::Error),
    Database(sqlx::Error),
    Migration(MigrateError),
}

impl std::fmt::Display for OpenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder(error) => write!(f, "its folder cannot be made: {error}"),
            Self::Database(error) => write!(f, "{error}"),
            Self::Migration(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for OpenError {}

impl From<sqlx::Error> for OpenError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl Store {
    /// Opens the file, making it and its folder if they are missing, and brings its schema up
    /// to date.
    pub async fn open(path: &Path) -> Result<Self, OpenError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(OpenError::Folder)?;
        }
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(Duration::from_secs(5))
            // 64 MB: the indexes of the largest organization stay in memory.
            .pragma("cache_size", "-65536");
        let pool = SqlitePoolOptions::new()
            .max_connections(4)
            .connect_with(options.clone())
            .await?;
        sqlx::migrate!()
            .run(&pool)
            .await
            .map_err(OpenError::Migration)?;
        // Each keeps a core busy: half of them are left to everybody else.
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let lists = SqlitePoolOptions::new()
            .max_connections(u32::try_from(cores / 2).unwrap_or(1).max(1))
            .connect_lazy_with(options.read_only(true));
        let store = Self { pool, lists };
        store.make_searchable().await?;
        store.make_journal_searchable().await?;
        Ok(store)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The race that once left a connection open: many are being given back as the pool closes.
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn closing_while_connections_come_back_leaves_one_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.sqlite");
        for round in 0..300 {
            let store = Store::open(&file).await.expect("a store");
            let mut in_use = Vec::new();
            for _ in 0..4 {
                in_use.push(store.pool().acquire().await.expect("a connection"));
            }
            drop(in_use);
            store.close().await.expect("a close");
            assert!(!file.with_extension("sqlite-wal").exists(), "round {round}");
        }
    }
}
