//! Employees with access: list, read, change, revoke.

use std::collections::BTreeSet;

use serde::Deserialize;
use sqlx::types::Json;
use sqlx::{FromRow, SqliteConnection};

use super::journal::{Action, Entry, Given};
use super::page::{Cursor, List, Page, PageQuery, Placed, Sort};
use super::{Store, access, revoked};
use crate::domain::consent::Consent;
use crate::domain::permissions::{self, ADMINISTRATOR, Code};
use crate::domain::person::{Names, Person, Snils};
use crate::domain::span::{Bound, Date, Span};
use crate::problem::FieldError;

#[derive(FromRow)]
pub struct Employee {
    pub id: String,
    #[sqlx(flatten)]
    pub names: Names,
    pub position: Option<String>,
    pub snils: Snils,
    #[sqlx(json)]
    pub permissions: BTreeSet<Code>,
    pub version: i64,
    #[sqlx(flatten)]
    pub span: Span,
    pub granted_at: Option<i64>,
    pub granted_by: Option<String>,
    pub last_sign_in_at: Option<i64>,
    pub consent: Option<Json<Consent>>,
    #[sqlx(default)]
    place: String,
}

impl Employee {
    pub fn is_administrator(&self) -> bool {
        self.permissions.contains(&Code::new(ADMINISTRATOR))
    }
}

impl Placed for Employee {
    fn place(&self) -> Cursor {
        Cursor {
            key: self.place.clone(),
            id: self.id.clone(),
        }
    }
}

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

/// Whose access, and by whom it is touched.
pub struct Target<'a> {
    pub organization: &'a str,
    pub employee: &'a str,
    pub actor: &'a Person,
    pub now: i64,
    pub today: Date,
}

/// What an access becomes.
pub struct Change {
    pub permissions: Vec<Code>,
    pub valid_from: Bound,
    pub valid_until: Bound,
}

/// What must be so for a change to be made.
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    /// The version that the user saw; None when it was none of ours and so matches nothing.
    pub seen: Option<i64>,
    /// Whether the user means to take rights from themself, if it comes to that.
    pub own_rights: bool,
}

/// The full numbers of somebody; no `Debug`, as [`Snils`] has none.
#[derive(FromRow)]
pub struct Numbers {
    pub snils: Snils,
    pub inn: Option<String>,
}

/// Why access stays as it was.
pub enum Refusal {
    NotFound,
    ChangedMeanwhile,
    LastAdministrator,
    HeadIsAdministrator,
    OwnRightsUnconfirmed,
    /// Whom a revocation was to be undone of; under which id.
    AlreadyHasAccess(String),
    /// To undo a revocation.
    TooLate,
    Invalid(Vec<FieldError>),
    Store(sqlx::Error),
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error)
    }
}

const COLUMNS: &str = "item.id, item.last_name, item.first_name, item.middle_name, item.position,
    item.snils, item.version, item.valid_from, item.valid_until, item.granted_at,
    item.granted_by, item.consent, sign_in.at as last_sign_in_at,
    (select json_group_array(code) from employee_permission where employee_id = item.id)
        as permissions";
const TABLES: &str = "employee item left join sign_in on sign_in.snils = item.snils";
const MINE: &str = "item.organization_id = ?1";

impl Filter {
    /// The code of the permission is `?2`.
    fn sql(&self, today: &Today) -> String {
        let holds = access::holds("item", &today.date);
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

impl Condition {
    /// Nobody takes rights from themself by the way.
    fn may_lose_rights(self, target: &Target<'_>, employee: &Employee) -> Result<(), Refusal> {
        if self.own_rights || employee.snils != target.actor.snils {
            Ok(())
        } else {
            Err(Refusal::OwnRightsUnconfirmed)
        }
    }
}

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
            of: organization,
            with: &permission,
        };
        list.page(self.pool(), query).await
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

    /// Replaces the permissions of an employee, and between which days they hold.
    pub async fn change(
        &self,
        target: &Target<'_>,
        condition: Condition,
        change: Change,
    ) -> Result<Employee, Refusal> {
        let mut tx = self.write().await?;
        let before = present(&mut tx, target, condition).await?;
        let span = Span {
            valid_from: change.valid_from.or(before.span.valid_from.clone()),
            valid_until: change.valid_until.or(before.span.valid_until.clone()),
        };
        let asked = permissions::checked(&change.permissions, &before.permissions);
        let asked = span.checked(asked).map_err(Refusal::Invalid)?;
        if !asked.contains(&Code::new(ADMINISTRATOR)) || !span.lasts(&target.today) {
            let organization = target.organization;
            access::may_lose_administrator(&mut tx, organization, &before, &target.today).await?;
        }
        let goes = before.permissions.difference(&asked).next().is_some()
            || (before.span.outside(&target.today).is_none()
                && span.outside(&target.today).is_some());
        if goes {
            condition.may_lose_rights(target, &before)?;
        }
        access::write(&mut tx, &before.id, &asked).await?;
        sqlx::query(
            "update employee set version = version + 1, valid_from = ?, valid_until = ?
             where id = ?",
        )
        .bind(&span.valid_from)
        .bind(&span.valid_until)
        .bind(&before.id)
        .execute(&mut *tx)
        .await?;
        let after = Given {
            permissions: &asked,
            span: &span,
        };
        Entry::of(target, &before, Action::Changed)
            .write(&mut tx, Some(before.given()), Some(after))
            .await?;
        let after = find(&mut tx, target.organization, &before.id).await?;
        tx.commit().await?;
        after.ok_or(Refusal::NotFound)
    }

    /// Takes all access away.
    pub async fn revoke(&self, target: &Target<'_>, condition: Condition) -> Result<(), Refusal> {
        let mut tx = self.write().await?;
        let before = present(&mut tx, target, condition).await?;
        access::may_lose_administrator(&mut tx, target.organization, &before, &target.today)
            .await?;
        condition.may_lose_rights(target, &before)?;
        revoked::keep(&mut tx, target, &before).await?;
        sqlx::query("delete from employee where id = ?")
            .bind(&before.id)
            .execute(&mut *tx)
            .await?;
        Entry::of(target, &before, Action::Revoked)
            .write(&mut tx, Some(before.given()), None)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The numbers that are masked elsewhere. Nobody gets them without being written down.
    pub async fn reveal(&self, target: &Target<'_>) -> Result<Numbers, Refusal> {
        let mut tx = self.write().await?;
        let employee = find(&mut tx, target.organization, target.employee).await?;
        let employee = employee.ok_or(Refusal::NotFound)?;
        Entry::of(target, &employee, Action::Revealed)
            .write(&mut tx, None, None)
            .await?;
        let numbers = sqlx::query_as("select snils, inn from employee where id = ?")
            .bind(&employee.id)
            .fetch_one(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(numbers)
    }
}

/// The employee as they are now, provided that the user saw them so.
async fn present(
    connection: &mut SqliteConnection,
    target: &Target<'_>,
    condition: Condition,
) -> Result<Employee, Refusal> {
    let employee = find(connection, target.organization, target.employee).await?;
    let employee = employee.ok_or(Refusal::NotFound)?;
    if condition.seen == Some(employee.version) {
        Ok(employee)
    } else {
        Err(Refusal::ChangedMeanwhile)
    }
}

pub(super) async fn find(
    connection: &mut SqliteConnection,
    organization: &str,
    id: &str,
) -> Result<Option<Employee>, sqlx::Error> {
    let select = format!("select {COLUMNS} from {TABLES} where {MINE} and item.id = ?2");
    sqlx::query_as(&select)
        .bind(organization)
        .bind(id)
        .fetch_optional(connection)
        .await
}
