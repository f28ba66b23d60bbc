//! Employees with access: listed and read.

use serde::Deserialize;
use sqlx::types::Json;

use super::employee::{COLUMNS, Employee, MINE, TABLES, find};
use super::rights;
use crate::domain::span::Date;
use crate::store::Store;
use crate::store::page::{List, Page, PageQuery, Searched, Sort};

/// Which of them a list has; None: all.
#[derive(Clone, Debug, Deserialize)]
pub struct Filter {
    /// The code of one that they have.
    pub permission: Option<String>,
    pub state: Option<State>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Active,
    /// Active, but not for long.
    Expiring,
    Expired,
    NotYet,
    /// Has not signed in for long, or never.
    Idle,
}

/// What «soon» and «long ago» are counted from.
pub struct Today {
    pub date: Date,
    /// The last day that is soon.
    pub soon: Date,
    /// In seconds; who signed in before it has not for long.
    pub long_ago: i64,
}

impl Filter {
    /// The code of the permission is `?2`.
    fn sql(&self, today: &Today) -> String {
        let holds = rights::holds("item", &today.date);
        let (date, soon) = (today.date.as_str(), today.soon.as_str());
        let state = match self.state {
            None => String::new(),
            Some(State::Active) => format!(" and {holds}"),
            Some(State::Expiring) => format!(" and {holds} and item.valid_until <= '{soon}'"),
            Some(State::Expired) => format!(" and item.valid_until < '{date}'"),
            Some(State::NotYet) => format!(" and item.valid_from > '{date}'"),
            Some(State::Idle) => {
                format!(" and coalesce(sign_in.at, 0) < {}", today.long_ago)
            }
        };
        let permission = self.permission.as_ref().map(|_| {
            " and exists (select 1 from employee_permission
                where employee_id = item.id and code = ?2)"
        });
        state + permission.unwrap_or_default()
    }
}

// Each by its index.
const MASKED: &str = "item.id in (
    select id from employee where organization_id = ?1 and snils = {number}
    union all select id from employee where organization_id = ?1 and inn = {number})";

impl Store {
    pub async fn employees(
        &self,
        organization: &str,
        filter: &Filter,
        today: &Today,
        query: &PageQuery,
    ) -> Result<Page<Employee>, sqlx::Error> {
        let permission: Vec<_> = filter.permission.as_deref().into_iter().collect();
        let list = List {
            columns: COLUMNS,
            tables: TABLES,
            matching: &format!("from {TABLES} where {MINE}{}", filter.sql(today)),
            // Each as text of one length before the name; who has no end comes last, and who never
            // signed in first.
            key: match query.sort {
                Sort::Until => "coalesce(item.valid_until, '9999-12-31') || item.sort_key",
                Sort::LastSignIn => "printf('%012d', coalesce(sign_in.at, 0)) || item.sort_key",
                _ => "item.sort_key",
            },
            searched: Searched::people(MASKED),
            of: organization,
            with: &permission,
        };
        list.page(self, query).await
    }

    pub async fn employee(
        &self,
        organization: &str,
        id: &str,
    ) -> Result<Option<Employee>, sqlx::Error> {
        find(&mut *self.pool().acquire().await?, organization, id).await
    }

    /// Those with one of these СНИЛС.
    pub async fn employees_of(
        &self,
        organization: &str,
        snils: &[&str],
    ) -> Result<Vec<Employee>, sqlx::Error> {
        let select = format!(
            "select {COLUMNS} from {TABLES}
             where {MINE} and item.snils in (select value from json_each(?2))"
        );
        sqlx::query_as(&select)
            .bind(organization)
            .bind(Json(snils))
            .fetch_all(self.pool())
            .await
    }
}
