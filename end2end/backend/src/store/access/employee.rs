//! An employee with access, and why their access may stay as it is.

use std::collections::BTreeSet;

use sqlx::types::Json;
use sqlx::{FromRow, SqliteConnection};

use crate::domain::consent::Consent;
use crate::domain::field::FieldError;
use crate::domain::permissions::{ADMINISTRATOR, Code};
use crate::domain::person::{Names, Snils};
use crate::domain::span::Span;
use crate::store::authorised::{Actor, Denied};
use crate::store::page::{Cursor, Placed};

#[derive(FromRow)]
pub struct Employee {
    pub id: String,
    #[sqlx(flatten)]
    pub names: Names,
    pub position: Option<String>,
    pub snils: Snils,
    /// Shown only to those who ask for it.
    pub inn: Option<String>,
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

/// Whose access, and by whom it is touched.
pub struct Target<'a> {
    pub by: Actor<'a>,
    pub employee: &'a str,
    pub now: i64,
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
    Denied(Denied),
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self::Denied(error.into())
    }
}

pub const COLUMNS: &str =
    "item.id, item.last_name, item.first_name, item.middle_name, item.position,
    item.snils, item.inn, item.version, item.valid_from, item.valid_until, item.granted_at,
    item.granted_by, item.consent, sign_in.at as last_sign_in_at,
    (select json_group_array(code) from employee_permission where employee_id = item.id)
        as permissions";
pub const TABLES: &str = "employee item left join sign_in on sign_in.snils = item.snils";
pub const MINE: &str = "item.organization_id = ?1";

pub async fn find(
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
