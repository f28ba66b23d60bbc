//! What somebody changes in an organization, by a right that they have there. The right is read within
//! the transaction that uses it, which holds the write lock already: who has lost it a moment ago
//! changes nothing more.

use std::ops::{Deref, DerefMut};

use sqlx::{Sqlite, SqliteConnection, Transaction};

use super::Store;
use super::standing::belonging;
use crate::domain::access::Right;
use crate::domain::person::Person;
use crate::domain::span::Date;

/// Who changes something, where, and by which right; whether they have it is seen when they do.
#[derive(Clone)]
pub struct Actor<'a> {
    pub person: &'a Person,
    pub organization: &'a str,
    pub right: Right,
    pub today: Date,
}

/// Why somebody changes nothing.
#[derive(Debug)]
pub enum Denied {
    /// They do not belong to the organization.
    Stranger,
    Forbidden,
    Store(sqlx::Error),
}

impl From<sqlx::Error> for Denied {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error)
    }
}

/// A transaction in which the actor has been found to have the right. Nothing else makes one.
pub struct Authorised(Transaction<'static, Sqlite>);

impl Authorised {
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        self.0.commit().await
    }
}

impl Deref for Authorised {
    type Target = SqliteConnection;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Authorised {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl Store {
    /// The only way to change what is an organization's: a test of the tree sees to it.
    pub(super) async fn write_as(&self, actor: &Actor<'_>) -> Result<Authorised, Denied> {
        let mut tx = self.write().await?;
        let Actor {
            person,
            organization,
            right,
            today,
        } = actor;
        let found = belonging(&mut tx, &person.snils, organization, today).await?;
        let (_, standing) = found.ok_or(Denied::Stranger)?;
        if standing.rights().allow(*right) {
            Ok(Authorised(tx))
        } else {
            Err(Denied::Forbidden)
        }
    }
}
