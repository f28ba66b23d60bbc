//! A running backend with a clock of its own, and browsers to use it.

mod app;
mod browser;
mod contract;
mod declarations;
mod lists;
mod provider;
pub mod training;

use std::num::NonZeroU32;
use std::path::Path;

use reference_backend::clock::Clock;
use reference_backend::config::Scale;
use reference_backend::config::{Config, Limits};
use reference_backend::server::Server;
use tempfile::TempDir;

pub use app::{ALL_SCOPES, STATE};
pub use browser::consent;
pub use browser::{Browser, Reply, back_with, location};
pub use contract::version as contract_version;
pub use declarations::{DECLARATIONS, complete};
pub use provider::{ACCESS_TOKEN, CLIENT, Provider};

/// Enough of everything for a list to have several pages.
const SMALL: Scale = Scale {
    organizations: 52,
    staff: 60,
    with_access: 12,
    trained: 400,
    reports: 30,
};

pub struct Stand {
    pub server: Server,
    pub clock: Clock,
    config: Config,
    folder: TempDir,
}

impl Stand {
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// Free ports, a database of its own, no waiting, and whatever `change` wants otherwise.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the database");
        let many = NonZeroU32::new(100_000).expect("not zero");
        let mut config = Config {
            port: 0,
            idp_port: 0,
            database: folder.path().join("demo.sqlite"),
            dist: folder.path().join("dist"),
            limits: Limits {
                login: many,
                requests: many,
                numbers: many,
            },
            slow: std::time::Duration::from_millis(1),
            scale: SMALL,
            ..Config::default()
        };
        change(&mut config);
        let clock = Clock::shifted();
        let server = Server::start(config.clone(), clock.clone())
            .await
            .expect("a free port");
        Self {
            server,
            clock,
            config,
            folder,
        }
    }

    /// Stops the server and starts it anew, on the same ports and the same database.
    pub async fn restart(mut self) -> Self {
        (self.config.port, self.config.idp_port) = self.server.ports();
        self.server.stop().await;
        let server = Server::start(self.config.clone(), self.clock.clone()).await;
        Self {
            server: server.expect("the same ports"),
            ..self
        }
    }

    /// Stops the server; what it leaves behind lives as long as the folder.
    pub async fn stop(self) -> TempDir {
        self.server.stop().await;
        self.folder
    }

    pub fn browser(&self) -> Browser {
        Browser::new(&self.server.site)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// One number out of the database, for what no endpoint tells.
    pub async fn count(&self, sql: &str) -> i64 {
        let pool = self.server.app.store.pool();
        sqlx::query_scalar(sql)
            .fetch_one(pool)
            .await
            .expect("a number")
    }
}
