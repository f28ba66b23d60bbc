//! The organizations a person belongs to: by the staff directory, or by access given by hand.

use std::collections::BTreeSet;

use sqlx::FromRow;

use super::Store;
use super::page::{Cursor, List, Page, PageQuery, Placed};
use crate::domain::access::Standing;
use crate::domain::permissions::Code;
use crate::domain::person::Snils;

#[derive(Clone, Debug, FromRow)]
pub struct Organization {
    pub id: String,
    pub short_name: String,
    pub full_name: String,
    pub branch_name: Option<String>,
    pub ogrn: String,
    pub inn: String,
}

#[derive(FromRow)]
pub struct Row {
    #[sqlx(flatten)]
    organization: Organization,
    sort_key: String,
    liquidated: bool,
    head: bool,
    blocked: bool,
    #[sqlx(json)]
    permissions: BTreeSet<Code>,
}

impl Row {
    pub fn split(self) -> (Organization, Standing) {
        let standing = Standing {
            head: self.head,
            blocked: self.blocked,
            liquidated: self.liquidated,
            permissions: self.permissions,
        };
        (self.organization, standing)
    }
}

impl Placed for Row {
    fn place(&self) -> Cursor {
        Cursor {
            sort_key: self.sort_key.clone(),
            id: self.organization.id.clone(),
        }
    }
}

const COLUMNS: &str = "item.id, item.short_name, item.full_name, item.branch_name, item.ogrn,
    item.inn, item.sort_key, item.liquidated, coalesce(s.role = 'head', 0) as head,
    coalesce(s.blocked, 0) as blocked,
    (select json_group_array(code) from employee_permission where employee_id = e.id)
        as permissions";

const SOURCE: &str = "from (
        select organization_id from staff where snils = ?1
        union select organization_id from employee where snils = ?1
    ) mine
    join organization item on item.id = mine.organization_id
    left join staff s on s.organization_id = item.id and s.snils = ?1
    left join employee e on e.organization_id = item.id and e.snils = ?1
    where true";

impl Store {
    pub async fn organizations_of(
        &self,
        person: &Snils,
        query: &PageQuery,
    ) -> Result<Page<Row>, sqlx::Error> {
        let list = List {
            columns: COLUMNS,
            source: SOURCE,
            of: person.digits(),
        };
        list.page(self.pool(), query).await
    }

    /// One of them; None when the person does not belong to it, whether it exists or not.
    pub async fn organization_of(
        &self,
        person: &Snils,
        id: &str,
    ) -> Result<Option<(Organization, Standing)>, sqlx::Error> {
        let row: Option<Row> =
            sqlx::query_as(&format!("select {COLUMNS} {SOURCE} and item.id = ?2"))
                .bind(person)
                .bind(id)
                .fetch_optional(self.pool())
                .await?;
        Ok(row.map(Row::split))
    }
}
