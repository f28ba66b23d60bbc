//! The demo data: fixed, so that tests and people can rely on it.

mod declarations;
mod few;
mod history;
mod many;
mod names;
mod organizations;
pub mod people;
mod rows;
mod sout;
mod training;
mod violations;

use std::fmt;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use crate::clock::Clock;
use crate::config::{Config, Scale};
use crate::store::Store;
use crate::store::open::OpenError;

#[derive(Debug)]
pub struct SeedError {
    database: PathBuf,
    cause: OpenError,
}

impl fmt::Display for SeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.database.display();
        write!(
            f,
            "База {path} не открывается, проверьте DATABASE (cannot open it: {}).",
            self.cause
        )
    }
}

impl std::error::Error for SeedError {}

/// Opens the database of the configuration; an empty one is filled first.
pub async fn open(config: &Config, clock: &Clock) -> Result<Store, SeedError> {
    let failed = |cause| SeedError {
        database: config.database.clone(),
        cause,
    };
    let store = Store::open(&config.database).await.map_err(failed)?;
    fill(&store, config.scale, clock.now())
        .await
        .map_err(|error| failed(error.into()))?;
    Ok(store)
}

/// In one transaction: a database is either empty or complete.
async fn fill(store: &Store, scale: Scale, now: DateTime<Utc>) -> Result<(), sqlx::Error> {
    let filled = "select exists (select 1 from organization)";
    if sqlx::query_scalar(filled).fetch_one(store.pool()).await? {
        return Ok(());
    }
    tracing::info!("filling the database with the demo data");
    let mut tx = store.write().await?;
    people(&mut tx).await?;
    organizations::all(scale, now).write(&mut tx).await?;
    training::write(&mut tx, scale, now).await?;
    let reports = sout::write(&mut tx, scale, now).await?;
    declarations::write(&mut tx, &reports, now).await?;
    violations::write(&mut tx, scale, now).await?;
    tx.commit().await?;
    sqlx::query("analyze").execute(store.pool()).await?;
    Ok(())
}

/// Of whichever provider the first start has.
async fn people(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    for persona in &people::PEOPLE {
        sqlx::query(
            "insert into person (id, issuer, subject, snils, last_name, first_name, middle_name)
             values (?, '', ?, ?, ?, ?, ?)",
        )
        .bind(persona.id)
        .bind(persona.subject)
        .bind(persona.snils)
        .bind(persona.last_name)
        .bind(persona.first_name)
        .bind(persona.middle_name)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
