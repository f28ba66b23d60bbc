//! The templates of an organization, beside the built-in ones.

use std::collections::BTreeSet;

use sqlx::FromRow;
use sqlx::types::Json;

use crate::domain::permissions::Code;
use crate::domain::templates::MOST_OWN;
use crate::secret::random_id;
use crate::store::Store;
use crate::store::authorised::{Actor, Denied};
use crate::text;

#[derive(FromRow)]
pub struct Template {
    pub id: String,
    pub name: String,
    #[sqlx(json)]
    pub permissions: BTreeSet<Code>,
}

impl Store {
    pub async fn templates(&self, organization: &str) -> Result<Vec<Template>, sqlx::Error> {
        sqlx::query_as(
            "select id, name, permissions from template where organization_id = ? order by key",
        )
        .bind(organization)
        .fetch_all(self.pool())
        .await
    }

    /// None: the organization has one of this name, or as many as it may have.
    pub async fn add_template(
        &self,
        by: &Actor<'_>,
        name: &str,
        permissions: BTreeSet<Code>,
    ) -> Result<Option<Template>, Denied> {
        let mut tx = self.write_as(by).await?;
        let id = random_id("t");
        let inserted = sqlx::query(
            "insert into template (id, organization_id, name, key, permissions)
             select ?1, ?2, ?3, ?4, ?5
             where (select count(*) from template where organization_id = ?2) < ?6
             on conflict (organization_id, key) do nothing",
        )
        .bind(&id)
        .bind(by.organization)
        .bind(name)
        .bind(text::fold(name))
        .bind(Json(&permissions))
        .bind(MOST_OWN)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok((inserted.rows_affected() == 1).then(|| Template {
            id,
            name: name.to_owned(),
            permissions,
        }))
    }

    /// Whether there was one.
    pub async fn delete_template(&self, by: &Actor<'_>, id: &str) -> Result<bool, Denied> {
        let mut tx = self.write_as(by).await?;
        let deleted = sqlx::query("delete from template where organization_id = ? and id = ?")
            .bind(by.organization)
            .bind(id)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(deleted.rows_affected() == 1)
    }
}
