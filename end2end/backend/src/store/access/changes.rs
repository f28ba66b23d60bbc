//! Access changed and taken away, and the numbers of who has it looked at.

use sqlx::{FromRow, SqliteConnection};

use super::employee::{Employee, Refusal, Target, find};
use super::journal::{Action, Entry, Given};
use super::rights::Administered;
use super::{revoked, rights};
use crate::domain::permissions::{self, ADMINISTRATOR, Code};
use crate::domain::person::Snils;
use crate::domain::span::{Bound, Span};
use crate::store::Store;

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

impl Condition {
    /// Nobody takes rights from themself by the way.
    fn may_lose_rights(self, target: &Target<'_>, employee: &Employee) -> Result<(), Refusal> {
        if self.own_rights || employee.snils != target.by.person.snils {
            Ok(())
        } else {
            Err(Refusal::OwnRightsUnconfirmed)
        }
    }
}

impl Store {
    /// Replaces the permissions of an employee, and between which days they hold.
    pub async fn change(
        &self,
        target: &Target<'_>,
        condition: Condition,
        change: Change,
    ) -> Result<Employee, Refusal> {
        let mut tx = self.write_as(&target.by).await?;
        let before = present(&mut tx, target, condition).await?;
        let span = Span {
            valid_from: change.valid_from.or(before.span.valid_from.clone()),
            valid_until: change.valid_until.or(before.span.valid_until.clone()),
        };
        let asked = permissions::checked(&change.permissions, &before.permissions);
        let asked = span.checked(asked).map_err(Refusal::Invalid)?;
        if !asked.contains(&Code::new(ADMINISTRATOR)) || !span.lasts(&target.by.today) {
            rights::may_lose_administrator(&mut tx, target.by.organization, &before).await?;
        }
        let administered = Administered::before(&mut tx, target, &before).await?;
        let goes = before.permissions.difference(&asked).next().is_some()
            || (before.span.outside(&target.by.today).is_none()
                && span.outside(&target.by.today).is_some());
        rights::write(&mut tx, &before.id, &asked).await?;
        sqlx::query(
            "update employee set version = version + 1, valid_from = ?, valid_until = ?
             where id = ?",
        )
        .bind(&span.valid_from)
        .bind(&span.valid_until)
        .bind(&before.id)
        .execute(&mut *tx)
        .await?;
        administered.stays(&mut tx, target).await?;
        if goes {
            condition.may_lose_rights(target, &before)?;
        }
        let after = Given {
            permissions: &asked,
            span: &span,
        };
        Entry::of(target, &before, Action::Changed)
            .write(&mut tx, Some(before.given()), Some(after))
            .await?;
        let after = find(&mut tx, target.by.organization, &before.id).await?;
        tx.commit().await?;
        after.ok_or(Refusal::NotFound)
    }

    /// Takes all access away.
    pub async fn revoke(&self, target: &Target<'_>, condition: Condition) -> Result<(), Refusal> {
        let mut tx = self.write_as(&target.by).await?;
        let before = present(&mut tx, target, condition).await?;
        rights::may_lose_administrator(&mut tx, target.by.organization, &before).await?;
        let administered = Administered::before(&mut tx, target, &before).await?;
        revoked::keep(&mut tx, target, &before).await?;
        sqlx::query("delete from employee where id = ?")
            .bind(&before.id)
            .execute(&mut *tx)
            .await?;
        administered.stays(&mut tx, target).await?;
        condition.may_lose_rights(target, &before)?;
        Entry::of(target, &before, Action::Revoked)
            .write(&mut tx, Some(before.given()), None)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The numbers that are masked elsewhere. Nobody gets them without being written down.
    pub async fn reveal(&self, target: &Target<'_>) -> Result<Numbers, Refusal> {
        let mut tx = self.write_as(&target.by).await?;
        let employee = find(&mut tx, target.by.organization, target.employee).await?;
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
    let employee = find(connection, target.by.organization, target.employee).await?;
    let employee = employee.ok_or(Refusal::NotFound)?;
    if condition.seen == Some(employee.version) {
        Ok(employee)
    } else {
        Err(Refusal::ChangedMeanwhile)
    }
}
