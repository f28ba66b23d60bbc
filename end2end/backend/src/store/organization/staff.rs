//! The staff directory, from whom an employee is chosen.

use sqlx::FromRow;

use crate::domain::person::{Names, Snils};
use crate::store::Store;
use crate::store::page::{Cursor, List, Page, PageQuery, Placed, Searched};

#[derive(FromRow)]
pub struct StaffMember {
    pub id: String,
    #[sqlx(flatten)]
    pub names: Names,
    pub position: Option<String>,
    pub snils: Snils,
    /// Shown nowhere.
    pub inn: Option<String>,
    pub has_access: bool,
    place: String,
}

impl Placed for StaffMember {
    fn place(&self) -> Cursor {
        Cursor {
            key: self.place.clone(),
            id: self.id.clone(),
        }
    }
}

// Each by its index.
const MASKED: &str = "item.id in (
    select id from staff where organization_id = ?1 and snils = {number}
    union all select id from staff where organization_id = ?1 and inn = {number})";

impl Store {
    pub async fn staff(
        &self,
        organization: &str,
        query: &PageQuery,
    ) -> Result<Page<StaffMember>, sqlx::Error> {
        let list = List {
            columns: "item.id, item.last_name, item.first_name, item.middle_name, item.position,
                item.snils, item.inn,
                exists (select 1 from employee e
                    where e.organization_id = item.organization_id and e.snils = item.snils)
                    as has_access",
            tables: "staff item",
            matching: "from staff item where item.organization_id = ?1",
            key: "item.sort_key",
            searched: Searched::people(MASKED),
            of: organization,
            with: &[],
        };
        list.page(self, query).await
    }
}
