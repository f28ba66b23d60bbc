//! What the dialog sends, what it says when it worked, and how it is undone.

use crate::api::{ApiError, Client};
use crate::domain::{EmployeeAccess, GrantAttempt, OrganizationId, Permissions};
use crate::i18n::AccessTexts;

/// One press of «Сохранить», «Отозвать доступ» or «Отменить».
#[derive(Clone)]
pub enum Save {
    Grant(GrantAttempt),
    Change(EmployeeAccess, Permissions),
    Revoke(EmployeeAccess),
}

/// What was done.
#[derive(Clone)]
pub struct Done {
    /// In words.
    pub words: String,
    /// What undoes it. Not for a revocation: giving access anew needs numbers that the app does not have.
    pub undo: Option<Save>,
}

impl Save {
    /// Sends it.
    pub async fn send(
        self,
        client: &Client,
        organization: &OrganizationId,
        w: &AccessTexts,
    ) -> Result<Done, ApiError> {
        let (words, name, undo) = match self {
            Self::Grant(attempt) => {
                let now = client.grant_access(organization, &attempt).await?;
                let name = attempt.grant.grantee.name().whole();
                (w.administration.granted, name, now.map(Self::Revoke))
            }
            Self::Change(EmployeeAccess { employee, version }, permissions) => {
                let now = client
                    .change_permissions(organization, &employee.id, &version, &permissions)
                    .await?;
                let before = employee.permissions;
                let undo = now.map(|now| Self::Change(now, before));
                (w.administration.changed, employee.name.whole(), undo)
            }
            Self::Revoke(EmployeeAccess { employee, version }) => {
                client
                    .revoke_access(organization, &employee.id, &version)
                    .await?;
                (w.administration.revoked, employee.name.whole(), None)
            }
        };
        Ok(Done {
            words: words(&name),
            undo,
        })
    }
}
