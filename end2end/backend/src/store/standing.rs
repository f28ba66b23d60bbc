//! Who somebody is in an organization: what a request is let in by, what a change is made by, and who is
//! left to give access.

use std::collections::BTreeSet;

use sqlx::{FromRow, SqliteConnection};

use super::page::{Cursor, Placed};
use crate::domain::access::{Hold, Lasting, Standing};
use crate::domain::permissions::{ADMINISTRATOR, Code};
use crate::domain::person::Snils;
use crate::domain::span::{Date, Span};
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

/// It, and what is known of one person in it.
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
            until: self.span.valid_until,
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

pub const COLUMNS: &str = "item.id, item.short_name, item.full_name, item.branch_name, item.ogrn,
    item.inn, item.liquidated, coalesce(s.role = 'head', 0) as head, s.hold,
    exists (select 1 from employee where organization_id = item.id) as in_use,
    (select json_group_array(code) from employee_permission where employee_id = e.id)
        as permissions, e.valid_from, e.valid_until";
/// The tables of those columns, for the person of this СНИЛС.
macro_rules! tables_of {
    ($snils:literal) => {
        concat!(
            "organization item
            left join staff s on s.organization_id = item.id and s.snils = ",
            $snils,
            " left join employee e on e.organization_id = item.id and e.snils = ",
            $snils
        )
    };
}
pub const TABLES: &str = tables_of!("?1");

/// One organization and who the person is there; None when they do not belong to it, whether it exists
/// or not.
pub async fn belonging(
    connection: &mut SqliteConnection,
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
        .fetch_optional(connection)
        .await?;
    Ok(row.map(|row| row.split(today)))
}

/// Until when somebody can give access to others: the longest of those who can today. Who they are is
/// decided by what decides it at each request.
pub async fn administered(
    connection: &mut SqliteConnection,
    id: &str,
    today: &Date,
) -> Result<Option<Lasting>, sqlx::Error> {
    let select = format!(
        "select {COLUMNS} from (
            select snils from staff where organization_id = ?1 and role = 'head'
            union
            select employee.snils from employee join employee_permission
                on employee_id = employee.id and code = ?2
            where organization_id = ?1
         ) who join {} where item.id = ?1",
        tables_of!("who.snils")
    );
    let rows: Vec<Row> = sqlx::query_as(&select)
        .bind(id)
        .bind(ADMINISTRATOR)
        .fetch_all(connection)
        .await?;
    let standings = rows.into_iter().map(|row| row.split(today).1);
    Ok(standings.filter_map(|one| one.administers()).max())
}

impl Organization {
    /// What a search among organizations looks through.
    pub fn searchable(&self) -> String {
        let branch = self.branch_name.as_deref().unwrap_or_default();
        let names = [self.short_name.as_str(), &self.full_name, branch];
        text::searchable_organization(names, [&self.ogrn, &self.inn])
    }
}
