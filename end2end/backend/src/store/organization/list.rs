//! The organizations a person belongs to: by the staff directory, or by access given by hand.

use std::collections::BTreeSet;

use serde::Deserialize;
use sqlx::FromRow;

use crate::domain::access::{Hold, Role, Standing};
use crate::domain::permissions::Code;
use crate::domain::person::Snils;
use crate::domain::span::{Date, Span};
use crate::store::Store;
use crate::store::access::rights;
use crate::store::page::{Cursor, List, Page, PageQuery, Placed, Sort};
use crate::text;

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
    #[sqlx(default)]
    place: String,
    liquidated: bool,
    head: bool,
    hold: Option<Hold>,
    in_use: bool,
    #[sqlx(json)]
    permissions: BTreeSet<Code>,
    #[sqlx(flatten)]
    span: Span,
}

impl Row {
    pub fn split(self, today: &Date) -> (Organization, Standing) {
        let outside = self.span.outside(today);
        let standing = Standing {
            head: self.head,
            hold: self.hold,
            liquidated: self.liquidated,
            in_use: self.in_use,
            permissions: outside.map_or(self.permissions, |_| BTreeSet::new()),
            outside,
        };
        (self.organization, standing)
    }
}

impl Placed for Row {
    fn place(&self) -> Cursor {
        Cursor {
            key: self.place.clone(),
            id: self.organization.id.clone(),
        }
    }
}

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

const COLUMNS: &str = "item.id, item.short_name, item.full_name, item.branch_name, item.ogrn,
    item.inn, item.liquidated, coalesce(s.role = 'head', 0) as head, s.hold,
    exists (select 1 from employee where organization_id = item.id) as in_use,
    (select json_group_array(code) from employee_permission where employee_id = e.id)
        as permissions, e.valid_from, e.valid_until";
const TABLES: &str = "organization item
    left join staff s on s.organization_id = item.id and s.snils = ?1
    left join employee e on e.organization_id = item.id and e.snils = ?1";

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
            of: person.digits(),
            with: &[],
        };
        list.page(self.pool(), query).await
    }

    /// One of them; None when the person does not belong to it, whether it exists or not.
    pub async fn organization_of(
        &self,
        person: &Snils,
        id: &str,
        today: &Date,
    ) -> Result<Option<(Organization, Standing)>, sqlx::Error> {
        let select = format!(
            "select {COLUMNS} from {TABLES}
             where item.id = ?2 and (s.id is not null or e.id is not null)"
        );
        let row: Option<Row> = sqlx::query_as(&select)
            .bind(person)
            .bind(id)
            .fetch_optional(self.pool())
            .await?;
        Ok(row.map(|row| row.split(today)))
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

impl Organization {
    /// What a search among organizations looks through.
    pub fn searchable(&self) -> String {
        let branch = self.branch_name.as_deref().unwrap_or_default();
        let names = [self.short_name.as_str(), &self.full_name, branch];
        text::searchable_organization(names, [&self.ogrn, &self.inn])
    }
}
