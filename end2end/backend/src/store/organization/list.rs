//! The organizations a person belongs to: by the staff directory, or by access given by hand.

use serde::Deserialize;

use crate::domain::access::{Role, Standing};
use crate::domain::person::Snils;
use crate::domain::span::Date;
use crate::store::Store;
use crate::store::access::rights;
use crate::store::page::{List, Page, PageQuery, Searched, Sort};
use crate::store::standing::{COLUMNS, Organization, Row, TABLES, belonging};

/// Which of them a list has; None: all.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Filter {
    pub role: Option<Role>,
    pub state: Option<State>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Open,
    /// For any reason but the next.
    Closed,
    Liquidated,
}

/// Every organization of the person, once. What follows decides in SQL, for a list may be long,
/// what `Standing::rights` decides of one: the tests hold the two together.
fn mine(today: &Date) -> String {
    let holds = rights::holds("e", today);
    format!(
        "from (
            select s.organization_id, s.role = 'head' as head, s.hold, e.id as employee
            from staff s
            left join employee e on e.organization_id = s.organization_id and e.snils = s.snils
                and {holds}
            where s.snils = ?1
            union all
            select e.organization_id, 0, null, iif({holds}, e.id, null) from employee e
            where e.snils = ?1 and not exists (select 1 from staff s
                where s.organization_id = e.organization_id and s.snils = e.snils)
        ) mine
        join organization item on item.id = mine.organization_id
        where true"
    )
}

/// The place of the person's role among the others.
const RANK: &str = "case when mine.head then 0
    when exists (select 1 from employee_permission
        where employee_id = mine.employee and code = 'administrator') then 1
    else 2 end";
const OPEN: &str =
    "(not item.liquidated and mine.hold is null and (mine.head or mine.employee is not null))";

impl Filter {
    fn sql(self) -> String {
        let role = match self.role {
            None => String::new(),
            Some(Role::Head) => " and mine.head".to_owned(),
            Some(Role::Administrator) => format!(" and {RANK} = 1"),
            Some(Role::Employee) => format!(" and {RANK} = 2"),
        };
        let state = match self.state {
            None => String::new(),
            Some(State::Open) => format!(" and {OPEN}"),
            Some(State::Closed) => format!(" and not item.liquidated and not {OPEN}"),
            Some(State::Liquidated) => " and item.liquidated".to_owned(),
        };
        role + &state
    }
}

impl Store {
    pub async fn organizations_of(
        &self,
        person: &Snils,
        filter: Filter,
        today: &Date,
        query: &PageQuery,
    ) -> Result<Page<Row>, sqlx::Error> {
        let by_role = format!("{RANK} || item.sort_key");
        let list = List {
            columns: COLUMNS,
            tables: TABLES,
            matching: &(mine(today) + &filter.sql()),
            key: match query.sort {
                Sort::Role => &by_role,
                _ => "item.sort_key",
            },
            searched: Searched::TEXTS,
            of: person.digits(),
            with: &[],
        };
        list.page(self, query).await
    }

    /// As [`belonging`], for what changes nothing.
    pub async fn organization_of(
        &self,
        person: &Snils,
        id: &str,
        today: &Date,
    ) -> Result<Option<(Organization, Standing)>, sqlx::Error> {
        belonging(&mut *self.pool().acquire().await?, person, id, today).await
    }

    /// Fills in what a migration has left empty, which knows no Russian.
    pub async fn make_searchable(&self) -> Result<(), sqlx::Error> {
        let rows: Vec<Organization> = sqlx::query_as(
            "select id, short_name, full_name, branch_name, ogrn, inn from organization
             where search = ''",
        )
        .fetch_all(self.pool())
        .await?;
        if rows.is_empty() {
            return Ok(());
        }
        let mut tx = self.write().await?;
        for row in rows {
            sqlx::query("update organization set search = ? where id = ?")
                .bind(row.searchable())
                .bind(&row.id)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await
    }
}
