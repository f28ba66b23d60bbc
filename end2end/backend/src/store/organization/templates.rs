//! The templates of an organization, beside the built-in ones.

use std::collections::BTreeSet;

use sqlx::FromRow;
use sqlx::types::Json;

use crate::domain::permissions::Code;
use crate::domain::templates::MOST_OWN;
use crate::secret::random_id;
use crate::store::Store;
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
        organization: &str,
        name: &str,
        permissions: BTreeSet<Code>,
    ) -> Result<Option<Template>, sqlx::Error> {
        let id = random_id("t");
        let inserted = sqlx::query(
            "insert into template (id, organization_id, name, key, permissions)
             select ?1, ?2, ?3, ?4, ?5
             where (select count(*) from template where organization_id = ?2) < ?6
             on conflict (organization_id, key) do nothing",
        )
        .bind(&id)
        .bind(organization)
        .bind(name)
        .bind(text::fold(name))
        .bind(Json(&permissions))
        .bind(MOST_OWN)
        .execute(self.pool())
        .await?;
        Ok((inserted.rows_affected() == 1).then(|| Template {
            id,
            name: name.to_owned(),
            permissions,
        }))
    }

    /// Whether there was one.
    pub async fn delete_template(&self, organization: &str, id: &str) -> Result<bool, sqlx::Error> {
        let deleted = sqlx::query("delete from template where organization_id = ? and id = ?")
            .bind(organization)
            .bind(id)
            .execute(self.pool())
            .await?;
        Ok(deleted.rows_affected() == 1)
    }
}
