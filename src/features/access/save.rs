//! What the dialog sends, what it says when it worked, and how it is undone.

use crate::api::{ApiError, Client, Confirmation, Offered};
use crate::domain::{
    EmployeeAccess, EmployeeId, ErrorKind, GrantAttempt, OrganizationId, Rights, offer,
};
use crate::features::access::words::AccessTexts;

/// One press of «Сохранить», «Отозвать доступ» or «Отменить».
#[derive(Clone)]
pub enum Save {
    Grant(GrantAttempt),
    Change(EmployeeAccess, Rights, Confirmation),
    Revoke(EmployeeAccess, Confirmation),
    /// Gives back what was revoked from this employee, who has this name.
    Restore(Offered<offer::Restore>, EmployeeId, String),
}

/// What was done.
#[derive(Clone)]
pub struct Done {
    /// In words.
    pub words: String,
    /// What undoes it.
    pub undo: Option<Save>,
}

impl Save {
    /// The same, with the word that a change to one's own rights is meant.
    pub fn meant(self) -> Self {
        match self {
            Self::Change(access, rights, _) => {
                Self::Change(access, rights, Confirmation::OwnRights)
            }
            Self::Revoke(access, _) => Self::Revoke(access, Confirmation::OwnRights),
            other => other,
        }
    }

    /// Sends it. `was_open`: it was sent before, and nobody knows what was done.
    pub async fn send(
        self,
        client: &Client,
        organization: &OrganizationId,
        w: &AccessTexts,
        was_open: bool,
    ) -> Result<Done, ApiError> {
        let (words, name, undo) = match self {
            Self::Grant(attempt) => {
                let now = client.grant_access(organization, &attempt).await?;
                let name = attempt.grant.grantee.name().whole();
                let undo = Some(Self::Revoke(now, Confirmation::Unasked));
                (w.administration.granted, name, undo)
            }
            Self::Change(EmployeeAccess { employee, version }, rights, meant) => {
                let before = employee.rights();
                let term = Some(&rights.term).filter(|term| **term != before.term);
                let change = (&rights.permissions, term);
                let now = client
                    .change_permissions(organization, &employee.id, &version, change, meant)
                    .await?;
                let undo = Some(Self::Change(now, before, meant));
                (w.administration.changed, employee.name.whole(), undo)
            }
            Self::Revoke(EmployeeAccess { employee, version }, meant) => {
                let sent = client.revoke_access(organization, &employee.id, &version, meant);
                match sent.await {
                    // The request before has done it.
                    Err(error) if was_open && error.kind == ErrorKind::NotFound => {}
                    sent => sent?,
                }
                let name = employee.name.whole();
                let restore = client.offered::<offer::Restore>();
                let undo = restore.map(|calls| Self::Restore(calls, employee.id, name.clone()));
                (w.administration.revoked, name, undo)
            }
            Self::Restore(calls, id, name) => {
                let now = calls.restore_access(organization, &id).await?;
                let undo = Some(Self::Revoke(now, Confirmation::Unasked));
                (w.rights.restored, name, undo)
            }
        };
        Ok(Done {
            words: words(&name),
            undo,
        })
    }
}
